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
  const mark = (kind) => el("span", { class: `mark ${kind}`, "aria-hidden": "true" }, icon(kind === "fault" ? "close" : "done"));
  const reason = ({ why, line, detail }) => {
    const said = t(REASONS[why], { detail });
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
  const fileList = (job) =>
    job.files.length
      ? el(
          "ul",
          { class: "files", tabindex: "0", "data-key": "files", "aria-label": t(JOBS[job.kind]) },
          ...job.files.map((file) => fileRow(file, job)),
          job.more > 0 && el("li", {}, el("span", { class: "name" }, t("files_more", { count: count(job.more) }))),
        )
      : null;

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

  const bar = (label, done, total) => {
    const share = total ? Math.min(100, Math.round((100 * done) / total)) : null;
    return el(
      "div",
      {
        class: share === null ? "progress unknown" : "progress",
        role: "progressbar",
        "aria-label": label,
        "aria-valuemin": "0",
        "aria-valuemax": "100",
        "aria-valuenow": share,
      },
      el("span", { style: share === null ? null : `width: ${share}%` }),
    );
  };

  const closing = (onclick) =>
    el("button", { class: "icon-button", type: "button", "aria-label": t("close"), "data-key": "stop", onclick }, icon("close"));

  const drawJob = (job, cancelling, { cancel, dismiss }) => {
    if (!isRunning(job)) {
      const close = closing(dismiss);
      const told = el("p", { class: job.state === "failed" ? "told fault" : "told" }, ending(job));
      return [el("div", { class: "head" }, told, close), fileList(job)].filter(Boolean);
    }
    const name = t(JOBS[job.kind]);
    const stop = el("button", { class: "button", type: "button", "data-key": "stop", onclick: cancel }, t("cancel_job"));
    stop.disabled = cancelling;
    return [
      el(
        "div",
        { class: "head" },
        el("p", { class: "told" }, name, el("span", { class: "soft" }, stage(job, cancelling))),
        stop,
      ),
      bar(name, job.done, job.total),
    ];
  };

  const FILES_SHOWN = 50; // of those on their way

  // What this browser sends: [{name, share, why, isSent}]. Then the files wait for another job to end, or only faults are left.
  const toldOfSending = (sending, isSending) => {
    const faults = sending.filter((file) => file.why).length;
    if (!isSending && faults === sending.length) return t("upload_faults", { count: count(faults) });
    if (!isSending) return t("upload_waits");
    const done = sending.filter((file) => file.share === 1 || file.why).length;
    return t("uploading", { done: count(done), total: count(sending.length) });
  };
  // Faults first, then what is under way, then what waits, then what is through.
  const rank = (file) => (file.why ? 0 : file.share === 1 ? 3 : file.isSent ? 1 : 2);
  const drawSending = (sending, isSending, stop) => {
    const shown = [...sending].sort((one, other) => rank(one) - rank(other)).slice(0, FILES_SHOWN);
    const more = sending.length - shown.length;
    const told = toldOfSending(sending, isSending);
    const stopping = el("button", { class: "button", type: "button", "data-key": "stop", onclick: stop }, t("upload_stop"));
    const button = isSending ? stopping : closing(stop);
    const row = (file) =>
      el(
        "li",
        {},
        file.why ? mark("fault") : file.share === 1 ? mark("good") : el("span", { class: "mark" }),
        el("span", { class: "name" }, file.name),
        file.why && el("span", { class: "why" }, t(REASONS[file.why])),
        rank(file) === 1 && bar(t("upload_of", { name: file.name }), file.share, 1),
      );
    return [
      el("div", { class: "head" }, el("p", { class: "told" }, told), button),
      el(
        "ul",
        { class: "files", tabindex: "0", "data-key": "files", "aria-label": told },
        ...shown.map(row),
        more > 0 && el("li", {}, el("span", { class: "name" }, t("files_more", { count: count(more) }))),
      ),
    ];
  };

  return { changed, drawJob, drawSending, ending, isRunning };
})();
