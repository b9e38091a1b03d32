// What every part of the page shares: texts, language, theme, events, and elements that hold text as text.
// Article text, questions and answers reach the document through el() and textContent alone, never as markup.
window.wenju = (() => {
  const root = document.documentElement;
  const hub = new EventTarget();
  const narrow = window.matchMedia("(max-width: 900px)");
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");

  // Browser storage may be full or forbidden; the page then works without a memory.
  const memory = (storage) => ({
    recall(key) {
      try {
        return window[storage].getItem(key);
      } catch {
        return null;
      }
    },
    remember(key, value) {
      try {
        window[storage].setItem(key, value);
        return true;
      } catch {
        return false;
      }
    },
    forget(key) {
      try {
        window[storage].removeItem(key);
      } catch {
        // Nothing was remembered.
      }
    },
  });
  const { recall, remember, forget } = memory("localStorage");
  const tab = memory("sessionStorage"); // what a reload comes back to, and another tab knows nothing of

  const on = (name, listener) => hub.addEventListener(name, (event) => listener(event.detail));
  const emit = (name, detail) => hub.dispatchEvent(new CustomEvent(name, { detail }));

  // ---- language
  let language = recall("wenju.language") || (navigator.language.startsWith("en") ? "en" : "zh");
  const t = (key, values = {}) =>
    window.wenjuTexts[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const localize = (element) => {
    for (const node of element.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
    for (const node of element.querySelectorAll("[data-placeholder]")) node.placeholder = t(node.dataset.placeholder);
    for (const node of element.querySelectorAll("[data-label]")) {
      node.setAttribute("aria-label", t(node.dataset.label));
      if (node.matches("button")) node.title = t(node.dataset.label);
    }
  };
  const applyLanguage = () => {
    const lang = language === "en" ? "en" : "zh-CN";
    const title = `${t("name")} · ${t("tag_line")}`;
    if (root.lang !== lang) root.lang = lang;
    if (document.title !== title) document.title = title;
  };
  const setLanguage = (name) => {
    language = name;
    remember("wenju.language", language);
    applyLanguage();
    emit("language");
  };

  // ---- theme: the user's choice, else the system's
  let theme = recall("wenju.theme");
  const isDark = () => (theme ? theme === "dark" : prefersDark.matches);
  const applyTheme = () => {
    root.dataset.theme = isDark() ? "dark" : "light";
    if (document.body.classList.contains("dark") !== isDark()) document.body.classList.toggle("dark", isDark());
  };
  const setTheme = (name) => {
    theme = name;
    if (name) remember("wenju.theme", name);
    else forget("wenju.theme");
    applyTheme();
    emit("theme");
  };

  // ---- whether the server's language model, if it has one, may retell this browser's answers
  const written = () => recall("wenju.written") !== "no";

  // ---- elements
  const el = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") element.addEventListener("click", value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  };
  const SHAPES = {
    after: "M9.5 6l6 6-6 6",
    before: "M14.5 6l-6 6 6 6",
    close: "M6 6l12 12M18 6L6 18",
    copy: "M9 9h10v11H9zM5 15V4h10",
    done: "M5 12.5l4.5 4.5L19 7.5",
    download: "M12 4v11M7 10.5l5 4.5 5-4.5M5 19.5h14",
    edit: "M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM14 6.5l3.5 3.5",
    external: "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5",
    more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
    sources: "M5 6h14M5 12h14M5 18h9",
    trash: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5",
    thumb: "M8 11v9M8 20H5.5A1.5 1.5 0 0 1 4 18.5v-6A1.5 1.5 0 0 1 5.5 11H8l4-7.5a2 2 0 0 1 2 2V9h4.4a1.6 1.6 0 0 1 1.6 1.9l-1.3 7.5a2 2 0 0 1-2 1.6H8",
  };
  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", SHAPES[name]);
    svg.append(path);
    return svg;
  };
  // A button that is spent hands the focus on, which would be lost with it.
  const disable = (button, isDisabled, next) => {
    const hadFocus = document.activeElement === button;
    button.disabled = isDisabled;
    if (hadFocus && isDisabled) next.focus();
  };
  const count = (number) => number.toLocaleString("en");
  const size = (bytes) =>
    bytes < 1_048_576 ? `${count(Math.ceil(bytes / 1024))} KB` : `${count(Math.round(bytes / 104_857.6) / 10)} MB`;
  const meta = (source) => [source.publisher, source.date].filter(Boolean).join(" · ");
  const titleOf = (source) => source.title || t("untitled");
  const placeOf = (source) => [meta(source), t("paragraph_n", source), source.section].filter(Boolean).join(" · ");

  // ---- panes: their state lives on the root element, where the style sheets read it
  const show = (pane, open) => {
    root.dataset[pane] = open ? "open" : "closed";
    emit(pane, open);
  };
  const isNarrow = () => narrow.matches;
  const isOpen = (pane) => root.dataset[pane] === "open";
  const isExpected = (pane) => root.dataset[pane] === "expected";
  const expect = (pane) => {
    if (!isOpen(pane)) root.dataset[pane] = "expected";
  };

  // Escape leaves one thing at a time: a popover or a dialog, which the browser closes by itself, else the pane that
  // lies over the page of a phone or has the focus.
  const PANES = ["sidebar", "reader"]; // the upper one first
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector(":popover-open, :modal")) return;
    const hasFocus = (pane) => document.getElementById(pane).contains(document.activeElement);
    const left = PANES.find((pane) => isOpen(pane) && (isNarrow() || hasFocus(pane)));
    if (left) emit("escape", left);
  });

  // ---- views: one at a time fills the page, named in the address, so that the browser's back button works
  const VIEWS = ["chat", "library", "figures", "settings"];
  const view = () => root.dataset.view;
  const named = () => location.hash.slice(1).split("?")[0]; // behind the mark: what the view keeps in the address
  const enter = (name) => {
    root.dataset.view = VIEWS.includes(name) ? name : "chat";
    emit("view", view());
  };
  const go = (name) => {
    if (name === view()) return;
    const address = new URL(location.href);
    address.hash = name === "chat" ? "" : name;
    window.history.pushState(null, "", address);
    enter(name);
  };
  window.addEventListener("popstate", () => enter(named()));

  // An Enter that ends the composition of an input method chooses a word, it sends nothing; Safari says so by 229.
  const isComposing = (event) => event.isComposing || event.keyCode === 229;

  // A text that is changed where it stands: Enter takes it (take says whether it could be used), Escape leaves it.
  const edit = (shown, { value, label, most }, take) => {
    const field = el("input", { class: "edit", type: "text", maxlength: most, "aria-label": label });
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      field.replaceWith(shown);
    };
    const isChanged = () => field.value.trim() !== "" && field.value.trim() !== value;
    field.value = value;
    field.addEventListener("keydown", (event) => {
      if (isComposing(event) || !["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter" && isChanged() && !take(field.value.trim())) return;
      leave();
      if (shown.isConnected) shown.focus();
    });
    field.addEventListener("blur", () => isChanged() || leave());
    shown.replaceWith(field);
    field.focus();
    field.select();
  };

  // The clipboard of the browser exists on https and on this machine's own address only.
  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = el("textarea", { class: "offscreen" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  const confirmOn = (button, label, before) => {
    button.replaceChildren(icon("done"), label);
    setTimeout(() => button.isConnected && button.replaceChildren(...before()), 1600);
  };

  applyLanguage();
  applyTheme();
  enter(named());
  prefersDark.addEventListener("change", applyTheme);
  // While it starts, Gradio sets the language, the title and body.dark to its own ideas.
  new MutationObserver(applyTheme).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  new MutationObserver(applyLanguage).observe(root, { attributes: true, attributeFilter: ["lang"] });
  new MutationObserver(applyLanguage).observe(document.head, { childList: true, characterData: true, subtree: true });

  return {
    overview: null,
    confirmOn,
    copy,
    count,
    disable,
    edit,
    el,
    emit,
    expect,
    go,
    icon,
    isComposing,
    isDark,
    isExpected,
    isNarrow,
    isOpen,
    language: () => language,
    localize,
    meta,
    on,
    placeOf,
    recall,
    remember,
    show,
    setLanguage,
    setTheme,
    size,
    t,
    tab,
    theme: () => theme,
    titleOf,
    view,
    written,
  };
})();
