// A job of the library as elements: how far it is or how it ended, and what became of each file. Holds no state.
wenju.libraryJob = (() => {
  const { count, el, icon, t } = wenju;

  const JOBS = { add: "job_add", remove: "job_remove", reindex: "job_reindex", rebuild: "job_rebuild" };
  const STAGES = {
    wait: "stage_wait",
    keep: "stage_keep",
    find: "stage_find",
    read: "stage_read",
    figures: "stage_figures",
    learn: "stage_learn",
    index: "stage_index",
    save: "stage_save",
  };
  const TROUBLES = { unusable: "job_unusable", disk: "job_disk", unknown: "job_unknown" };
  const REASONS = {
    suffix: "why_suffix",
    empty: "why_empty",
    large: "why_large",
    lost: "why_lost",
    gone: "why_gone",
    forbidden: "why_forbidden",
    binary: "why_binary",
    locked: "why_locked",
    scanned: "why_scanned",
    broken: "why_broken",
    blank: "why_blank",
    not_json: "why_not_json",
    no_field: "why_no_field",
    other: "why_other",
    connection: "why_connection",
  };

  const isRunning = (job) => job.state === "running";
  const changed = (job) => job.added + job.updated + job.removed > 0;

  // ---- files
  const MARKS = { good: "done", fault: "close" };
  const mark = (kind) => el("span", { class: `mark ${kind}`, "aria-hidden": "true" }, MARKS[kind] && icon(MARKS[kind]));
  const why = (name, detail) => t(REASONS[name], { detail });
  const reason = ({ why: name, line, detail }) => {
    const said = why(name, detail);
    return el("span", { class: "why", title: detail || null }, line ? t("file_line", { line, reason: said }) : said);
  };
  const fileRow = (file, job) => {
    const fault = file.reasons.length > 0;
    let state = t("file_there");
    if (file.articles) state = t("summary_added", { count: count(file.articles) });
    else if (fault) state = t(job.kind === "add" ? "file_failed" : "file_unread");
    return el(
      "li",
      {},
      mark(fault ? "fault" : "good"),
      el("span", { class: "name" }, file.name),
      el("span", { class: "state" }, state),
      file.kept_as && el("span", { class: "why" }, t("file_kept_as", { name: file.kept_as })),
      ...file.reasons.map(reason),
      file.more > 0 && el("span", { class: "why" }, t("file_more_reasons", { count: count(file.more) })),
    );
  };
  const fileList = (job, rows, more) =>
    rows.length > 0 &&
    el(
      "ul",
      { class: "files", tabindex: "0", "data-key": "files", "aria-label": t(JOBS[job.kind]) },
      ...rows,
      more > 0 && el("li", {}, el("span", { class: "name" }, t("files_more", { count: count(more) }))),
    );
  const underWay = (name) =>
    el("li", {}, mark(""), el("span", { class: "name" }, name), el("span", { class: "state" }, t("file_under_way")));

  // ---- the line above them
  const summary = (job) => {
    const faults = job.files.filter((file) => file.reasons.length).length;
    const parts = [
      ["summary_added", job.added],
      ["summary_updated", job.updated],
      ["summary_removed", job.removed],
      [job.kind === "add" ? "summary_there" : "summary_unchanged", job.unchanged],
      ["summary_failed", faults],
    ].filter(([, number]) => number > 0);
    return parts.length
      ? parts.map(([key, number]) => t(key, { count: count(number) })).join(t("summary_comma"))
      : t("summary_nothing");
  };
  const ending = (job) => {
    const name = t(JOBS[job.kind]);
    if (job.state === "failed") return t(TROUBLES[job.trouble], { job: name, number: job.number });
    if (job.state === "done") return t("job_done", { job: name, summary: summary(job) });
    const resumes = job.kind === "reindex" || job.kind === "rebuild";
    return t(resumes ? "job_interrupted" : "job_cancelled", { job: name });
  };
  // The stage that reads counts bytes, which say nothing to people: there the bar is enough.
  const stage = (job, cancelling) => {
    if (cancelling) return t("stage_cancel");
    if (!job.stage) return t("stage_begin");
    const countable = job.total > 0 && job.stage !== "read";
    return t(STAGES[job.stage]) + (countable ? ` ${count(job.done)} / ${count(job.total)}` : "");
  };

  // How far a job is as a whole, 0 to 1; null while it has not begun. Its stages take about these parts of its time.
  const PARTS = { keep: 2, find: 1, figures: 30, read: 55, learn: 7, index: 30, save: 2 };
  const COURSES = {
    add: ["keep", "find", "read", "learn", "index", "save"],
    remove: ["learn", "index", "save"],
    reindex: ["find", "read", "learn", "index", "save"],
    rebuild: ["find", "figures", "read", "learn", "index", "save"],
  };
  const share = ({ kind, stage, done, total }) => {
    const course = COURSES[kind] || [];
    const at = course.indexOf(stage);
    if (at < 0) return null;
    const sum = (stages) => stages.reduce((all, name) => all + PARTS[name], 0);
    const within = total > 0 ? Math.min(1, done / total) : 0;
    return (sum(course.slice(0, at)) + PARTS[stage] * within) / sum(course);
  };

  // share: 0 to 1, or null while nobody knows it.
  const bar = (label, share) => {
    const percent = share === null ? null : Math.round(100 * share);
    return el(
      "div",
      {
        class: percent === null ? "progress unknown" : "progress",
        role: "progressbar",
        "aria-label": label,
        "aria-valuemin": "0",
        "aria-valuemax": "100",
        "aria-valuenow": percent,
      },
      el("span", { style: percent === null ? null : `width: ${percent}%` }),
    );
  };

  const close = (onclick) =>
    el("button", { class: "icon-button", type: "button", "aria-label": t("close"), "data-key": "close", onclick }, icon("close"));

  const NAMES_SHOWN = 50; // of files that are under way

  // How far the job is (share), or how it ended; names: those of the files that this browser handed over to it.
  const drawJob = (job, share, names, cancelling, { cancel, dismiss }) => {
    if (!isRunning(job)) {
      const told = el("p", { class: job.state === "failed" ? "told fault" : "told" }, ending(job));
      const rows = job.files.map((file) => fileRow(file, job));
      return [el("div", { class: "head" }, told, close(dismiss)), fileList(job, rows, job.more)].filter(Boolean);
    }
    const name = t(JOBS[job.kind]);
    const stop = el("button", { class: "button", type: "button", "data-key": "cancel", onclick: cancel }, t("cancel_job"));
    stop.setAttribute("aria-disabled", String(cancelling));
    const rows = names.slice(0, NAMES_SHOWN).map(underWay);
    return [
      el(
        "div",
        { class: "head" },
        el("p", { class: "told" }, name, el("span", { class: "soft" }, stage(job, cancelling))),
        stop,
      ),
      bar(name, share),
      fileList(job, rows, names.length - rows.length),
    ].filter(Boolean);
  };

  return { bar, changed, close, drawJob, ending, isRunning, mark, share, why };
})();
