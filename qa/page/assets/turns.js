// One turn of a conversation as elements, and as text for the clipboard. Holds no state.
wenju.turns = (() => {
  const { confirmOn, copy, el, icon, meta, t } = wenju;

  const LONGEST_UNBROKEN = 12; // characters of a value that a line must not break
  const titleOf = (source) => source.title || t("untitled");
  const placeOf = (source) => [meta(source), t("paragraph_n", source), source.section].filter(Boolean).join(" · ");
  const pill = (turn, n, handlers) => {
    const source = turn.sources.find((candidate) => candidate.n === n);
    if (!source) return null;
    const name = t("source_n", { n, title: titleOf(source), paragraph: source.paragraph });
    const button = el("button", { class: "pill", type: "button", "aria-label": name, title: name }, String(n));
    button.onclick = () => handlers.cite(turn, n, button);
    return button;
  };

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
  const nearest = (turn, source, handlers) =>
    el(
      "button",
      { class: "near", type: "button", onclick: (event) => handlers.cite(turn, source.n, event.currentTarget) },
      el("span", { class: "pill", "data-n": source.n }, String(source.n)),
      el("span", { class: "near-title" }, titleOf(source)),
      el("span", { class: "near-meta" }, placeOf(source)),
      el("span", { class: "near-text" }, source.excerpt),
    );

  const asText = (turn) => {
    const marks = (citations) => citations.map((n) => `[${n}]`).join("");
    const notes = turn.sources.map((source) => {
      const parts = [titleOf(source), source.publisher, source.date, t("paragraph_n", source), source.url];
      return `[${source.n}] ${parts.filter(Boolean).join(" · ")}`;
    });
    const body = turn.statements.map(({ text, citations }) => text + marks(citations));
    return [turn.question, turn.short_answer, body.join("\n"), notes.join("\n")].filter(Boolean).join("\n\n");
  };

  const actions = (turn, handlers) => {
    const copyParts = () => [icon("copy"), t("copy")];
    const copyButton = el("button", { class: "copy", type: "button" }, ...copyParts());
    copyButton.onclick = async () => {
      await copy(asText(turn));
      confirmOn(copyButton, t("copied"), copyParts);
    };
    const count = t("count_of_sources", { count: turn.sources.length });
    const list = el("button", { class: "list", type: "button", onclick: () => handlers.list(turn) }, icon("sources"), count);
    return el("div", { class: "actions" }, copyButton, turn.sources.length ? list : null);
  };
  const followUps = (turn, handlers) =>
    el(
      "div",
      { class: "follow-ups", role: "group", "aria-label": t("follow_ups") },
      ...turn.follow_ups.map((question) => el("button", { type: "button", onclick: () => handlers.ask(question) }, question)),
    );

  const status = (turn) => {
    const running = { searching: t("searching"), reading: t("reading", turn), writing: t("writing") }[turn.stage];
    if (running) return el("p", { class: "status" }, running);
    return turn.stage === "stopped" ? el("p", { class: "notice" }, t("stopped")) : null;
  };
  // A remark is {key, values}: it is said in the language of the page, whenever that changes.
  const told = ({ key, values }) => t(key, Object.fromEntries(values.map(([name, value]) => [name, filled(value)])));
  const filled = (value) => {
    if (Array.isArray(value)) return value.map(filled).join(t("separator"));
    return typeof value === "string" ? value : told(value);
  };
  const remarks = (turn) => [
    turn.understood ? el("p", { class: "remark" }, t("understood", { question: turn.understood })) : null,
    turn.notice ? el("p", { class: "remark" }, told(turn.notice)) : null,
  ];
  const answer = (turn, handlers) => [
    ...remarks(turn),
    turn.short_answer ? el("p", { class: "short-answer" }, turn.short_answer) : null,
    turn.statements.length
      ? el("div", { class: "statements" }, ...turn.statements.map((item) => statement(turn, item, handlers)))
      : null,
    status(turn),
    turn.stage === "answered" ? actions(turn, handlers) : null,
  ];
  const refusal = (turn, handlers) => [
    ...remarks(turn),
    el("p", { class: "notice" }, turn.refusal || t("refusal")),
    turn.sources.length ? el("p", { class: "nearest-label" }, t("nearest")) : null,
    ...turn.sources.map((source) => nearest(turn, source, handlers)),
  ];
  const failure = (turn, handlers) => [
    el("p", { class: "notice" }, t("failed")),
    turn.error ? el("p", { class: "error-id" }, t("error_id", { id: turn.error })) : null,
    el("button", { class: "retry", type: "button", onclick: () => handlers.retry(turn) }, t("retry")),
  ];

  // handlers: ask(question), retry(turn), cite(turn, n, element), list(turn)
  const drawTurn = (turn, isLast, handlers) => {
    const body = { refused: refusal, failed: failure }[turn.stage] || answer;
    return el(
      "article",
      { class: "turn", "data-stage": turn.stage, "data-turn": turn.id },
      el("p", { class: "question" }, turn.question),
      el("div", { class: "answer" }, ...body(turn, handlers)),
      isLast && turn.follow_ups.length ? followUps(turn, handlers) : null,
    );
  };
  return { asText, drawTurn, placeOf, titleOf };
})();
