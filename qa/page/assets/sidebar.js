const { el, emit, history, icon, isNarrow, isOpen, localize, on, show, t } = wenju;
const find = (selector) => element.querySelector(selector);

const leaveOnPhone = () => isNarrow() && show("sidebar", false);

// ---- conversations
const drawHistory = () => {
  const items = history.list().map(({ id, title }) =>
    el(
      "div",
      { class: "item", "aria-current": id === history.current() ? "true" : null },
      el("button", { class: "open", type: "button", title, onclick: () => (emit("conversation", id), wenju.go("chat"), leaveOnPhone()) }, title),
      el(
        "button",
        { class: "delete", type: "button", "aria-label": t("delete", { title }), onclick: () => remove(id) },
        icon("close"),
      ),
    ),
  );
  find(".history").replaceChildren(...(items.length ? items : [el("p", { class: "none" }, t("no_history"))]));
};
const remove = (id) => {
  const wasCurrent = id === history.current();
  history.remove(id);
  if (wasCurrent) emit("conversation", null);
};
find(".new").onclick = () => {
  emit("conversation", null);
  wenju.go("chat");
  leaveOnPhone();
};

// ---- scope: which articles may answer
const drawScope = () => {
  const publishers = wenju.overview ? wenju.overview.publishers : [];
  find(".publishers").hidden = publishers.length < 2;
  find(".choices").replaceChildren(
    ...publishers.map((name) => {
      const box = el("input", { type: "checkbox" });
      box.checked = wenju.scope.publishers.includes(name);
      box.onchange = () => {
        const others = wenju.scope.publishers.filter((chosen) => chosen !== name);
        change({ publishers: box.checked ? [...others, name] : others });
      };
      return el("label", {}, box, el("span", {}, name));
    }),
  );
  find(".since").value = wenju.scope.since;
  find(".until").value = wenju.scope.until;
  find(".clear").hidden = !(wenju.scope.publishers.length || wenju.scope.since || wenju.scope.until);
};
const change = (part) => {
  wenju.scope = { ...wenju.scope, ...part };
  emit("scope");
};
find(".since").onchange = (event) => change({ since: event.target.value });
find(".until").onchange = (event) => change({ until: event.target.value });
find(".clear").onclick = () => change({ publishers: [], since: "", until: "" });

find(".scrim").onclick = () => show("sidebar", false);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isNarrow() && isOpen("sidebar")) show("sidebar", false);
});
on("history", drawHistory);
on("scope", drawScope);
on("overview", drawScope);
on("language", () => {
  localize(element);
  drawHistory();
});
localize(element);
drawHistory();
drawScope();
