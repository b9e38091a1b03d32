// Settings of this browser, and what the server runs with; the server is asked when the view is opened.
const { el, language, localize, on, remember, setLanguage, setTheme, t } = wenju;
const find = (selector) => element.querySelector(selector);
const each = (selector, work) => element.querySelectorAll(selector).forEach(work);

const OUTCOMES = {
  "": "check_good",
  unreachable: "check_unreachable",
  slow: "check_slow",
  busy: "check_busy",
  rejected: "check_rejected",
  failed: "check_failed",
  garbled: "check_garbled",
  cut: "check_cut",
  empty: "check_empty",
};

let running = null; // what the server runs with
let outcome = null; // of the last check: {key, values, fault}

const drawChoices = () => {
  each(".languages input", (input) => (input.checked = input.value === language()));
  each(".themes input", (input) => (input.checked = input.value === (wenju.theme() || "")));
  find(".written").checked = wenju.written();
};
const drawServer = () => {
  if (!running) return;
  const { encoder, dimension, vectors, model, endpoint, version } = running;
  find(".without").hidden = model !== "";
  find(".with").hidden = model === "";
  const rows = [
    ["model_name", model],
    ["endpoint", endpoint],
  ];
  find("dl").replaceChildren(...rows.flatMap(([key, value]) => [el("dt", {}, t(key)), el("dd", {}, value)]));
  find(".encoder").textContent = t("encoder_in_use", { name: encoder, dimension, vectors });
  find(".version").textContent = t("version", { version });
};
const drawOutcome = () => {
  find(".check").setAttribute("aria-disabled", String(outcome?.key === "checking"));
  const shown = find(".outcome");
  shown.hidden = outcome === null;
  if (outcome === null) return;
  const said = outcome.detail ? `\n${t("check_said", { detail: outcome.detail })}` : "";
  shown.textContent = t(outcome.key, outcome) + said;
  shown.classList.toggle("fault", Boolean(outcome.fault));
};
const ask = async () => {
  try {
    running = (await server.server_settings({})) || running;
  } catch {
    return; // what is shown stays; the next opening asks again
  }
  drawServer();
};
const check = async () => {
  if (outcome?.key === "checking") return;
  outcome = { key: "checking" };
  drawOutcome();
  try {
    const found = await server.check_model({});
    outcome = found ? { ...found, key: OUTCOMES[found.fault] } : { key: "check_lost", fault: "lost" };
  } catch {
    outcome = { key: "check_lost", fault: "lost" };
  }
  drawOutcome();
};

each(".languages input", (input) => (input.onchange = () => setLanguage(input.value)));
each(".themes input", (input) => (input.onchange = () => setTheme(input.value)));
find(".written").onchange = (event) => remember("wenju.written", event.target.checked ? "yes" : "no");
find(".check").onclick = check;
find(".account").hidden = !window.wenjuAsksForPassword;

const draw = () => {
  localize(element);
  drawChoices();
  drawServer();
  drawOutcome();
};
on("language", draw);
on("theme", drawChoices);
on("view", (name) => name === "settings" && ask());
draw();
if (wenju.view() === "settings") ask();
