// The list of articles as a table with its pager. Holds no state: what is chosen and sorted is handed in.
wenju.libraryTable = (() => {
  const { count, el, icon, t } = wenju;

  const PAGE = 50; // articles, as the server sends them
  const SORTED = [
    ["title", "column_title"],
    ["publisher", "column_publisher"],
    ["published", "column_date"],
  ];
  const titleOf = (row) => row.title || row.id;

  const sortHeader = ([order, key], wanted, sort) => {
    const isSorted = wanted.order === order;
    const way = isSorted ? (wanted.descending ? "descending" : "ascending") : null;
    const button = el("button", { type: "button", class: way, "data-key": order, onclick: () => sort(order) }, t(key));
    return el("th", { scope: "col", class: order, "aria-sort": way }, button);
  };
  const box = (label, key, checked, onchange) => {
    const input = el("input", { type: "checkbox", "aria-label": label, "data-key": key });
    input.checked = checked;
    input.onchange = () => onchange(input.checked);
    return input;
  };

  const iconButton = (label, key, shape, onclick) =>
    el("button", { class: "icon-button", type: "button", "aria-label": label, title: label, "data-key": key, onclick }, icon(shape));

  const tableRow = (row, chosen, editable, { choose, open, remove }) => {
    const title = titleOf(row);
    const holds = [t("row_paragraphs", { count: count(row.paragraphs) }), t("row_figures", { count: count(row.figures) })];
    const about = [row.publisher, row.date, ...holds].filter(Boolean).map((part) => el("span", {}, part));
    const removing = iconButton(t("remove_article", { title }), `remove ${row.id}`, "trash", () => remove([row]));
    return el(
      "tr",
      { "data-article": row.id },
      editable && el("td", { class: "choice" }, box(t("select_article", { title }), `choose ${row.id}`, chosen.has(row.id), (on) => choose([row], on))),
      el(
        "td",
        { class: "title" },
        el("button", { class: "open", type: "button", "data-key": `open ${row.id}`, onclick: () => open(row) }, title),
        el("span", { class: "about soft" }, ...about),
        el("span", { class: "file soft" }, row.file, row.uploaded && el("span", { class: "tag" }, t("uploaded"))),
      ),
      el("td", { class: "publisher" }, row.publisher),
      el("td", { class: "published number" }, row.date),
      el("td", { class: "count number" }, count(row.paragraphs)),
      el("td", { class: "count number" }, count(row.figures)),
      editable && el("td", { class: "choice" }, removing),
    );
  };

  const range = (page, wanted) =>
    t("article_range", {
      first: count(wanted.offset + 1),
      last: count(wanted.offset + page.rows.length),
      total: count(page.total),
    });
  const pager = (page, wanted, go) => {
    const turn = (label, shape, offset) => {
      const button = iconButton(label, shape, shape, () => go(offset));
      button.disabled = offset < 0 || offset >= page.total;
      return button;
    };
    return el(
      "nav",
      { class: "pager", "aria-label": t("article_list") },
      turn(t("previous_page"), "before", wanted.offset - PAGE),
      el("span", { class: "soft" }, range(page, wanted)),
      turn(t("next_page"), "after", wanted.offset + PAGE),
    );
  };

  // What the list shows, in one sentence.
  const told = (page, wanted) => {
    if (page.rows.length) return range(page, wanted);
    return t(wanted.search ? "none_found" : "none_yet");
  };

  // editable: rows can be chosen and removed.
  const drawTable = (page, wanted, chosen, editable, handlers) => {
    if (!page.rows.length) {
      return [el("p", { class: "message empty" }, told(page, wanted))];
    }
    const all = page.rows.every((row) => chosen.has(row.id));
    const head = el(
      "tr",
      {},
      editable && el("th", { class: "choice" }, box(t("select_page"), "choose", all, (on) => handlers.choose(page.rows, on))),
      ...SORTED.map((column) => sortHeader(column, wanted, handlers.sort)),
      el("th", { scope: "col", class: "count number" }, t("fact_paragraphs")),
      el("th", { scope: "col", class: "count number" }, t("fact_figures")),
      editable && el("th", { class: "choice" }, el("span", { class: "unseen" }, t("remove_now"))),
    );
    const rows = page.rows.map((row) => tableRow(row, chosen, editable, handlers));
    const table = el("table", { "aria-label": t("article_list") }, el("thead", {}, head), el("tbody", {}, ...rows));
    return [el("div", { class: "table" }, table), pager(page, wanted, handlers.go)];
  };

  return { PAGE, drawTable, titleOf, told };
})();
