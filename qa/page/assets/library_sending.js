// Files on their way from this browser to the server, one after another: how far each of them is and all together, and
// why one was not sent. What has arrived waits here until it is handed over. Knows nothing of the library's jobs.
wenju.librarySending = (() => {
  const { count, el, patch, size, t, uploads } = wenju;
  const { bar, close, mark, why } = wenju.libraryJob;

  const SHOWN = 50; // files

  const share = ({ sent, bytes }) => (bytes ? sent / bytes : 0);
  const isOver = ({ stage }) => stage === "sent" || stage === "failed";
  // Of more files than are shown, those that matter most: faults, what is under way, what waits, what is through.
  const IMPORTANCE = ["failed", "sending", "waiting", "sent"];
  const shownOf = (files) => {
    if (files.length <= SHOWN) return files;
    const rank = ({ stage }) => IMPORTANCE.indexOf(stage);
    return [...files].sort((one, other) => rank(one) - rank(other)).slice(0, SHOWN);
  };

  // ---- as elements
  const row = (file) => {
    const state = {
      waiting: () => el("span", { class: "state" }, t("upload_queued")),
      sending: () => bar(t("upload_of", { name: file.name }), share(file)),
      sent: () => el("span", { class: "state" }, t("upload_sent")),
      failed: () => el("span", { class: "state" }, t("upload_failed")),
    };
    return el(
      "li",
      { "data-key": `file ${file.number}`, "data-stage": file.stage },
      file.stage === "sent" ? mark("good") : file.stage === "failed" ? mark("fault") : mark(""),
      el("span", { class: "name" }, file.name),
      el("span", { class: "size" }, size(file.bytes)),
      state[file.stage](),
      file.why && el("span", { class: "why" }, why(file.why)),
    );
  };
  const told = (files, isSending) => {
    const faults = files.filter(({ stage }) => stage === "failed").length;
    if (isSending) return t("uploading", { done: count(files.filter(isOver).length), total: count(files.length) });
    return faults === files.length ? t("upload_faults", { count: count(faults) }) : t("upload_waits");
  };
  const button = (key, text, onclick) => el("button", { class: "button", type: "button", "data-key": key, onclick }, t(text));

  // tell(key) shows a text of the page, say(text) has it read aloud. arrived(): all files were sent, or failed.
  // left(): the panel went with the focus.
  const mount = (panel, { tell, say, arrived, left }) => {
    let files = []; // {number, file, name, bytes, sent, stage, why, path}
    let number = 0;
    let request = null; // the one that is being sent
    let frame = 0;

    const drop = () => {
      const isLost = files.some(({ stage }) => stage !== "failed");
      files = [];
      if (request) request.abort();
      if (isLost) tell("upload_stopped");
      draw();
    };
    const draw = () => {
      cancelAnimationFrame(frame);
      const isSending = request !== null;
      const hadFocus = panel.contains(document.activeElement);
      panel.hidden = !files.length;
      if (hadFocus && panel.hidden) left();
      if (panel.hidden) return panel.replaceChildren();
      const good = files.filter(({ stage }) => stage !== "failed");
      const [sent, bytes] = ["sent", "bytes"].map((name) => good.reduce((sum, file) => sum + file[name], 0));
      const shown = shownOf(files);
      const more = files.length - shown.length;
      const said = told(files, isSending);
      const isFaulty = !good.length;
      patch(
        panel,
        el(
          "div",
          { class: "head" },
          el("p", { class: "told" }, said, isSending && el("span", { class: "soft" }, `${size(sent)} / ${size(bytes)}`)),
          isFaulty ? close(drop) : button("drop", isSending ? "upload_stop" : "upload_drop", drop),
        ),
        el("div", { class: "whole" }, isSending && bar(t("upload_of_all"), share({ sent, bytes }))),
        el(
          "ul",
          { class: "files", tabindex: "0", "data-key": "files", "aria-label": said },
          ...shown.map(row),
          more > 0 && el("li", {}, el("span", { class: "name" }, t("files_more", { count: count(more) }))),
        ),
      );
      if (hadFocus && !panel.contains(document.activeElement)) panel.querySelector("button").focus();
    };
    // Many small files arrive faster than a screen is drawn.
    const drawSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };

    const send = async (file) => {
      file.stage = "sending";
      request = uploads.send(file.file, (part) => {
        file.sent = Math.min(part, 0.99) * file.bytes; // it has arrived when the server says so
        drawSoon();
      });
      drawSoon();
      try {
        file.path = await request.done;
        file.sent = file.bytes;
        file.stage = "sent";
      } catch (reason) {
        file.why = reason;
        file.stage = "failed";
      }
    };
    const sendAll = async () => {
      if (files.some(isWaiting)) say(told(files, true));
      for (let next = files.find(isWaiting); next; next = files.find(isWaiting)) await send(next);
      request = null;
      draw();
      if (ready().length) arrived();
    };
    const isWaiting = ({ stage }) => stage === "waiting";

    // found: [{file, why}]; why is "" for what can be sent.
    const add = async (found) => {
      const isIdle = request === null;
      if (isIdle && !ready().length) files = []; // what went wrong the last time
      for (const { file, why: fault } of found) {
        const stage = fault ? "failed" : "waiting";
        files.push({ number: ++number, file, name: file.name, bytes: file.size, sent: 0, stage, why: fault });
      }
      if (isIdle) await sendAll();
    };
    const ready = () => (request ? [] : files.filter(({ stage }) => stage === "sent").map(({ path, name }) => ({ path, name })));
    // The files that have arrived are somebody else's from now on.
    const handOver = () => {
      files = files.filter(({ stage }) => stage === "failed");
      draw();
    };

    return { add, draw, handOver, isBusy: () => request !== null || ready().length > 0, ready };
  };

  return { mount };
})();
