// The panel above the list of figures: which measure is compared, in which way, and the chart with its legend.
wenju.figuresChart = (() => {
  const { el, meta, t, titleOf } = wenju;
  const measureOf = ({ metric, change }) => [metric, change].filter(Boolean).join(" ");
  const sourceOf = (figure) => [meta(figure), titleOf(figure)].filter(Boolean).join(" · ");

  // element is the panel; reload() asks for the chart that wish() describes; open(figure, node) opens a paragraph
  const mount = (element, { open, reload }) => {
    const find = (selector) => element.querySelector(selector);
    const drawing = find(".drawing");
    let wish = { metric: "", change: "", unit: "", way: "" };
    let chart = null;
    let words = ""; // that the metrics of the list were searched for

    // A measure without a metric is all of them that hold the words; the names of its series tell them apart.
    const nameOf = (measure) =>
      measureOf({ ...measure, metric: measure.metric || t("chart_any_measure", { words }) });
    const tell = ({ figure, day }, { name }) => [
      figure.written,
      [name, chart.measures[chart.measure].metric ? measureOf(figure) : figure.change].filter(Boolean).join(" · "),
      figure.period || day,
      sourceOf(figure),
    ];
    const pointName = ({ figure, day }, { name }) =>
      t("chart_point", { subject: name, value: figure.written, when: figure.period || day, source: sourceOf(figure) });
    const title = (measure) => {
      const points = chart.series.flatMap((one) => one.points);
      const days = points.map(({ day }) => day).sort();
      return t(chart.way === "time" ? "chart_time_label" : "chart_subjects_label", {
        measure: nameOf(measure),
        unit: measure.unit,
        subjects: chart.series.map(({ name }) => name).join(t("separator")),
        points: points.length,
        first: days[0],
        last: days.at(-1),
      });
    };

    const drawChoices = () => {
      const { measures, measure, way, ways } = chart;
      const option = (one, index) => el("option", { value: index }, t("chart_option", { ...one, name: nameOf(one) }));
      find(".measure").replaceChildren(...measures.map(option));
      find(".measure").value = measure;
      for (const button of element.querySelectorAll(".ways button")) {
        button.setAttribute("aria-pressed", String(button.dataset.way === way));
        button.disabled = !ways.includes(button.dataset.way);
      }
    };
    const drawPicture = () => {
      if (chart === null || drawing.clientWidth === 0) return;
      const measure = chart.measures[chart.measure];
      const isTime = chart.way === "time";
      const draw = isTime ? wenju.chart.overTime : wenju.chart.across;
      const opened = ({ figure }, node) => open(figure, node);
      draw(drawing, chart.series, { unit: measure.unit, title: title(measure), name: pointName, tell, open: opened });
      const key = ({ name }, index) => el("li", {}, wenju.chart.marker(index), name);
      find(".legend").hidden = !isTime;
      find(".legend").replaceChildren(...(isTime ? chart.series.map(key) : []));
      const left = chart.left_out ? t("chart_left_out", { count: chart.left_out }) : "";
      const note = t(isTime ? "chart_time_note" : "chart_subjects_note");
      find(".note").textContent = [note, left].filter(Boolean).join(" ");
    };
    const draw = (drawn, searched) => {
      chart = drawn;
      words = searched;
      element.hidden = chart === null;
      if (chart === null) return;
      drawChoices();
      drawPicture();
    };
    const prefer = ({ metric, change, unit }, way = "") => (wish = { metric, change, unit, way });

    find(".measure").onchange = () => {
      prefer(chart.measures[find(".measure").value]);
      reload();
    };
    for (const button of element.querySelectorAll(".ways button")) {
      button.onclick = () => {
        prefer(chart.measures[chart.measure], button.dataset.way);
        reload();
      };
    }
    let width = 0;
    new ResizeObserver(() => {
      if (drawing.clientWidth === width) return;
      width = drawing.clientWidth;
      drawPicture();
    }).observe(drawing);
    return { draw, nameOf, prefer, wish: () => wish };
  };

  return { mount };
})();
