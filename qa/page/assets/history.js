// Conversations, kept in this browser alone and bounded: {id, title, turns}, the newest first.
wenju.history = (() => {
  const KEY = "wenju.conversations";
  const CURRENT = "wenju.current"; // of this tab: a reload comes back to it
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

  return {
    list,
    find: (id) => list().find((item) => item.id === id),
    save({ id, title, turns }) {
      write([{ id, title, turns: turns.slice(-MOST_TURNS) }, ...list().filter((item) => item.id !== id)]);
    },
    remove: (id) => write(list().filter((item) => item.id !== id)),
    current() {
      try {
        return sessionStorage.getItem(CURRENT);
      } catch {
        return null;
      }
    },
    setCurrent(id) {
      try {
        sessionStorage.setItem(CURRENT, id);
      } catch {
        // Without session storage a reload starts a new conversation.
      }
      wenju.emit("history");
    },
  };
})();
