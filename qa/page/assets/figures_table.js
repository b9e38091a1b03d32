// The table of the list of figures: a row for each figure, which opens its paragraph; heads that sort.
wenju.figuresTable = (() => {
  const { el, meta, t, titleOf } = wenju;
  const NAMES = {
    amount: "kind_amount",
    count: "kind_count",
    share: "kind_share",
    growth: "kind_growth",
    rate: "kind_rate",
    duration: "kind_duration",
    rank: "kind_rank",
    multiple: "kind_multiple",
    measure: "kind_measure",
  };
  const KINDS = Object.keys(NAMES);
  const kindOf = (kind) => (NAMES[kind] ? t(NAMES[kind]) : kind);

  // element holds the table; open(figure, line) opens a paragraph, sort(order) is told which head was clicked
  const mount = (element, { open, sort }) => {
    const cell = (name, ...children) => el("td", { class: name, role: "cell" }, ...children);
    const soft = (text) => (text ? el("span", { class: "soft" }, text) : null);
    const row = (figure) => {
      const title = titleOf(figure);
      const name = t("figures_open", { title, paragraph: figure.paragraph });
      const key = `open ${figure.article} ${figure.paragraph} ${figure.start}`;
      const source = el("button", { class: "open", type: "button", "data-key": key, "aria-label": name, title }, title);
      const line = el(
        "tr",
        { role: "row" },
        cell("subject", figure.subject || "—", figure.product === figure.subject ? null : soft(figure.product)),
        cell("metric", figure.metric || "—", soft(figure.change)),
        cell("number", figure.written),
        cell("period", figure.period, /\d{4}/.test(figure.period) ? null : soft(figure.last)), // which year 9月末 is of
        cell("kind", kindOf(figure.kind)),
        cell("source", source, soft(meta(figure))),
      );
      line.addEventListener("click", () => {
        if (!window.getSelection().toString()) open(figure, line);
      });
      return line;
    };
    const draw = (rows, sorting) => {
      element.hidden = rows.length === 0;
      element.querySelector("tbody").replaceChildren(...rows.map(row));
      for (const head of element.querySelectorAll("th[data-order]")) {
        if (head.dataset.order !== sorting.order) head.removeAttribute("aria-sort");
        else head.setAttribute("aria-sort", sorting.descending ? "descending" : "ascending");
      }
    };

    for (const head of element.querySelectorAll("th[data-order]")) {
      head.querySelector("button").onclick = () => sort(head.dataset.order);
    }
    element.addEventListener("keydown", (event) => {
      const buttons = [...element.querySelectorAll(".open")];
      const here = buttons.indexOf(event.target);
      const steps = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: buttons.length - 1 };
      if (here < 0 || !(event.key in steps)) return;
      event.preventDefault();
      buttons[Math.min(Math.max(steps[event.key], 0), buttons.length - 1)].focus();
    });
    return { draw };
  };

  return { KINDS, kindOf, mount };
})();
