// Which articles may answer: publishers and dates, chosen in a panel above the composer, the active ones as chips.
wenju.scope = (() => {
  const { disable, el, emit, icon, on, t } = wenju;

  const NONE = { publishers: [], since: "", until: "" };
  const MANY = 8; // publishers that are found faster by typing
  const EDGE = 8; // pixels between the panel and whatever is around it

  const KEY = "wenju.scope"; // of this tab

  const isTexts = (list) => Array.isArray(list) && list.every((item) => typeof item === "string");
  const isScope = (item) => item && isTexts(item.publishers) && isTexts([item.since, item.until]);
  const remembered = () => {
    try {
      const kept = JSON.parse(wenju.tab.recall(KEY));
      return isScope(kept) ? kept : NONE;
    } catch {
      return NONE;
    }
  };

  let chosen = remembered();
  const isSet = () => chosen.publishers.length > 0 || Boolean(chosen.since || chosen.until);
  const change = (part) => {
    chosen = { ...chosen, ...part };
    wenju.tab.remember(KEY, JSON.stringify(chosen));
    emit("scope", chosen);
  };

  const clear = () => change(NONE);
  const restore = (scope) => change(isScope(scope) ? scope : NONE);

  // The filters of a scope, one {name, without} each; without lifts that one.
  const filters = ({ publishers, since, until }) => [
    ...publishers.map((name) => ({ name, without: { publishers: publishers.filter((other) => other !== name) } })),
    ...(since ? [{ name: t("since_chip", { date: since }), without: { since: "" } }] : []),
    ...(until ? [{ name: t("until_chip", { date: until }), without: { until: "" } }] : []),
  ];
  const inWords = (scope) => filters(scope).map(({ name }) => name).join(t("separator"));

  // element holds .scope (the button and the chips) and .scope-panel
  const mount = (element) => {
    const find = (selector) => element.querySelector(selector);
    const button = find(".scope button");
    const panel = find(".scope-panel");

    const drawChips = () => {
      const chip = ({ name, without }, index) => {
        const lift = () => {
          change(without);
          (find(".chips").children[index] || button).focus();
        };
        return el("button", { type: "button", "aria-label": t("remove_filter", { name }), onclick: lift }, name, icon("close"));
      };
      find(".chips").replaceChildren(...filters(chosen).map(chip));
      button.toggleAttribute("data-set", isSet());
    };
    const drawPublishers = () => {
      const all = wenju.overview ? wenju.overview.publishers : [];
      const wanted = find(".find-publisher").value.trim().toLowerCase();
      const shown = all.filter((name) => name.toLowerCase().includes(wanted));
      find(".publishers").hidden = all.length < 2;
      find(".find-publisher").hidden = all.length <= MANY;
      find(".no-publisher").hidden = shown.length > 0;
      find(".choices").replaceChildren(
        ...shown.map((name) => {
          const box = el("input", { type: "checkbox" });
          box.checked = chosen.publishers.includes(name);
          box.onchange = () => {
            const others = chosen.publishers.filter((other) => other !== name);
            change({ publishers: box.checked ? [...others, name] : others });
          };
          return el("label", {}, box, el("span", {}, name));
        }),
      );
    };
    const mark = () => {
      for (const box of find(".choices").querySelectorAll("input"))
        box.checked = chosen.publishers.includes(box.nextSibling.textContent);
      find(".since").value = chosen.since;
      find(".until").value = chosen.until;
      find(".backwards").hidden = !(chosen.since && chosen.until && chosen.since > chosen.until);
      disable(find(".clear"), !isSet(), find(".apply"));
      drawChips();
    };

    // Above its button, inside the window; the style sheet makes it a sheet on a phone.
    const put = () => {
      const { left, top } = button.getBoundingClientRect();
      panel.style.setProperty("--left", `${Math.max(EDGE, Math.min(left, innerWidth - panel.offsetWidth - EDGE))}px`);
      panel.style.setProperty("--bottom", `${innerHeight - top + EDGE}px`);
    };
    panel.addEventListener("toggle", (event) => {
      const open = event.newState === "open";
      button.setAttribute("aria-expanded", String(open));
      if (open) put();
      else find(".find-publisher").value = "";
      drawPublishers();
    });
    window.addEventListener("resize", () => panel.matches(":popover-open") && put());
    find(".find-publisher").addEventListener("input", drawPublishers);
    // A year that is being typed is 2, 20 and 202 first.
    const take = (name) => find(`.${name}`).validity.valid && change({ [name]: find(`.${name}`).value });
    for (const name of ["since", "until"]) find(`.${name}`).onchange = () => take(name);
    find(".clear").onclick = clear;
    find(".apply").onclick = () => panel.hidePopover();

    on("scope", mark);
    on("overview", drawPublishers);
    on("language", drawChips);
    drawPublishers();
    mark();
  };

  return { chosen: () => chosen, clear, inWords, isSet, mount, restore };
})();
