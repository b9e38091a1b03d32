// One turn of a conversation as elements. Holds no state.
wenju.turns = (() => {
  const { confirmOn, copy, edit, el, feedback, icon, notes, placeOf, scope, t, titleOf, values } = wenju;

  const LONGEST_UNBROKEN = 12; // characters of a value that a line must not break
  const LONGEST_LARGE = 12; // characters of a short answer in the largest type
  const MOST_CHARACTERS = 500; // of a question
  const TROUBLES = { lost: "connection_lost", crowded: "crowded" };

  const pill = (turn, n, handlers) => {
    const source = turn.sources.find((candidate) => candidate.n === n);
    if (!source) return null;
    const name = t("source_n", { n, title: titleOf(source), paragraph: source.paragraph });
    const button = el("button", { class: "pill", type: "button", "aria-label": name, title: name }, String(n));
    button.onclick = () => handlers.cite(turn, n, button);
    return button;
  };

  // ---- the sentences
  // The value in its sentence stands out, so that the eye finds it again.
  const withValue = (text, value) => {
    const at = value ? text.indexOf(value) : -1;
    if (at < 0) return [text];
    const short = value.length <= LONGEST_UNBROKEN;
    return [text.slice(0, at), el("strong", { class: short && "unbroken" }, value), text.slice(at + value.length)];
  };
  // The last character and the pills stay on one line: a pill alone at the start of a line belongs to nothing.
  const statement = (turn, { text, citations }, handlers) => {
    const characters = Array.from(text);
    const last = characters.pop() || "";
    const pills = citations.map((n) => pill(turn, n, handlers));
    return el(
      "p",
      { class: "statement" },
      ...withValue(characters.join(""), turn.short_answer),
      el("span", { class: "tail" }, last, ...pills.filter(Boolean)),
    );
  };
  // A remark is {key, values}: it is said in the language of the page, whenever that changes.
  const told = ({ key, values: named }) =>
    t(key, Object.fromEntries(named.map(([name, value]) => [name, filled(value)])));
  const filled = (value) => {
    if (Array.isArray(value)) {
      const plain = value.every((one) => typeof one === "string");
      return value.map(filled).join(t(plain ? "enumeration" : "separator"));
    }
    return typeof value === "string" ? value : told(value);
  };
  // What is quoted stays as it is; what a comparison comes to is the page's own word.
  const outcome = ({ table }) => (table?.outcome ? told(table.outcome) : "");
  const short = (turn) => (turn.short_answer && outcome(turn)) || turn.short_answer;
  // A sentence of nothing but the table's figures and the short answer is not said again below them, nor is one of the
  // short answer alone where others follow.
  const saysMore = (text, parts) => /[\p{L}\p{N}]/u.test(parts.reduce((left, part) => left.replace(part, ""), text));
  const isInTable = ({ table, short_answer: value }, { text }) =>
    Boolean(table) && !saysMore(text, [...table.sides.flatMap((side) => [side.name, side.value]), value]);
  const sideBySide = (turn) => {
    const listed = turn.table.sides.map(({ name, value }) => t("compared", { side: name, value })).join(t("separator"));
    return outcome(turn) ? t("side_by_side", { listed, outcome: outcome(turn) }) : t("listed", { listed });
  };
  const sentence = (turn, statement) => (isInTable(turn, statement) ? sideBySide(turn) : statement.text);
  const statements = (turn, handlers) => {
    const besides = turn.statements.filter((item) => !isInTable(turn, item));
    const further = besides.filter(({ text }) => saysMore(text, [turn.short_answer]));
    const shown = further.length ? further : besides; // one that is all of the answer is its proof, too
    if (!shown.length) return null;
    return el("div", { class: "statements" }, ...shown.map((item) => statement(turn, item, handlers)));
  };

  // ---- above them: how the question was understood, what is special, the short answer
  const understood = (turn, handlers) => {
    if (!turn.understood) return null;
    const label = t("edit_understood", { question: turn.understood });
    const chip = el("button", { class: "chip", type: "button", "aria-label": label, title: label }, turn.understood, icon("edit"));
    chip.onclick = () => edit(chip, { value: turn.understood, label: t("question"), most: MOST_CHARACTERS }, handlers.ask);
    return el("p", { class: "understood" }, el("span", {}, t("understood")), chip);
  };
  // Differing values are a list of their own; a comparison names the times of its figures, and what is computed from them.
  const isListed = (turn) => turn.values?.length > 0;
  const BESIDE_A_TABLE = { computed: null, computed_across_times: "times_differ", different_times: "times_differ" };
  const remark = (turn) => {
    if (!turn.notice?.key || (isListed(turn) && turn.notice.key === "different_values")) return null;
    const shorter = turn.table ? BESIDE_A_TABLE[turn.notice.key] : undefined;
    return shorter === undefined ? told(turn.notice) : shorter && t(shorter);
  };
  const notice = (turn) => {
    const said = remark(turn);
    return said ? el("p", { class: "remark" }, said) : null;
  };
  const shortAnswer = (turn) =>
    turn.short_answer
      ? el(
          "p",
          { class: short(turn).length > LONGEST_LARGE ? "short-answer long" : "short-answer" },
          el("span", { class: "said-short" }, short(turn)),
          turn.as_of ? el("span", { class: "as-of" }, turn.as_of) : null,
        )
      : null;

  // ---- below them
  const actions = (turn, handlers) => {
    const copyParts = () => [icon("copy"), t("copy")];
    const copyButton = el("button", { class: "copy", type: "button" }, ...copyParts());
    copyButton.onclick = async () => {
      await copy(notes.asText(turn));
      confirmOn(copyButton, t("copied"), copyParts);
    };
    const isRefused = turn.stage === "refused";
    const count = t("count_of_sources", { count: turn.sources.length });
    const list = el("button", { class: "list", type: "button", onclick: () => handlers.list(turn) }, icon("sources"), count);
    const { thumbs, panel } = feedback.draw(turn, (verdict) => handlers.judge(turn, verdict));
    return [
      el("div", { class: "actions" }, isRefused ? null : copyButton, isRefused || !turn.sources.length ? null : list, thumbs),
      panel,
    ];
  };
  const followUps = (turn, handlers) =>
    el(
      "div",
      { class: "follow-ups", role: "group", "aria-label": t("follow_ups") },
      ...turn.follow_ups.map((question) => el("button", { type: "button", onclick: () => handlers.ask(question) }, question)),
    );
  const nearest = (turn, source, handlers) =>
    el(
      "button",
      { class: "near", type: "button", onclick: (event) => handlers.cite(turn, source.n, event.currentTarget) },
      el("span", { class: "pill", "data-n": source.n }, String(source.n)),
      el("span", { class: "near-title" }, titleOf(source)),
      el("span", { class: "near-meta" }, placeOf(source)),
      el("span", { class: "near-text" }, source.excerpt),
    );

  // ---- the stages
  const status = (turn) => {
    const running = { searching: t("searching"), reading: t("reading", turn), writing: t("writing") }[turn.stage];
    return running ? el("p", { class: "status" }, running) : null;
  };
  const retry = (turn, handlers) =>
    el("button", { class: "retry", type: "button", onclick: () => handlers.retry(turn) }, t("retry"));
  const stopped = (turn, handlers) =>
    el("div", { class: "stopped" }, el("p", { class: "notice" }, t("stopped")), retry(turn, handlers));
  const answer = (turn, handlers) => {
    const cite = (n) => pill(turn, n, handlers);
    return [
      understood(turn, handlers),
      notice(turn),
      shortAnswer(turn),
      turn.table ? values.drawTable(turn.table, cite) : null,
      isListed(turn) ? values.drawValues(turn.values, cite) : null,
      statements(turn, handlers),
      status(turn),
      turn.stage === "stopped" ? stopped(turn, handlers) : null,
      ...(turn.stage === "answered" ? actions(turn, handlers) : []),
    ];
  };
  const refusal = (turn, handlers) => [
    understood(turn, handlers),
    el(
      "div",
      { class: "refusal" },
      el("p", { class: "notice" }, turn.refusal || t("refusal")),
      notice(turn),
    ),
    turn.scope
      ? el("button", { class: "retry", type: "button", onclick: () => handlers.widen(turn) }, t("ask_unlimited"))
      : null,
    turn.sources.length ? el("p", { class: "nearest-label" }, t("nearest")) : null,
    ...turn.sources.map((source) => nearest(turn, source, handlers)),
    ...actions(turn, handlers),
  ];
  const failure = (turn, handlers) => [
    el(
      "div",
      { class: "failure" },
      el("p", { class: "notice" }, t(TROUBLES[turn.trouble] || "failed")),
      turn.error ? el("p", { class: "error-id" }, t("error_id", { id: turn.error })) : null,
    ),
    retry(turn, handlers),
  ];

  // handlers: ask(question), widen(turn), retry(turn), cite(turn, n, element), list(turn), judge(turn, verdict)
  const drawTurn = (turn, isLast, handlers) => {
    const body = { refused: refusal, failed: failure }[turn.stage] || answer;
    const limits = turn.scope ? scope.inWords(turn.scope) : "";
    return el(
      "article",
      { class: "turn", "data-stage": turn.stage, "data-turn": turn.id },
      el("p", { class: "question" }, turn.question),
      limits ? el("p", { class: "limits" }, t("limited_to", { limits })) : null,
      el("div", { class: "answer" }, ...body(turn, handlers)),
      isLast && turn.follow_ups.length ? followUps(turn, handlers) : null,
    );
  };
  return { drawTurn, remark, sentence, short, withValue };
})();
