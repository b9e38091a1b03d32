// The list of figures: filters that the address keeps, a page of rows, a chart of what can be compared in them, CSV.
const { disable, el, emit, icon, localize, on, patch, t } = wenju;
const { KINDS, kindOf } = wenju.figuresTable;
const find = (selector) => element.querySelector(selector);

const NONE = { subject: "", metric: "", kind: "", publisher: "", since: "", until: "" };
const FILTERS = {
  subject: "figures_subject",
  metric: "figures_metric",
  kind: "figures_kind",
  publisher: "figures_publisher",
  since: "figures_since",
  until: "figures_until",
};
const ORDERS = ["published", "period", "value"];
const TRIED = 8; // measures offered before anyone filters
const LAST_PAGE = 1_000; // that an address may ask for; the server knows how many there are
const BEHIND_TYPING = 300; // milliseconds

let filters = { ...NONE };
let sorting = { order: ORDERS[0], descending: true };
let page = 1;
let about = null;
let shown = null; // the page of the list on display
let chart = null; // of the whole list
let problem = ""; // key of what went wrong
let latest = 0; // number of the latest request: answers that come late are dropped
let opened = null; // the row or point whose paragraph is open

const field = (name) => find(`.filters [name="${name}"]`);
const active = () => Object.keys(NONE).filter((name) => filters[name]);

// ---- the address: /#figures?metric=…
const read = () => {
  const query = new URLSearchParams(location.hash.split("?")[1] || "");
  if (![...query].length) return;
  for (const name of Object.keys(NONE)) filters[name] = query.get(name) || "";
  for (const name of ["since", "until"]) if (!/^\d{4}-\d\d-\d\d$/.test(filters[name])) filters[name] = "";
  const order = query.get("order");
  sorting = { order: ORDERS.includes(order) ? order : ORDERS[0], descending: query.get("way") !== "up" };
  page = Math.min(Math.max(Number.parseInt(query.get("page"), 10) || 1, 1), LAST_PAGE);
};
const write = () => {
  if (wenju.view() !== "figures") return;
  const query = new URLSearchParams(active().map((name) => [name, filters[name]]));
  if (sorting.order !== ORDERS[0]) query.set("order", sorting.order);
  if (!sorting.descending) query.set("way", "up");
  if (page > 1) query.set("page", page);
  const address = new URL(location.href);
  address.hash = ["figures", query.toString()].filter(Boolean).join("?");
  window.history.replaceState(null, "", address);
};

// ---- asking
const ask = async (work) => {
  try {
    return (await work()) || null;
  } catch {
    return null;
  }
};
const load = async (withChart) => {
  const request = ++latest;
  write();
  drawFilters();
  element.querySelector(".view").setAttribute("aria-busy", "true");
  const backwards = filters.since && filters.until && filters.since > filters.until;
  const wanted = { ...filters, ...sorting, page, chart: withChart ? panel.wish() : null };
  const found = backwards ? null : await ask(() => server.figures(wanted));
  if (request !== latest) return;
  problem = backwards ? "backwards" : found ? "" : "figures_lost";
  if (found) {
    shown = found;
    page = found.page;
    opened = null;
    if (withChart) chart = found.chart;
    write();
  }
  draw();
};
const filter = (part) => {
  filters = { ...filters, ...part };
  page = 1;
  load(true);
};
const suggest = async (name) => {
  const found = await ask(() => server.figure_names({ ...filters, [name]: field(name).value, field: name }));
  if (found) find(`#figures-${name}s`).replaceChildren(...found.names.map((value) => el("option", { value })));
};
const open = (figure, node) => {
  const { article, paragraph, start, end } = figure;
  if (opened) opened.removeAttribute("aria-current");
  opened = node;
  opened.setAttribute("aria-current", "true");
  (node.querySelector(".open") || node).focus({ preventScroll: true }); // where the reader gives the focus back to
  emit("open-place", { article, paragraph, start, end });
};

const sort = (order) => {
  sorting = { order, descending: sorting.order !== order || !sorting.descending };
  page = 1;
  load(false);
};
const table = wenju.figuresTable.mount(find(".table"), { open, sort });
const panel = wenju.figuresChart.mount(find(".panel"), { open, reload: () => load(true) });

// ---- filters
const drawFilters = () => {
  for (const name of Object.keys(NONE)) if (field(name) !== document.activeElement) field(name).value = filters[name];
  const shownAs = (name) => (name === "kind" ? kindOf(filters.kind) : filters[name]);
  const chip = (name) => {
    const text = t("figures_chip", { name: t(FILTERS[name]), value: shownAs(name) });
    const drop = () => {
      filter({ [name]: "" });
      (find(".chips button") || find("h1")).focus();
    };
    const label = t("remove_filter", { name: text });
    return el("button", { type: "button", "data-key": name, "aria-label": label, onclick: drop }, text, icon("close"));
  };
  const clear = () => {
    filter(NONE);
    find("h1").focus();
  };
  const names = active();
  const clearAll = el("button", { class: "clear", type: "button", "data-key": "clear", onclick: clear }, t("figures_clear"));
  find(".chips").hidden = names.length === 0;
  patch(find(".chips"), ...names.map(chip), ...(names.length > 1 ? [clearAll] : []));
};
const drawTried = () => {
  const tried = problem || active().length || !chart ? [] : chart.measures.slice(0, TRIED);
  const choose = (measure) => {
    panel.prefer(measure);
    filter({ metric: measure.metric + measure.change });
    find(".chips button").focus();
  };
  const button = (measure) => el("button", { type: "button", onclick: () => choose(measure) }, panel.nameOf(measure));
  find(".try").hidden = tried.length === 0;
  find(".measures").replaceChildren(...tried.map(button));
};
const drawChoices = () => {
  const option = (value, text) => el("option", { value }, text);
  const kinds = KINDS.map((kind) => option(kind, kindOf(kind)));
  const publishers = (about ? about.publishers : []).map((name) => option(name, name));
  const unlisted = filters.publisher && !publishers.some(({ value }) => value === filters.publisher);
  if (unlisted) publishers.unshift(option(filters.publisher, filters.publisher));
  field("kind").replaceChildren(option("", t("figures_any")), ...kinds);
  field("publisher").replaceChildren(option("", t("figures_any")), ...publishers);
  for (const name of ["kind", "publisher"]) field(name).value = filters[name];
};

// ---- the table
const drawTable = () => {
  const rows = shown && !problem ? shown.rows : [];
  table.draw(rows, sorting);
  const { pages = 1, total = 0, more = false } = shown || {};
  find(".count").textContent = rows.length ? t(more ? "figures_bound" : "figures_count", { total: number(total) }) : "";
  find(".pager").hidden = pages < 2 || problem !== "";
  find(".position").textContent = t("figures_page", { page, pages });
  disable(find(".previous"), page <= 1, find(".next"));
  disable(find(".next"), page >= pages, find(".previous"));
};
const number = (value) => value.toLocaleString("en");
const turn = (step) => {
  page += step;
  load(false).then(() => find(".listed").scrollIntoView({ block: "start" }));
};

// ---- all of it
const drawMessage = () => {
  const empty = shown !== null && shown.rows.length === 0;
  const nothing = empty && active().length === 0;
  const key = problem || (nothing ? "figures_none" : empty ? "figures_empty" : shown ? "" : "figures_loading");
  const act = problem === "figures_lost" ? "figures_retry" : key === "figures_empty" || problem ? "figures_clear" : "";
  const button = find(".message button");
  find(".message").hidden = key === "";
  find(".message").classList.toggle("fault", problem !== "");
  find(".message p").textContent = key ? t(key) : "";
  button.hidden = act === "";
  button.textContent = act ? t(act) : "";
  button.onclick = () => {
    if (act === "figures_retry") load(true);
    else filter(NONE);
    find("h1").focus(); // the button goes with what it mends
  };
};
const drawAbout = () => {
  const { figures, articles, bound } = about || {};
  find(".about").textContent = about && figures ? t("figures_about", { figures: number(figures), articles: number(articles) }) : "";
  find(".csv").title = about ? t("csv_bound", { bound: number(bound) }) : "";
};
const draw = () => {
  find(".view").removeAttribute("aria-busy");
  drawFilters();
  drawTable();
  drawTried();
  panel.draw(problem || !(filters.subject || filters.metric) ? null : chart, filters.metric);
  drawMessage();
  find(".saved").textContent = "";
  find(".csv").disabled = find(".table").hidden;
};
const arrive = async () => {
  read();
  for (const name of Object.keys(NONE)) field(name).value = filters[name];
  drawMessage();
  load(true);
  about = (await ask(() => server.figures_overview({}))) || about;
  drawAbout();
  drawChoices();
};

// Excel takes a file without a byte order mark for another encoding than UTF-8.
const save = (text) => {
  const named = ["wenju", filters.subject, filters.metric].filter(Boolean).join("-");
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  el("a", { href: address, download: `${named.replace(/[\\/:*?"<>|\s]+/g, "_")}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
};
let isSaving = false;
find(".csv").onclick = async () => {
  if (isSaving) return;
  isSaving = true;
  const found = await ask(() => server.figures_csv({ ...filters, ...sorting }));
  isSaving = false;
  if (found) save(found.text);
  const said = found ? t(found.more ? "csv_cut" : "csv_done", { rows: number(found.rows) }) : t("figures_lost");
  find(".saved").textContent = said;
};

let typing = 0;
const take = () => {
  clearTimeout(typing);
  const typed = { subject: field("subject").value.trim(), metric: field("metric").value.trim() };
  if (typed.subject !== filters.subject || typed.metric !== filters.metric) filter(typed);
};
for (const name of ["subject", "metric"]) {
  const later = () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      suggest(name);
      take();
    }, BEHIND_TYPING);
  };
  field(name).addEventListener("input", (event) => !event.isComposing && later());
  field(name).addEventListener("compositionend", later);
  field(name).addEventListener("focus", () => suggest(name));
  field(name).onchange = take; // Enter, a suggestion, leaving the field
}
// A year that is being typed is 2, 20 and 202 first.
const choose = (name) => field(name).validity.valid && filter({ [name]: field(name).value });
for (const name of ["kind", "publisher", "since", "until"]) field(name).onchange = () => choose(name);
find(".filters").onsubmit = (event) => event.preventDefault();
find(".show-further").onclick = () => {
  const isShown = find(".filters").toggleAttribute("data-further");
  find(".show-further").setAttribute("aria-expanded", String(isShown));
};
find(".previous").onclick = () => turn(-1);
find(".next").onclick = () => turn(1);

on("view", (name) => name === "figures" && arrive());
on("reader", (isOpen) => {
  if (isOpen || !opened) return;
  opened.removeAttribute("aria-current");
  opened = null;
});
on("language", () => {
  localize(element);
  drawAbout();
  drawChoices();
  draw();
});
localize(element);
drawChoices();
if (wenju.view() === "figures") arrive();
