// Figures side by side under a short answer: differing values with their dates, a comparison with its bars.
// Holds no state. What a bar shows is written beside it, so that nobody needs to see the bar.
wenju.values = (() => {
  const { el, meta, t } = wenju;

  const RATIO_DIGITS = 2;

  // As of when a value holds, and who says so.
  const about = (value) => [value.as_of, meta(value)].filter(Boolean).join(" · ");

  // pill(n): the element that opens source n
  const drawValues = (values, pill) =>
    el(
      "section",
      { class: "values" },
      el("h3", {}, t("values_differ")),
      el(
        "ol",
        {},
        ...values.map((value) =>
          el(
            "li",
            {},
            el("span", { class: "value" }, value.value),
            el("span", { class: "value-meta" }, about(value)),
            pill(value.n),
          ),
        ),
      ),
    );

  // The bars share one scale, which begins at zero whatever the figures are.
  const bar = (number, low, high) => {
    const share = (part) => `${high > low ? (100 * part) / (high - low) : 0}%`;
    const fill = el("span", { class: "fill" });
    fill.style.marginInlineStart = share(Math.min(number, 0) - low);
    fill.style.width = share(Math.abs(number));
    return el("span", { class: "bar", "aria-hidden": "true" }, fill);
  };

  // What is computed from a comparison: {label, difference, ratio}, the ratio "" where it says nothing; null for equals.
  const computed = ({ unit, sides, ranking, difference, ratio, rough }) => {
    if (!difference) return null;
    const number = unit === "%" ? t("points", { number: difference }) : `${difference}${unit}`;
    const times = Number((ratio || 1).toFixed(RATIO_DIGITS));
    const [high, low] = [ranking.at(0), ranking.at(-1)].map((index) => sides[index].name);
    return {
      label: t(sides.length > 2 ? "difference_of_many" : "difference"),
      difference: rough ? t("roughly", { value: number }) : number,
      ratio: times > 1 ? t("times", { high, low, ratio: times }) : "",
    };
  };
  const drawComputed = (said, columns) =>
    el(
      "tfoot",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "row" }, said.label),
        el(
          "td",
          { colspan: columns - 1 },
          el("span", { class: "value" }, said.difference),
          el("span", { class: "computed" }, [said.ratio, t("computed_from_table")].filter(Boolean).join(t("separator"))),
        ),
      ),
    );

  const drawTable = (table, pill) => {
    const { metric, unit, sides, ranking } = table;
    const numbers = sides.map((side) => side.number);
    const low = Math.min(0, ...numbers);
    const high = Math.max(0, ...numbers);
    const dated = sides.some((side) => side.as_of);
    const first = numbers.some((number) => number !== numbers[0]) ? ranking[0] : -1;
    const names = [t("compared_side"), metric || t("compared_figure"), dated && t("compared_period"), t("sources")];
    const head = names.filter(Boolean);
    const said = computed(table);
    const row = (side, index) =>
      el(
        "tr",
        { class: index === first ? "first" : null },
        el("th", { scope: "row" }, side.name),
        el("td", { class: "measure" }, el("span", { class: "value" }, side.value), bar(side.number, low, high)),
        dated && el("td", { class: "period" }, side.as_of),
        el("td", { class: "source" }, pill(side.citation)),
      );
    return el(
      "table",
      { class: "comparison", "aria-label": t("comparison", { metric: metric || t("compared_figure"), unit }) },
      el("thead", {}, el("tr", {}, ...head.map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, ...sides.map(row)),
      said && drawComputed(said, head.length),
    );
  };

  return { about, computed, drawTable, drawValues };
})();
