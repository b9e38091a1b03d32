// Turns as text to take away: for the clipboard, and as a Markdown file with footnotes. Holds no state.
wenju.notes = (() => {
  const { el, t, titleOf, values } = wenju;

  const LONGEST_NAME = 60; // characters of a file's name
  const place = (source) =>
    [titleOf(source), source.publisher, source.date, t("paragraph_n", source), source.url].filter(Boolean).join(" · ");

  const inWords = (value) => [value.value, values.about(value)].filter(Boolean).join(" · ");

  // ---- for the clipboard
  const asText = (turn) => {
    const marks = (citations) => citations.map((n) => `[${n}]`).join("");
    const notes = turn.sources.map((source) => `[${source.n}] ${place(source)}`);
    const short = [wenju.turns.short(turn), turn.as_of].filter(Boolean).join(" · ");
    const differing = (turn.values || []).map((value) => `${inWords(value)}${marks([value.n])}`);
    if (differing.length) differing.unshift(t("values_differ"));
    const body = turn.statements.map((said) => wenju.turns.sentence(turn, said) + marks(said.citations));
    const parts = [turn.question, wenju.turns.remark(turn), short, differing.join("\n"), body.join("\n"), notes.join("\n")];
    return parts.filter(Boolean).join("\n\n");
  };

  // ---- as Markdown. Whatever an article or a user wrote stays text there, too.
  const plain = (text) =>
    text
      .replace(/[\\`*_{}[\]<>#|~$&!^]/g, "\\$&")
      .replace(/\s*\n\s*/g, " ")
      .replace(/^(\s*)([-+=]|\d+[.)])/, "$1\\$2");
  const link = (url) => (/^https?:\/\/[^\s<>]+$/i.test(url) ? `<${url}>` : "");
  const table = (compared, mark) => {
    const said = values.computed(compared);
    return [
      `| | ${plain(compared.metric)} | ${t("compared_period")} |`,
      "| --- | ---: | --- |",
      ...compared.sides.map(
        (side) => `| ${plain(side.name)} | ${plain(side.value)}${mark(side.citation)} | ${plain(side.as_of)} |`,
      ),
      ...(said ? [`| ${said.label} | ${plain(said.difference)} | ${plain(said.ratio)} |`] : []),
      "",
    ];
  };
  const turnLines = (turn, number) => {
    const mark = (n) => (turn.sources.some((source) => source.n === n) ? `[^${number}-${n}]` : "");
    const lines = [`## ${plain(turn.question)}`, ""];
    if (turn.understood) lines.push(`*${t("understood")} ${plain(turn.understood)}*`, "");
    const remark = wenju.turns.remark(turn);
    if (remark && turn.stage !== "refused") lines.push(`*${plain(remark)}*`, "");
    if (turn.short_answer) {
      const time = turn.as_of ? ` · ${plain(turn.as_of)}` : "";
      lines.push(`**${plain(wenju.turns.short(turn))}**${time}`, "");
    }
    if (turn.table) lines.push(...table(turn.table, mark));
    if (turn.values?.length) {
      const differing = turn.values.map((value) => `- ${plain(inWords(value))}${mark(value.n)}`);
      lines.push(t("values_differ"), "", ...differing, "");
    }
    for (const said of turn.statements) {
      lines.push(plain(wenju.turns.sentence(turn, said)) + said.citations.map(mark).join(""), "");
    }
    if (turn.stage === "refused") {
      lines.push(plain(turn.refusal || t("refusal")), "");
      if (remark) lines.push(plain(remark), "");
    }
    if (turn.stage === "failed") lines.push(t("failed"), "");
    if (turn.stage === "stopped") lines.push(t("stopped"), "");
    const cited = turn.stage === "refused" ? [] : turn.sources;
    for (const source of cited) {
      const about = [titleOf(source), source.publisher, source.date, t("paragraph_n", source)].filter(Boolean);
      lines.push(`[^${number}-${source.n}]: ${[plain(about.join(" · ")), link(source.url)].filter(Boolean).join(" · ")}`);
    }
    return cited.length ? [...lines, ""] : lines;
  };
  const asMarkdown = ({ title, turns }) =>
    [`# ${plain(title)}`, "", ...turns.flatMap((turn, index) => turnLines(turn, index + 1))].join("\n");

  // What no file system takes, and what no shell should be offered, becomes a space.
  const fileName = (title) => {
    const cleaned = title.replace(/[\u0000-\u001f\\/:*?"<>|$`{}]+/g, " ").replace(/\s+/g, " ").trim();
    return `${cleaned.replace(/^\.+|\.+$/g, "").slice(0, LONGEST_NAME).trim() || t("name")}.md`;
  };
  const download = (conversation) => {
    const file = new Blob([asMarkdown(conversation)], { type: "text/markdown;charset=utf-8" });
    const address = URL.createObjectURL(file);
    const anchor = el("a", { href: address, download: fileName(conversation.title), class: "offscreen" });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  return { asMarkdown, asText, download, fileName };
})();
