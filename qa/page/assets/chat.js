// The conversation: the server sends one growing turn at a time, this script keeps the turns and draws them.
const { el, emit, expect, history, isComposing, isExpected, isNarrow, isOpen, localize, on, scope, show, t } = wenju;
const { drawTurn } = wenju.turns;
const find = (selector) => element.querySelector(selector);
const field = find("textarea");
const pane = find(".conversation");

const FINISHED = ["answered", "refused", "failed", "stopped"];
const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2);

let conversation = { id: newId(), title: "", turns: [] };
let asking = new AbortController();
let isUnlisted = false; // whether the sources of the latest turn wait for the view to be this one again

const lastTurn = () => conversation.turns.at(-1);
const isBusy = () => conversation.turns.length > 0 && !FINISHED.includes(lastTurn().stage);

// ---- asking
const ask = (question) => {
  const asked = question.trim();
  if (!asked || isBusy()) return false;
  const earlier = conversation.turns.map((turn) => turn.question);
  const turn = { id: newId(), question: asked, stage: "searching", statements: [], sources: [], follow_ups: [] };
  if (scope.isSet()) turn.scope = scope.chosen();
  conversation.turns.push(turn);
  conversation.title ||= asked.slice(0, 60);
  receive({ turn: turn.id, question: asked, history: earlier, scope: scope.chosen(), written: wenju.written() });
  if (conversation.turns.length > 1) redraw(conversation.turns.length - 2); // its follow-ups go
  redraw(conversation.turns.length - 1);
  drawState();
  if (isNarrow()) show("reader", false); // a sheet would hide the answer
  if (!isNarrow()) field.focus({ preventScroll: true }); // what was clicked is gone; a phone would show its keyboard
  expect("reader"); // an answer opens it: its room is made now, so that the text doesn't move under the user's eyes
  scrollToTurn();
  return true;
};
// One request for each question: the server answers with a line of JSON for each update of the turn.
const receive = async (payload) => {
  asking = new AbortController();
  const { signal } = asking;
  let trouble = "lost"; // unless the server says otherwise
  try {
    const body = JSON.stringify(payload);
    const headers = { "content-type": "application/json" };
    const response = await fetch("answer", { method: "POST", headers, body, signal });
    if (response.status === 401) location.reload(); // the session has ended: the page asks for the password again
    if (!response.ok) trouble = response.status === 503 ? "crowded" : "refused";
    else await readLines(response.body, (line) => grow(JSON.parse(line)));
  } catch (error) {
    if (!signal.aborted) console.warn("The answer broke off:", error);
  }
  if (isBusy() && lastTurn().id === payload.turn) fail(trouble);
};
const readLines = async (stream, take) => {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split("\n");
    rest = lines.pop();
    lines.forEach(take);
  }
};
const grow = (turn) => {
  if (!turn || !isBusy() || turn.id !== lastTurn().id) return; // the echo of a turn that was stopped or left
  const { question, scope: asked, understood } = lastTurn();
  const grown = { ...turn, question, scope: asked, understood: turn.understood || understood };
  conversation.turns[conversation.turns.length - 1] = grown;
  if (FINISHED.includes(turn.stage)) finish();
  else {
    redraw(conversation.turns.length - 1);
    listSources();
  }
};
const finish = () => {
  history.save(conversation);
  history.setCurrent(conversation.id);
  redraw(conversation.turns.length - 1);
  listSources();
  drawState();
};
// The reader shows the sources of the latest turn: none where it has none, or those of an earlier one would seem to
// prove it. An answer opens it, unless it was closed meanwhile; a refusal and a failure change an open one.
const listSources = () => {
  isUnlisted = wenju.view() !== "chat"; // in another view it shows what is read there
  if (isUnlisted) return;
  const turn = lastTurn();
  const isAnswer = turn.sources.length > 0 && ["writing", "answered"].includes(turn.stage);
  if (isOpen("reader") || (isAnswer && isExpected("reader") && !isNarrow())) emit("turn-grown", { turn });
  else if (!isBusy()) show("reader", false);
};
const stop = () => {
  if (!isBusy()) return;
  asking.abort();
  lastTurn().stage = "stopped";
  finish();
};
const fail = (trouble) => {
  conversation.turns[conversation.turns.length - 1] = { ...lastTurn(), stage: "failed", trouble, statements: [], sources: [] };
  finish();
};

// ---- conversations
const open = (id) => {
  stop();
  const kept = id && history.find(id);
  conversation = kept ? structuredClone(kept) : { id: newId(), title: "", turns: [] };
  history.setCurrent(kept ? id : "");
  if (kept) scope.restore(lastTurn()?.scope); // a new conversation keeps the one that is set
  isUnlisted = false;
  show("reader", false);
  draw();
  scrollToTurn();
  if (!isNarrow()) field.focus();
};

// ---- the user's verdict on an answer, with all that it takes to ask the question again
const judge = async (turn, verdict) => {
  const judged = conversation; // another one may be open by the time the server answers
  const before = judged.turns.slice(0, judged.turns.indexOf(turn)).map((earlier) => earlier.question);
  const isAnswered = turn.stage === "answered";
  const payload = {
    ...verdict,
    turn: turn.id,
    question: turn.question,
    history: before,
    scope: turn.scope,
    answered: isAnswered,
    answer: turn.statements.map(({ text }) => text).join(""),
    short_answer: turn.short_answer,
    cited: isAnswered
      ? turn.sources.map(({ article, paragraph, digest, excerpt }) => ({ article, paragraph, digest, quote: excerpt }))
      : [],
  };
  try {
    const kept = verdict.verdict ? await server.judge(payload) : await server.withdraw({ turn: turn.id });
    if (!kept) return false;
  } catch {
    return false;
  }
  turn.feedback = verdict;
  history.update(judged);
  return true;
};

// ---- drawing
const handlers = {
  ask,
  widen: (turn) => {
    if (isBusy()) return;
    scope.clear();
    ask(turn.question);
  },
  retry: (turn) => {
    if (isBusy()) return;
    conversation.turns = conversation.turns.filter((other) => other !== turn);
    draw();
    ask(turn.question);
  },
  cite: (turn, n, pill) => emit("open-source", { turn, n, pill }),
  list: (turn) => emit("list-sources", { turn }),
  judge,
};
const drawOne = (index) =>
  drawTurn(conversation.turns[index], index === conversation.turns.length - 1, handlers);
// One turn at a time: what the user selected or focused elsewhere stays.
const redraw = (index) => {
  const drawn = find(".turns").children[index];
  if (drawn) drawn.replaceWith(drawOne(index));
  else find(".turns").append(drawOne(index));
};
const draw = () => {
  find(".turns").replaceChildren(...conversation.turns.map((_, index) => drawOne(index)));
  drawState();
};
const drawState = () => {
  find(".turns").setAttribute("aria-busy", String(isBusy()));
  find(".welcome").hidden = conversation.turns.length > 0;
  const hadFocus = [find(".send"), find(".stop")].includes(document.activeElement);
  find(".send").hidden = isBusy();
  find(".stop").hidden = !isBusy();
  if (hadFocus) find(isBusy() ? ".stop" : ".send").focus();
};
const scrollToTurn = () => {
  const turn = find(".turns").lastElementChild;
  if (turn) pane.scrollTo({ top: turn.offsetTop });
};
const drawWelcome = () => {
  const { articles, paragraphs, examples } = wenju.overview || { articles: null, examples: [] };
  find(".welcome").classList.toggle("waiting", articles === null);
  find(".lead").textContent = t(articles === 0 ? "no_articles" : "welcome");
  find(".indexed").textContent = articles ? t("indexed", { articles, paragraphs }) : "";
  find(".welcome h2").hidden = !examples.length;
  find(".examples").replaceChildren(
    ...examples.map((question) => el("button", { type: "button", onclick: () => ask(question) }, question)),
  );
};
// ---- the composer
const fit = () => {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
};
const send = () => {
  if (!ask(field.value)) return;
  field.value = "";
  fit();
};
field.addEventListener("input", fit);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
  event.preventDefault();
  send();
});
find(".ask").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
find(".stop").onclick = stop;

on("conversation", open);
on("view", () => isUnlisted && listSources());
window.addEventListener("pagehide", stop); // the question of an answer that is left is kept with its conversation
on("language", () => {
  localize(element);
  drawWelcome();
  draw();
});
on("renamed", ({ id, title }) => {
  if (conversation.id === id) conversation.title = title;
});
localize(element);
scope.mount(element);
drawWelcome();
const kept = history.find(history.current());
if (kept) conversation = structuredClone(kept);
draw();
scrollToTurn();
if (!isNarrow()) field.focus();
const look = async () => {
  wenju.overview = await server.overview({});
  emit("overview");
  drawWelcome();
};
on("corpus", look);
look();
