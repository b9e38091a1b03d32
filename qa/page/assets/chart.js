// Charts of figures, drawn as SVG into a holder: lines over time, or bars across subjects. Every value is a button:
// one tab stop for the chart, arrow keys from value to value. Knows nothing of filters, tables or the server.
wenju.chart = (() => {
  const { el, language, t } = wenju;
  const SVG = "http://www.w3.org/2000/svg";
  const DAY = 86_400_000;
  const TEXT = 12; // pixels
  const REACH = 24; // from a value: a pointer that near means it
  const MARKERS = ["M0-5A5 5 0 1 1 0 5 5 5 0 1 1 0-5z", "M-4.5-4.5h9v9h-9z", "M0-6L5.5 4.5h-11z", "M0-6L6 0 0 6-6 0z", "M0 6L5.5-4.5h-11z", "M-5-2h3v-3h4v3h3v4h-3v3h-4v-3h-3z"];

  const svg = (tag, attributes = {}, ...children) => {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const label = (x, y, text, attributes = {}) => svg("text", { x, y, "font-size": TEXT, ...attributes }, text);

  const pen = document.createElement("canvas").getContext("2d");
  const widthOf = (text) => {
    pen.font = `${TEXT}px ${getComputedStyle(document.body).getPropertyValue("--sans") || "sans-serif"}`;
    return pen.measureText(text).width;
  };
  const fit = (text, width) => {
    if (widthOf(text) <= width) return text;
    const letters = [...text];
    while (letters.length > 1 && widthOf(`${letters.join("")}…`) > width) letters.pop();
    return `${letters.join("")}…`;
  };

  // ---- scales
  const locale = () => (language() === "en" ? "en" : "zh-CN");
  const short = (value) =>
    new Intl.NumberFormat(locale(), { notation: "compact", maximumSignificantDigits: 4 }).format(value);
  const round = (span) => {
    const power = 10 ** Math.floor(Math.log10(span));
    return power * [1, 2, 5, 10].find((factor) => factor * power >= span * 0.999);
  };
  const linear = (ticks) => {
    const [low, high] = [ticks[0], ticks.at(-1)];
    return { ticks, share: (value) => (value - low) / (high - low) };
  };
  const powers = (values, count) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => Math.floor(Math.log10(value)));
    const step = Math.ceil((high + 1 - low) / (count + 1));
    const ticks = Array.from({ length: Math.ceil((high + 1 - low) / step) + 1 }, (_, n) => 10 ** (low + n * step));
    const span = Math.log10(ticks.at(-1)) - low;
    return { ticks, share: (value) => (Math.log10(value) - low) / span, isLog: true };
  };
  // By powers of ten where one value dwarfs most others; else from zero, unless that pressed all against the top.
  const valueScale = (values, count, fromZero) => {
    const sorted = [...values].sort((one, other) => one - other);
    const [low, middle] = [sorted[0], sorted[sorted.length >> 1]];
    const high = Math.max(sorted.at(-1), 0);
    if (!fromZero && low > 0 && high > middle * 50) return powers(values, count);
    const tight = !fromZero && low > high * 0.6 && high > low;
    const base = tight ? low - (high - low) * 0.2 : Math.min(low, 0);
    const step = round((high - base || 1) / count);
    const first = Math.floor(base / step + 1e-9);
    const last = Math.ceil(high / step - 1e-9);
    return linear(Array.from({ length: Math.max(last - first, 1) + 1 }, (_, n) => (first + n) * step));
  };
  const time = (day) => Date.parse(`${day}T00:00:00Z`);
  const dayScale = (days, count) => {
    const from = Math.min(...days);
    const until = Math.max(...days);
    const format = (options) => new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options });
    const at = (year, month) => Date.UTC(year, month, 1);
    const ticks = [];
    const year = new Date(from).getUTCFullYear();
    const months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((step) => (until - from) / (step * 30.4 * DAY) <= count);
    if (until - from >= 60 * DAY) {
      const start = months >= 12 ? Math.floor(year / (months / 12)) * (months / 12) : year;
      for (let n = 0; at(start, n * months) <= until; n++) if (at(start, n * months) >= from) ticks.push(at(start, n * months));
    } else {
      const step = [1, 2, 4, 7, 14, 28].find((days) => (until - from) / (days * DAY) <= count);
      for (let day = from; day <= until; day += step * DAY) ticks.push(day);
    }
    const isYear = (tick) => new Date(tick).getUTCMonth() === 0 && new Date(tick).getUTCDate() === 1;
    const name = (tick) => {
      if (until - from < 60 * DAY) return format({ month: "short", day: "numeric" }).format(tick);
      return format(isYear(tick) ? { year: "numeric" } : { year: "numeric", month: "short" }).format(tick);
    };
    const edge = Math.max((until - from) * 0.03, DAY);
    return { ticks, name, low: from - edge, high: until + edge };
  };

  // ---- what both kinds share: values as buttons, and the tip beside the one that is pointed at
  const mount = (holder, picture, spots, { name, tell, open }) => {
    const tip = el("div", { class: "tip", "aria-hidden": "true" });
    tip.hidden = true;
    const hide = () => {
      tip.hidden = true;
      for (const spot of spots) spot.node.classList.remove("near");
    };
    const point = (spot) => {
      hide();
      spot.node.classList.add("near");
      const [value, ...lines] = tell(spot.point, spot.series).filter(Boolean);
      tip.replaceChildren(el("strong", {}, value), ...lines.map((line) => el("span", {}, line)));
      tip.hidden = false;
      const left = Math.min(Math.max(spot.x - tip.offsetWidth / 2, 0), holder.clientWidth - tip.offsetWidth);
      const above = spot.y - tip.offsetHeight - 12;
      tip.style.left = `${left}px`;
      tip.style.top = `${above > -20 ? above : spot.y + 16}px`;
    };
    const near = (event) => {
      const box = picture.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const far = (spot) => (spot.row ? Math.abs(spot.row - y) : Math.hypot(spot.x - x, spot.y - y));
      const best = spots.reduce((one, other) => (far(other) < far(one) ? other : one));
      return far(best) <= REACH ? best : null;
    };
    picture.addEventListener("pointermove", (event) => {
      const spot = near(event);
      picture.classList.toggle("pointing", spot !== null);
      if (spot) point(spot);
      else hide();
    });
    picture.addEventListener("pointerleave", hide);
    picture.addEventListener("click", (event) => {
      const spot = spots.find(({ node }) => node.contains(event.target)) || near(event);
      if (spot) open(spot.point, spot.node);
    });
    spots.forEach((spot, number) => {
      spot.node.setAttribute("role", "button");
      spot.node.setAttribute("aria-label", name(spot.point, spot.series));
      spot.node.setAttribute("tabindex", number === 0 ? "0" : "-1");
      spot.node.setAttribute("data-key", `spot ${number}`);
      spot.node.addEventListener("focus", () => point(spot));
      spot.node.addEventListener("blur", hide);
    });
    picture.addEventListener("keydown", (event) => {
      const here = spots.findIndex(({ node }) => node === event.target);
      if (here < 0) return;
      const steps = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: spots.length - 1 };
      if (event.key in steps) {
        const next = spots[Math.min(Math.max(steps[event.key], 0), spots.length - 1)].node;
        event.target.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      } else if (event.key === "Enter" || event.key === " ") open(spots[here].point, event.target);
      else if (event.key === "Escape" && !tip.hidden) hide();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    // Drawn anew in another width, a chart keeps the focus on the value that has it.
    const held = holder.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    holder.replaceChildren(picture, tip);
    const again = spots.find(({ node }) => node.dataset.key === held);
    if (!again) return;
    spots[0].node.setAttribute("tabindex", "-1");
    again.node.setAttribute("tabindex", "0");
    again.node.focus({ preventScroll: true });
  };

  const frame = (width, height, title) =>
    svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": title, class: "picture" });

  // series: [{name, points: [{day, value, …}]}]; options: {unit, title, name(point, series), tell(point, series), open(point, node)}
  const overTime = (holder, series, options) => {
    const width = holder.clientWidth;
    const height = width < 520 ? 240 : 300;
    const points = series.flatMap((one) => one.points);
    const values = valueScale(points.map((point) => point.value), 4, false);
    const left = Math.max(...values.ticks.map((tick) => widthOf(short(tick)))) + 12;
    const [right, top, bottom] = [width - 16, 30, height - 28];
    const days = dayScale(points.map((point) => time(point.day)), Math.max(2, Math.floor((right - left) / 84)));
    const x = (moment) => left + ((right - left) * (moment - days.low)) / (days.high - days.low);
    const y = (value) => bottom - (bottom - top) * values.share(value);

    const picture = frame(width, height, options.title);
    picture.append(label(0, 14, values.isLog ? t("chart_powers", options) : options.unit, { class: "axis" }));
    for (const tick of values.ticks) {
      picture.append(svg("line", { x1: left, x2: right, y1: y(tick), y2: y(tick), class: tick === 0 || (values.isLog && tick === values.ticks[0]) ? "base" : "grid" }));
      picture.append(label(left - 8, y(tick) + 4, short(tick), { class: "axis", "text-anchor": "end" }));
    }
    for (const tick of days.ticks) {
      const half = widthOf(days.name(tick)) / 2;
      const middle = Math.min(Math.max(x(tick), half), width - half);
      picture.append(svg("line", { x1: x(tick), x2: x(tick), y1: bottom, y2: bottom + 5, class: "base" }));
      picture.append(label(middle, bottom + 20, days.name(tick), { class: "axis", "text-anchor": "middle" }));
    }
    const spots = [];
    series.forEach((one, number) => {
      // Of several values of one day the line takes the last, which the newest article gives.
      const last = new Map(one.points.map((point) => [point.day, point]));
      const path = [...last.values()].map((point) => `${x(time(point.day))},${y(point.value)}`).join(" ");
      picture.append(svg("polyline", { points: path, class: `line series-${number}` }));
      for (const point of one.points) {
        const node = svg("g", { transform: `translate(${x(time(point.day))} ${y(point.value)})`, class: `mark series-${number}` });
        node.append(svg("path", { d: MARKERS[number] }));
        spots.push({ node, point, series: one, x: x(time(point.day)), y: y(point.value) });
      }
    });
    picture.append(...spots.map((spot) => spot.node));
    spots.sort((one, other) => one.x - other.x || one.y - other.y);
    mount(holder, picture, spots, options);
  };

  const across = (holder, series, options) => {
    const width = holder.clientWidth;
    const names = Math.max(...series.map((one) => widthOf(one.name))) + 14;
    const narrow = width < 560 || names > width * 0.36; // then a name stands above its bar
    const [row, bar] = narrow ? [50, 16] : [34, 18];
    const shown = (one) => one.points[0].figure.written;
    const values = valueScale(series.map((one) => one.points[0].value), narrow ? 3 : 5, true);
    const left = narrow ? 0 : names;
    const dates = widthOf("2000-00-00");
    const right = width - Math.max(...series.map((one) => widthOf(shown(one)))) * 1.15 - 12 - (narrow ? 0 : dates + 12);
    const [top, height] = [24, 24 + series.length * row + 8];
    const x = (value) => left + (right - left) * values.share(value);

    const picture = frame(width, height, options.title);
    for (const tick of values.ticks) {
      picture.append(svg("line", { x1: x(tick), x2: x(tick), y1: top, y2: height, class: tick === 0 ? "base" : "grid" }));
      const half = widthOf(short(tick)) / 2;
      const middle = Math.max(x(tick), half);
      picture.append(label(middle, 14, short(tick), { class: "axis", "text-anchor": "middle" }));
    }
    const unit = width - widthOf(options.unit);
    picture.append(label(unit, 14, options.unit, { class: "axis" }));
    const spots = series.map((one, number) => {
      const [point] = one.points;
      const y = top + number * row + (narrow ? 26 : 8);
      const [from, to] = [Math.min(x(0), x(point.value)), Math.max(x(0), x(point.value))];
      const node = svg("g", { class: "bar" });
      node.append(svg("rect", { x: 0, y: y - (narrow ? 20 : 6), width, height: row - 4, class: "room", rx: 6 }));
      node.append(svg("rect", { x: from, y, width: Math.max(to - from, 2), height: bar, rx: 3, class: "fill" }));
      if (narrow) {
        node.append(label(4, y - 6, fit(one.name, width - dates - 20), { class: "name" }));
        node.append(label(width - 4, y - 6, point.day, { class: "axis", "text-anchor": "end" }));
      } else {
        node.append(label(left - 10, y + 13, one.name, { class: "name", "text-anchor": "end" }));
        node.append(label(width - 4, y + 13, point.day, { class: "axis", "text-anchor": "end" }));
      }
      node.append(label(to + 8, y + bar / 2 + 4.5, shown(one), { class: "value" }));
      return { node, point, series: one, x: (from + to) / 2, y: y - 2, row: y + bar / 2 };
    });
    picture.append(...spots.map((spot) => spot.node));
    mount(holder, picture, spots, options);
  };

  const marker = (number) =>
    svg("svg", { viewBox: "-8 -8 16 16", class: `marker series-${number}`, "aria-hidden": "true" }, svg("path", { d: MARKERS[number] }));

  return { across, marker, overTime };
})();
