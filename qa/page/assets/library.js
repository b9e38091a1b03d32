// The library: what is indexed, the list of it, what is added and removed, and the job that does it on the server,
// which goes on when this page is closed and is seen by everyone who opens it.
const { count, el, emit, libraryJob, librarySending, libraryTable, localize, on, patch, size, t, uploads, view } = wenju;
const find = (selector) => element.querySelector(selector);

// Milliseconds between looks at the server: soon after a job was begun, for a few files are indexed at once; then less
// often, for many may be looking; and when nothing runs, for the jobs of others.
const FIRST_PULSE = 100;
const PULSE_OF_A_JOB = 1_000;
const PULSE = 5_000;
const TYPING = 200; // milliseconds without a key before a search is sent
const MOST_FILES = 5_000;
const MOST_NAMED = 5; // titles in the question before a removal

let shelf = null; // what is indexed
let page = null; // of the list
let wanted = { search: "", order: "published", descending: true, offset: 0 };
let job = { number: 0, state: "none" };
let cancelling = 0; // the number of the job that was told to stop
let dismissed = 0; // the number of the job whose outcome was put away
let handed = { number: 0, names: [] }; // the job that got files from this browser
let reached = { number: 0, share: null }; // how far a job was: its bar never goes back
let latest = 0; // number of the latest request for a page: answers that come late are dropped
let timer = 0;
let pulse = PULSE_OF_A_JOB; // until the next look
let lost = false; // the connection
let notice = null; // what the user has to know: {key, values}
const chosen = new Map(); // id -> row

const isOpen = () => view() === "library" && !document.hidden;
const isEditable = () => shelf !== null && !shelf.bundled;

// ---- the server
// Resolves to null for what the server refuses, and to undefined when it can't be reached.
const ask = async (name, payload = {}) => {
  let answer;
  try {
    answer = await server[name](payload);
  } catch {
    answer = undefined;
  }
  lost = answer === undefined;
  drawNotice();
  return answer;
};
const look = async () => {
  clearTimeout(timer);
  pulse = Math.min(2 * pulse, PULSE_OF_A_JOB);
  const seen = await ask("library_job");
  if (seen) await take(seen);
  if (sending.ready().length && !libraryJob.isRunning(job)) await handOver();
  clearTimeout(timer);
  if (libraryJob.isRunning(job) || sending.ready().length) timer = setTimeout(look, pulse);
  else if (isOpen()) timer = setTimeout(look, PULSE);
};
const take = async (seen) => {
  const ended = !libraryJob.isRunning(seen) && seen.number > 0 && (libraryJob.isRunning(job) || seen.number !== job.number);
  job = seen;
  drawJob();
  if (!ended) return;
  if (notice?.key === "job_not_begun") tell("");
  say(libraryJob.ending(job));
  if (libraryJob.changed(job)) emit("corpus");
  await load();
};
const load = async () => {
  shelf = (await ask("library_shelf")) || shelf;
  drawShelf();
  await list();
};
const list = async () => {
  const mine = ++latest;
  const answer = await ask("library_page", wanted);
  if (!answer || mine !== latest) return;
  page = answer;
  if (!page.rows.length && wanted.offset > 0) return go(Math.max(0, wanted.offset - libraryTable.PAGE));
  drawList();
};
// Begin a job; resolves to the answer, as ask() does.
const begin = async (name, payload) => {
  const answer = await ask(name, payload);
  if (!answer) return answer;
  job = answer.job;
  drawJob();
  clearTimeout(timer);
  pulse = FIRST_PULSE;
  timer = setTimeout(look, pulse);
  return answer;
};
const change = async (name, payload) => {
  const answer = await begin(name, payload);
  if (answer && !answer.begun) tell("job_not_begun");
  return Boolean(answer && answer.begun);
};

// ---- adding
const isReadable = (file) => shelf.suffixes.some((suffix) => file.name.toLowerCase().endsWith(suffix));
const add = async (found) => {
  if (!shelf) await load();
  if (!shelf) return;
  const taken = found.filter(({ file, fromFolder }) => isReadable(file) || !fromFolder);
  if (taken.length > MOST_FILES) return tell("upload_too_many", { most: count(MOST_FILES) });
  const skipped = found.length - taken.length;
  tell(skipped ? "upload_skipped" : "", { count: count(skipped) });
  await sending.add(taken.map(({ file }) => ({ file, why: faultOf(file) })));
};
const faultOf = (file) => {
  if (!isReadable(file)) return "suffix";
  if (file.size === 0) return "empty";
  return file.size > shelf.largest ? "large" : "";
};
const handOver = async () => {
  const files = sending.ready();
  const answer = await begin("library_add", { files });
  if (answer === undefined || (answer && !answer.begun)) return; // another time
  if (answer === null) tell("upload_refused");
  else handed = { number: job.number, names: files.map(({ name }) => name) };
  drawJob();
  sending.handOver();
};

// ---- removing, re-indexing
const dialogOf = (name) =>
  new Promise((resolve) => {
    const dialog = find(`.${name}-dialog`);
    const opener = document.activeElement;
    dialog.returnValue = "";
    dialog.querySelector("form").reset();
    dialog.querySelector(".cancel").onclick = () => dialog.close();
    dialog.onclose = () => {
      // The dialog gives the focus back, unless the list was drawn anew meanwhile.
      if (!opener.isConnected) namesakeOf(element, opener.dataset.key)?.focus();
      resolve(dialog.returnValue);
    };
    dialog.showModal();
  });
const remove = async (rows) => {
  if (isTaken()) return;
  find("#remove-title").textContent = rows.length === 1 ? t("remove_one") : t("remove_several", { count: count(rows.length) });
  const named = rows.slice(0, MOST_NAMED).map((row) => el("li", {}, libraryTable.titleOf(row)));
  if (rows.length > MOST_NAMED) named.push(el("li", {}, t("remove_more", { count: count(rows.length) })));
  find(".remove-dialog ul").replaceChildren(...named);
  if ((await dialogOf("remove")) !== "remove") return;
  if (!(await change("library_remove", { articles: rows.map((row) => row.id) }))) return;
  for (const row of rows) chosen.delete(row.id);
  drawChosen();
};
const reindex = async () => {
  if (isTaken()) return;
  if ((await dialogOf("reindex")) !== "start") return;
  await change("library_reindex", { rebuild: find(".reindex-dialog input:checked").value === "all" });
};
const cancel = async () => {
  if (cancelling === job.number) return;
  cancelling = job.number;
  drawJob();
  await ask("library_cancel", { job: job.number });
};

// ---- drawing
const namesakeOf = (container, key) =>
  [...container.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
const ABLE = ":is(button, input):not(:disabled)";
// Where the focus goes when what had it is gone.
const rest = () => {
  const next = find(`.list ${ABLE}`) || find(wanted.search ? ".search" : ".choose-files");
  next.focus({ preventScroll: true });
};
// The control with the focus may be drawn anew: its namesake takes the focus then, or what stands beside that; where
// its row is gone, its like in the row that took the place.
const redrawList = (...children) => {
  const list = find(".list");
  const held = list.contains(document.activeElement) ? document.activeElement : null;
  const [row, cell] = [held?.closest("tr")?.rowIndex, held?.closest("td")?.cellIndex];
  list.replaceChildren(...children);
  if (!held) return;
  const namesake = namesakeOf(list, held.dataset.key);
  const { rows } = list.querySelector("table") || { rows: [] };
  const like = cell === undefined ? null : rows[Math.min(row, rows.length - 1)]?.cells[cell]?.querySelector(ABLE);
  const next = namesake?.disabled ? namesake.parentElement.querySelector(ABLE) : namesake || like;
  if (next) next.focus({ preventScroll: true });
  else rest();
};
// For screen readers: what the eye sees happen.
const say = (text) => (find(".said").textContent = text);
const tell = (key, values = {}) => {
  notice = key ? { key, values } : null;
  drawNotice();
};
const drawNotice = () => {
  const shown = lost ? { key: "library_lost" } : notice;
  find(".notice").hidden = !shown;
  find(".notice").textContent = shown ? t(shown.key, shown.values) : "";
};
// As dates are written everywhere here, in the user's own time; Swedes write them so.
const moment = (written) => new Date(written).toLocaleString("sv", { dateStyle: "short", timeStyle: "short" });
const drawShelf = () => {
  if (!shelf) return;
  const facts = [
    ["fact_articles", count(shelf.articles)],
    ["fact_paragraphs", count(shelf.paragraphs)],
    ["fact_figures", count(shelf.figures)],
    ["fact_size", size(shelf.bytes)],
    ["fact_encoder", t("encoder_size", { name: shelf.encoder, dimension: shelf.dimension })],
    ["fact_built", moment(shelf.built)],
  ];
  find(".facts").replaceChildren(...facts.map(([key, value]) => el("div", {}, el("dt", {}, t(key)), el("dd", {}, value))));
  find(".formats").textContent = t("formats", { megabytes: shelf.largest / 1_048_576 });
  find(".index-folder").textContent = t("index_folder", { folder: shelf.folder });
  find(".bundled").hidden = !shelf.bundled;
  find(".reindex").hidden = shelf.bundled;
  find("input.files").accept = shelf.suffixes.join(",");
};
const drawJob = () => {
  const panel = find(".job");
  const isRunning = libraryJob.isRunning(job);
  const hadFocus = panel.contains(document.activeElement);
  const share = libraryJob.share(job);
  if (reached.number !== job.number) reached = { number: job.number, share: 0 };
  if (share !== null) reached.share = Math.max(reached.share, share);
  const names = handed.number === job.number ? handed.names : [];
  const shown = share === null ? null : reached.share;
  panel.hidden = job.number === 0 || (job.number === dismissed && !isRunning);
  const drawn = () => libraryJob.drawJob(job, shown, names, cancelling === job.number, { cancel, dismiss });
  patch(panel, ...(panel.hidden ? [] : drawn()));
  if (hadFocus && !panel.contains(document.activeElement)) {
    if (panel.hidden) rest();
    else panel.querySelector(ABLE).focus({ preventScroll: true });
  }
  for (const button of element.querySelectorAll(CHANGING)) button.setAttribute("aria-disabled", String(isRunning));
};
const dismiss = () => {
  dismissed = job.number;
  drawJob();
};
// What begins a job waits for the one that runs. It keeps the focus meanwhile, and says so when it is tried.
const CHANGING = ".reindex, .remove-selected, td .icon-button";
const isTaken = () => {
  if (libraryJob.isRunning(job)) tell("job_not_begun");
  return libraryJob.isRunning(job);
};
const drawChosen = () => {
  const hadFocus = [find(".remove-selected"), find(".clear-selection")].includes(document.activeElement);
  find(".remove-selected").hidden = find(".clear-selection").hidden = chosen.size === 0;
  find(".remove-selected").textContent = t("remove_selected", { count: count(chosen.size) });
  if (hadFocus && chosen.size === 0) rest();
};
const drawList = () => {
  if (!page) return;
  const handlers = { choose, go, open, remove, sort };
  redrawList(...libraryTable.drawTable(page, wanted, chosen, isEditable(), handlers));
  drawChosen();
  drawJob();
};

// ---- the list
const open = (row) => emit("open-place", { article: row.id, paragraph: 1 });
const choose = (rows, isOn) => {
  for (const row of rows) {
    if (isOn) chosen.set(row.id, row);
    else chosen.delete(row.id);
  }
  drawList();
};
const go = (offset) => {
  wanted = { ...wanted, offset };
  return list();
};
const sort = (order) => {
  const descending = wanted.order === order ? !wanted.descending : order === "published";
  wanted = { ...wanted, order, descending, offset: 0 };
  return list();
};

const sending = librarySending.mount(find(".sending"), {
  tell,
  say,
  arrived: () => look(),
  left: () => (find(".job button") || find(".choose-files")).focus({ preventScroll: true }),
});

// ---- what the user does
let typing = 0;
find(".search").addEventListener("input", (event) => {
  clearTimeout(typing);
  typing = setTimeout(async () => {
    wanted = { ...wanted, search: event.target.value, offset: 0 };
    await list();
    if (page) say(libraryTable.told(page, wanted));
  }, TYPING);
});
find(".clear-selection").onclick = () => choose([...chosen.values()], false);
find(".remove-selected").onclick = () => remove([...chosen.values()]);
find(".reindex").onclick = reindex;
for (const name of ["files", "folder"]) {
  const input = find(`input.${name}`);
  find(`.choose-${name}`).onclick = () => input.click();
  input.onchange = () => {
    add(uploads.ofInput(input));
    input.value = ""; // the same file may be chosen again
  };
}
// Files may be dropped anywhere on the view: beside it, the browser would leave the page to show them.
const holdsFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
const drop = find(".drop");
find(".view").addEventListener("dragover", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  drop.classList.add("over");
});
find(".view").addEventListener("dragleave", (event) => {
  if (!find(".view").contains(event.relatedTarget)) drop.classList.remove("over");
});
find(".view").addEventListener("drop", async (event) => {
  drop.classList.remove("over");
  if (!holdsFiles(event)) return;
  event.preventDefault();
  await add(await uploads.ofDrop(event.dataTransfer));
});

// Files that were not handed over yet are lost with this page.
window.addEventListener("beforeunload", (event) => sending.isBusy() && event.preventDefault());

const arrive = async () => {
  if (!isOpen()) return;
  await load();
  await look();
};
on("view", arrive);
document.addEventListener("visibilitychange", arrive);
on("language", () => {
  localize(element);
  drawShelf();
  drawNotice();
  sending.draw();
  drawList();
});
localize(element);
arrive();
