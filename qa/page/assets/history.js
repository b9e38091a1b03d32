// Conversations, kept in this browser alone and bounded: {id, title, turns}, the newest first.
wenju.history = (() => {
  const KEY = "wenju.conversations";
  const CURRENT = "wenju.current"; // of this tab
  const MOST_CONVERSATIONS = 50;
  const MOST_TURNS = 40;
  const MOST_CHARACTERS = 2_000_000;

  const isConversation = (item) =>
    item && typeof item.id === "string" && typeof item.title === "string" && Array.isArray(item.turns);
  const list = () => {
    try {
      const items = JSON.parse(wenju.recall(KEY) || "[]");
      return Array.isArray(items) ? items.filter(isConversation) : [];
    } catch {
      return [];
    }
  };
  const write = (items) => {
    const kept = items.slice(0, MOST_CONVERSATIONS);
    while (kept.length && JSON.stringify(kept).length > MOST_CHARACTERS) kept.pop();
    while (!wenju.remember(KEY, JSON.stringify(kept)) && kept.length) kept.pop();
    wenju.emit("history");
  };
  const bounded = ({ id, title, turns }) => ({ id, title, turns: turns.slice(-MOST_TURNS) });

  // Another tab of this browser keeps its conversations in the same place.
  window.addEventListener("storage", (event) => event.key === KEY && wenju.emit("history"));

  return {
    list,
    find: (id) => list().find((item) => item.id === id),
    // A conversation that goes on comes first.
    save: (conversation) => write([bounded(conversation), ...list().filter((item) => item.id !== conversation.id)]),
    // One that only changes stays where it is; one that was deleted stays deleted.
    update: (conversation) =>
      write(list().map((item) => (item.id === conversation.id ? bounded(conversation) : item))),
    remove: (id) => write(list().filter((item) => item.id !== id)),
    restore: (conversation, index) => write(list().toSpliced(index, 0, conversation)),
    current: () => wenju.tab.recall(CURRENT),
    setCurrent(id) {
      wenju.tab.remember(CURRENT, id);
      wenju.emit("history");
    },
  };
})();
