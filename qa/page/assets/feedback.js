// The verdict on an answer: thumbs, and what is wrong with it. The verdict itself lives in its turn.
wenju.feedback = (() => {
  const { el, icon, t } = wenju;

  const NONE = { verdict: "", reason: "", words: "" };
  const THUMBS = { up: "helpful", down: "unhelpful" };
  const REASONS = { unsupported: "unsupported", off_topic: "off_topic" };
  const MOST_WORDS = 500;

  // judge(verdict) keeps {verdict, reason, words} on the server and in the turn; it says whether that worked.
  // Returns the thumbs, which stand among an answer's actions, and the panel that opens below those.
  const draw = (turn, judge) => {
    const given = () => turn.feedback || NONE;
    const thumbs = el("span", { class: "thumbs", role: "group", "aria-label": t("was_it_helpful") });
    const panel = el("div", { class: "feedback", hidden: true });
    const said = el("p", { class: "said", role: "status" });
    const words = el("input", { type: "text", maxlength: MOST_WORDS, placeholder: t("in_words"), "aria-label": t("in_words") });
    const reasons = el("div", { class: "reasons", role: "group", "aria-label": t("what_is_wrong") });

    const give = async (verdict) => {
      const worked = await judge(verdict);
      said.textContent = worked ? "" : t("verdict_not_kept");
      panel.hidden = worked && given().verdict !== "down";
      mark();
      return worked;
    };
    const close = () => {
      words.blur();
      for (const part of [reasons, form, question]) part.hidden = true;
      said.textContent = t("verdict_kept");
    };
    const thumb = ([verdict, key]) => {
      const button = el("button", { class: `thumb ${verdict}`, type: "button", "aria-label": t(key), title: t(key) }, icon("thumb"));
      button.onclick = () => {
        for (const part of [reasons, form, question]) part.hidden = false;
        give(given().verdict === verdict ? NONE : { ...NONE, verdict });
      };
      return button;
    };
    const reason = ([name, key]) => {
      const button = el("button", { type: "button", "data-reason": name }, t(key));
      button.onclick = () => give({ ...given(), reason: given().reason === name ? "" : name });
      return button;
    };
    const mark = () => {
      for (const name of Object.keys(THUMBS))
        thumbs.querySelector(`.${name}`).setAttribute("aria-pressed", String(given().verdict === name));
      for (const button of reasons.children)
        button.setAttribute("aria-pressed", String(given().reason === button.dataset.reason));
    };

    const form = el("form", {}, words, el("button", { class: "give", type: "submit" }, t("send_verdict")));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (await give({ ...given(), words: words.value.trim() })) close();
    });
    const question = el("p", { class: "what" }, t("what_is_wrong"));
    words.value = given().words;
    thumbs.append(...Object.entries(THUMBS).map(thumb));
    reasons.append(...Object.entries(REASONS).map(reason));
    panel.append(question, reasons, form, said);
    mark();
    return { thumbs, panel };
  };

  return { draw };
})();
