// The library: what is indexed, the list of it, what is added and removed, and the job that does it on the server,
// which goes on when this page is closed and is seen by everyone who opens it.
const { count, el, emit, libraryJob, libraryTable, localize, on, t, uploads, view } = wenju;
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
let sending = []; // files on their way: {name, share, why, isSent}
let request = null; // the one that is being sent
let offered = []; // files that arrived, to be added as soon as no job runs: {path, name}
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
  if (offered.length && !libraryJob.isRunning(job)) await offer();
  clearTimeout(timer);
  if (libraryJob.isRunning(job) || offered.length) timer = setTimeout(look, pulse);
  else if (isOpen()) timer = setTimeout(look, PULSE);
};
const take = async (seen) => {
  const ended = !libraryJob.isRunning(seen) && seen.number > 0 && (libraryJob.isRunning(job) || seen.number !== job.number);
  job = seen;
  drawJob();
  if (!ended) return;
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
const add = async (found) => {
  if (!shelf) await load();
  if (!shelf) return;
  const readable = (file) => shelf.suffixes.some((suffix) => file.name.toLowerCase().endsWith(suffix));
  const taken = found.filter(({ file, fromFolder }) => readable(file) || !fromFolder);
  if (taken.length > MOST_FILES) return tell("upload_too_many", { most: count(MOST_FILES) });
  const skipped = found.length - taken.length;
  tell(skipped ? "upload_skipped" : "", { count: count(skipped) });
  const idle = request === null;
  if (idle && !offered.length) sending = []; // what went wrong the last time
  for (const { file } of taken) {
    let why = "";
    if (!readable(file)) why = "suffix";
    else if (file.size === 0) why = "empty";
    else if (file.size > shelf.largest) why = "large";
    sending.push({ file, name: file.name, share: 0, why });
  }
  if (idle) await sendAll();
};
const sendAll = async () => {
  for (const one of sending) {
    if (one.why) continue;
    one.isSent = true;
    request = uploads.send(one.file, (share) => {
      one.share = Math.min(share, 0.99); // it has arrived when the server says so
      drawSendingSoon();
    });
    drawSendingSoon();
    try {
      offered.push({ path: await request.done, name: one.name });
      one.share = 1;
    } catch (why) {
      one.why = why;
    }
  }
  request = null;
  drawSending();
  if (offered.length) await look();
};
const offer = async () => {
  if (request) return;
  const answer = await begin("library_add", { files: offered });
  if (answer === undefined || (answer && !answer.begun)) return; // another time
  if (answer === null) tell("upload_refused");
  offered = [];
  sending = sending.filter((file) => file.why);
  drawSending();
};
const stopSending = () => {
  sending.splice(0);
  offered = [];
  if (request) request.abort();
  drawSending();
};

// ---- removing, re-indexing
const dialogOf = (name) =>
  new Promise((resolve) => {
    const dialog = find(`.${name}-dialog`);
    const opener = document.activeElement;
    dialog.returnValue = "";
    dialog.onclose = () => {
      // The dialog gives the focus back, unless the list was drawn anew meanwhile.
      if (!opener.isConnected) namesakeOf(element, opener.dataset.key)?.focus();
      resolve(dialog.returnValue);
    };
    dialog.showModal();
  });
const remove = async (rows) => {
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
  if ((await dialogOf("reindex")) !== "start") return;
  await change("library_reindex", { rebuild: find(".reindex-dialog input:checked").value === "all" });
};
const cancel = async () => {
  cancelling = job.number;
  drawJob();
  await ask("library_cancel", { job: job.number });
};

// ---- drawing
const namesakeOf = (container, key) =>
  [...container.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
// The element with the focus may be drawn anew: its namesake takes the focus then, or what stands beside that.
const redraw = (container, ...children) => {
  const held = container.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  container.replaceChildren(...children);
  if (!held) return;
  const namesake = namesakeOf(container, held);
  const able = "[data-key]:not(:disabled)";
  const next = namesake && namesake.disabled ? namesake.parentElement.querySelector(able) : namesake;
  (next || container.querySelector(able))?.focus({ preventScroll: true });
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
const size = (bytes) =>
  bytes < 1_048_576 ? `${count(Math.ceil(bytes / 1024))} KB` : `${count(Math.round(bytes / 104_857.6) / 10)} MB`;
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
  panel.hidden = job.number === 0 || (job.number === dismissed && !libraryJob.isRunning(job));
  const dismiss = () => {
    dismissed = job.number;
    drawJob();
    find(".search").focus();
  };
  if (!panel.hidden) redraw(panel, ...libraryJob.drawJob(job, cancelling === job.number, { cancel, dismiss }));
  const running = libraryJob.isRunning(job);
  for (const button of element.querySelectorAll(".reindex, .remove-selected, td .icon-button")) button.disabled = running;
};
// Many small files arrive faster than a screen is drawn.
let frame = 0;
const drawSendingSoon = () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(drawSending);
};
const drawSending = () => {
  const panel = find(".sending");
  panel.hidden = !sending.length;
  if (sending.length) redraw(panel, ...libraryJob.drawSending(sending, request !== null, stopSending));
};
const drawChosen = () => {
  find(".remove-selected").hidden = find(".clear-selection").hidden = chosen.size === 0;
  find(".remove-selected").textContent = t("remove_selected", { count: count(chosen.size) });
};
const drawList = () => {
  if (!page) return;
  const handlers = { choose, go, open, remove, sort };
  redraw(find(".list"), ...libraryTable.drawTable(page, wanted, chosen, isEditable(), handlers));
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
find(".clear-selection").onclick = () => {
  choose([...chosen.values()], false);
  find(".search").focus();
};
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
window.addEventListener("beforeunload", (event) => (request || offered.length) && event.preventDefault());

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
  drawSending();
  drawList();
});
localize(element);
arrive();
