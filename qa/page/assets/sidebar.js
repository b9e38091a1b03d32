// The conversations kept in this browser: open, rename, export, delete, find one among many.
const { edit, el, emit, history, icon, isNarrow, localize, notes, on, show, t } = wenju;
const find = (selector) => element.querySelector(selector);

const MANY = 8; // conversations that are found faster by typing
const LONGEST_TITLE = 100;
const menu = find(".conversation-menu");
const ENTRIES = {
  rename: ["edit", "rename_conversation"],
  export: ["download", "export_conversation"],
  delete: ["trash", "delete_conversation"],
};

let chosen = null; // the conversation whose menu is open
let deleted = null; // {conversation, index, wasCurrent}, until something else is done

const leaveOnPhone = () => isNarrow() && show("sidebar", false);
const openConversation = (id) => {
  emit("conversation", id);
  wenju.go("chat");
  leaveOnPhone();
};
const itemOf = (id) => [...find(".history").children].find((item) => item.dataset.id === id);

// ---- the list
const holds = ({ title, turns }, wanted) =>
  [title, ...turns.map((turn) => String(turn.question))].some((text) => text.toLowerCase().includes(wanted));
const drawItem = (conversation) => {
  const { id, title } = conversation;
  const name = t("more_about", { title });
  const more = el("button", { class: "more", type: "button", "aria-label": name, title: name, "aria-haspopup": "menu" }, icon("more"));
  more.onclick = () => openMenu(conversation, more);
  return el(
    "div",
    { class: "item", "data-id": id, "aria-current": id === history.current() ? "true" : null },
    el("button", { class: "open", type: "button", title, onclick: () => openConversation(id) }, title),
    more,
  );
};
const drawHistory = () => {
  const all = history.list();
  const isMany = all.length > MANY;
  const wanted = isMany ? find(".find-conversation").value.trim().toLowerCase() : "";
  const items = all.filter((conversation) => holds(conversation, wanted)).map(drawItem);
  const none = el("p", { class: "none" }, t(all.length ? "no_such_conversation" : "no_history"));
  find(".find-conversation").hidden = !isMany;
  find(".history").replaceChildren(...(items.length ? items : [none]));
};
find(".find-conversation").addEventListener("input", drawHistory);
find(".new").onclick = () => openConversation(null);

// ---- what can be done with one
const openMenu = (conversation, button) => {
  chosen = conversation;
  menu.showPopover();
  const { right, bottom, top } = button.getBoundingClientRect();
  const below = bottom + menu.offsetHeight < innerHeight;
  menu.style.left = `${Math.max(8, right - menu.offsetWidth)}px`;
  menu.style.top = `${below ? bottom + 4 : top - menu.offsetHeight - 4}px`;
  menu.firstElementChild.focus();
};
menu.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Tab") menu.hidePopover();
  if (!step) return;
  event.preventDefault();
  const entries = [...menu.children];
  entries.at((entries.indexOf(document.activeElement) + step) % entries.length).focus();
});
menu.addEventListener("click", () => menu.hidePopover());

find(".rename").onclick = () => {
  const { id, title } = chosen;
  menu.hidePopover();
  edit(itemOf(id).querySelector(".open"), { value: title, label: t("rename_conversation"), most: LONGEST_TITLE }, (wanted) => {
    history.update({ ...history.find(id), title: wanted });
    emit("renamed", { id, title: wanted });
    itemOf(id)?.querySelector(".open").focus();
    return true;
  });
};
find(".export").onclick = () => notes.download(chosen);
find(".delete").onclick = () => {
  const { id } = chosen;
  const index = history.list().findIndex((conversation) => conversation.id === id);
  const gone = { conversation: history.find(id), index, wasCurrent: id === history.current() };
  history.remove(id);
  if (gone.wasCurrent) emit("conversation", null);
  deleted = gone;
  drawDeleted();
  find(".undo").focus();
};
find(".undo").onclick = () => {
  const { conversation, index, wasCurrent } = deleted;
  history.restore(conversation, index);
  if (wasCurrent) emit("conversation", conversation.id);
  deleted = null;
  drawDeleted();
  itemOf(conversation.id)?.querySelector(".open").focus();
};
const drawDeleted = () => {
  find(".deleted span").textContent = deleted ? t("deleted_conversation", { title: deleted.conversation.title }) : "";
  find(".undo").hidden = deleted === null;
};

const drawMenu = () => {
  for (const [name, [shape, key]] of Object.entries(ENTRIES)) find(`.${name}`).replaceChildren(icon(shape), t(key));
};
find(".scrim").onclick = () => show("sidebar", false);
on("escape", (pane) => pane === "sidebar" && leaveOnPhone());
on("history", drawHistory);
on("conversation", () => {
  deleted = null;
  drawDeleted();
});
on("language", () => {
  localize(element);
  drawHistory();
  drawMenu();
  drawDeleted();
});
localize(element);
drawHistory();
drawMenu();
