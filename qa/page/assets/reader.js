// The reader: the sources of one answer as cards, and the article behind a source, opened at its paragraph.
const { confirmOn, copy, disable, el, expect, icon, isNarrow, isOpen } = wenju;
const { localize, meta, on, placeOf, show, t, titleOf, view } = wenju;
const { withValue } = wenju.turns;
const find = (selector) => element.querySelector(selector);
const page = find(".page");

let turn = null; // whose sources are shown; null behind a permalink
let position = -1; // of the open source among the turn's, -1 while the cards are shown
let opened = null; // the article on display, as the server sent it
let opener = null; // the pill that was clicked; the focus goes back there
let latest = 0; // number of the latest request: answers that come late are dropped
let home = "chat"; // the view that opened it
let aside = null; // what it shows in the conversation, while another view is open: {turn, position, opened}

const sources = () => (turn ? turn.sources : []);
const isRefusal = () => turn && turn.stage === "refused";

// What is read takes the place of what had the focus in it: the heading says so.
const turnTo = (...children) => {
  const hadFocus = page.contains(document.activeElement);
  page.replaceChildren(...children);
  if (hadFocus) find(".heading").focus({ preventScroll: true });
};

// ---- the cards
const card = (source, index) =>
  el(
    "button",
    { class: "card", type: "button", onclick: () => go(index) },
    el("span", { class: "pill" }, String(source.n)),
    el("span", { class: "card-title" }, titleOf(source)),
    el("span", { class: "card-meta" }, placeOf(source)),
    el("span", { class: "card-text" }, source.excerpt),
  );
const drawCards = () => {
  position = -1;
  opened = null;
  markPill();
  drawBar();
  turnTo(...sources().map(card));
  if (!sources().length) message("no_sources");
  page.scrollTop = 0;
  markScrolled();
};

// ---- the article
const webLink = (url) => (/^https?:\/\//i.test(url) ? url : null);
const permalink = (paragraph, source) => {
  const link = new URL(location.pathname, location.href);
  link.searchParams.set("article", opened.id);
  link.searchParams.set("p", paragraph);
  if (source) link.searchParams.set("d", source.digest);
  if (source && source.end) link.searchParams.set("q", `${source.start}-${source.end}`);
  return link.href;
};
const articleHead = (article) => {
  const url = webLink(article.url);
  const original = url
    ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, t("original"), icon("external"))
    : null;
  return el(
    "header",
    {},
    el("h3", {}, titleOf(article)),
    el("p", { class: "article-meta" }, el("span", {}, meta(article)), original),
  );
};
const paragraphElement = (paragraph, source) => {
  const isCurrent = paragraph.ordinal === opened.current;
  const cited = sources().findIndex((other) => other.article === opened.id && other.paragraph === paragraph.ordinal);
  const quote = (text) => el("mark", {}, ...withValue(text, turn?.short_answer));
  const words = paragraph.spans.map((span) => (span.quoted ? quote(span.text) : span.text));
  const linkParts = () => [t("copy_link")];
  const link = el("button", { class: "link", type: "button" }, ...linkParts());
  link.onclick = async () => {
    await copy(permalink(paragraph.ordinal, source));
    confirmOn(link, t("link_copied"), linkParts);
  };
  const number = cited >= 0 ? sources()[isCurrent && position >= 0 ? position : cited].n : null;
  const label = el(
    "span",
    { class: "label" },
    number ? el("button", { class: "pill", type: "button", onclick: () => go(cited) }, String(number)) : null,
    isCurrent ? el("span", { class: "ordinal" }, t("paragraph_n", { paragraph: paragraph.ordinal })) : null,
    isCurrent ? link : null,
  );
  return el(
    "p",
    {
      class: isCurrent ? "current" : cited >= 0 ? "cited" : null,
      "data-paragraph": paragraph.ordinal,
      "aria-current": isCurrent ? "true" : null,
    },
    isCurrent || number ? label : null,
    ...words,
  );
};
const drawArticle = (source, stay) => {
  const before = page.scrollTop;
  const article = el("article", {}, articleHead(opened));
  if (opened.found === "changed") article.append(el("p", { class: "changed", role: "status" }, t("changed")));
  for (const paragraph of opened.paragraphs) {
    if (paragraph.heading) article.append(el("h4", {}, paragraph.heading));
    article.append(paragraphElement(paragraph, source));
  }
  turnTo(article);
  drawBar();
  const target = article.querySelector(".current");
  page.scrollTop = stay ? before : 0;
  if (!target) return;
  const top = target.offsetTop - Math.max(0, (page.clientHeight - target.offsetHeight) / 3);
  page.scrollTo({ top, behavior: stay ? "smooth" : "instant" });
};
const message = (key) => turnTo(el("p", { class: "message", role: "status" }, t(key)));

const openPlace = async (place, source) => {
  const request = ++latest;
  home = view();
  show("reader", true);
  let article;
  try {
    article = await server.open_article(place);
  } catch {
    article = undefined;
  }
  if (request !== latest) return;
  const stay = opened !== null && article && opened.id === article.id;
  opened = article || null;
  if (article) drawArticle(source, stay);
  else {
    drawBar();
    message(article === null ? "gone" : "unreachable");
  }
};
const go = (index) => {
  const source = sources()[index];
  if (!source) return;
  position = index;
  markPill();
  const { article, paragraph, digest, start, end } = source;
  openPlace({ article, paragraph, digest, start, end }, source);
};

// ---- the bar, and the pill of the open source in the conversation
const drawBar = () => {
  const count = sources().length;
  find(".back").hidden = position < 0 || count === 0;
  const heading = t(isRefusal() ? "nearest_sources" : "sources");
  find(".heading").textContent = opened ? titleOf(opened) : position < 0 ? heading : "";
  markScrolled();
  find(".steps").hidden = position < 0 || count < 2;
  find(".position").textContent = `${position + 1} / ${count}`;
  disable(find(".previous"), position <= 0, find(".next"));
  disable(find(".next"), position >= count - 1, find(".previous"));
};
// Once the article's own head is out of sight, the bar says what is being read.
const markScrolled = () => {
  const head = page.querySelector("article > header");
  find(".reader-bar").toggleAttribute("data-scrolled", head !== null && page.scrollTop > head.offsetHeight);
};
page.addEventListener("scroll", markScrolled, { passive: true });
const markPill = () => {
  for (const pill of document.querySelectorAll("#chat [data-open]")) delete pill.dataset.open;
  if (!turn || position < 0) return;
  const n = String(sources()[position].n);
  const drawn = [...document.querySelectorAll("#chat .turn")].find((node) => node.dataset.turn === turn.id);
  for (const pill of drawn ? drawn.querySelectorAll(".pill") : []) if (pill.textContent === n) pill.dataset.open = "";
};

const close = () => {
  latest += 1;
  show("reader", false);
  position = -1;
  markPill();
  const isNamesake = (node) => node.dataset.key === opener.dataset.key; // what was drawn anew meanwhile
  const again = opener?.isConnected === false ? [...document.querySelectorAll("[data-key]")].find(isNamesake) : opener;
  if (again) again.focus();
};
find(".back").onclick = () => {
  drawCards();
  (page.querySelector("button") || find(".heading")).focus({ preventScroll: true });
};
find(".previous").onclick = () => go(position - 1);
find(".next").onclick = () => go(position + 1);
find(".close").onclick = close;
on("escape", (pane) => pane === "reader" && close());

on("open-source", ({ turn: cited, n, pill }) => {
  turn = cited;
  opener = pill;
  go(sources().findIndex((source) => source.n === n));
  if (isNarrow()) (pill.closest(".statement") || pill).scrollIntoView({ block: "start", behavior: "smooth" });
  find(".heading").focus({ preventScroll: true });
});
const list = (listed) => {
  latest += 1;
  home = view();
  aside = null;
  turn = listed;
  drawCards();
  show("reader", true);
};
on("list-sources", ({ turn: listed }) => list(listed));
// A turn that grows brings more sources; who reads one of them reads on.
on("turn-grown", ({ turn: grown }) => {
  const isSame = turn?.id === grown.id;
  const read = isSame ? sources()[position] : undefined;
  const at = grown.sources.findIndex(({ article, paragraph }) => article === read?.article && paragraph === read?.paragraph);
  if (at < 0 && (!isSame || read || grown.sources.length !== sources().length)) return list(grown);
  turn = grown;
  position = at;
  drawBar();
  markPill();
});
// A paragraph that no answer cites: {article, paragraph, start?, end?}.
on("open-place", (place) => {
  turn = null;
  position = -1;
  opener = document.activeElement;
  openPlace(place, null);
  find(".heading").focus({ preventScroll: true });
});
// What one view opened says nothing in another one. The conversation gets its own back.
on("view", (name) => {
  if (name === "chat" && aside) {
    latest += 1;
    home = "chat";
    ({ turn, position, opened } = aside);
    aside = null;
    if (opened) drawArticle(sources()[position], false);
    else drawCards();
    markPill();
    show("reader", true);
  } else if (isOpen("reader") && name !== home) {
    const isKept = home === "chat" && !isNarrow();
    if (isKept) aside = { turn, position, opened };
    latest += 1;
    show("reader", false);
    if (isKept) expect("reader");
  }
});
on("reader", (isShown) => {
  if (!isShown && view() === "chat") aside = null;
});
on("conversation", () => {
  aside = null;
  latest += 1;
  turn = null;
  opened = null;
});
on("language", () => {
  localize(element);
  drawBar();
  if (opened) drawArticle(sources()[position], true);
  else if (turn) drawCards();
});
localize(element);
drawBar();

// A permalink: /?article=…&p=…, with the digest of the paragraph and the bounds of the quote if the sharer had them.
const query = new URLSearchParams(location.search);
if (query.get("article")) {
  const [start, end] = (query.get("q") || "").split("-").map(Number);
  openPlace(
    {
      article: query.get("article"),
      paragraph: Number.parseInt(query.get("p") || "1", 10) || 1,
      digest: query.get("d") || "",
      start: start || 0,
      end: end || 0,
    },
    null,
  );
}
