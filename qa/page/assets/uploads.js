// Files from this browser to the server's upload cache, and what a drop or a chosen folder holds. Draws nothing.
wenju.uploads = (() => {
  const address = () => {
    const { root, api_prefix: prefix } = window.gradio_config;
    return `${root}${prefix || ""}/upload`;
  };

  // Gradio's own helper tells no progress. Resolves to where the server put the file; rejects with a key of a reason.
  const send = (file, onProgress) => {
    const request = new XMLHttpRequest();
    const done = new Promise((resolve, reject) => {
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
      request.onload = () => {
        if (request.status === 200) resolve(JSON.parse(request.responseText)[0]);
        else reject(request.status === 413 ? "large" : "connection");
      };
      request.onerror = request.onabort = () => reject("connection");
      const form = new FormData();
      form.append("files", file, file.name);
      request.open("POST", address());
      request.send(form);
    });
    return { done, abort: () => request.abort() };
  };

  const isHidden = (path) => path.split("/").some((part) => part.startsWith("."));

  // {file, fromFolder}: what is chosen by name is answered for by name, what a folder holds is taken if it fits.
  const ofInput = (input) =>
    [...input.files]
      .filter((file) => !file.webkitRelativePath || !isHidden(file.webkitRelativePath))
      .map((file) => ({ file, fromFolder: Boolean(file.webkitRelativePath) }));

  const childrenOf = async (folder) => {
    const reader = folder.createReader();
    const children = [];
    for (;;) {
      // A reader gives a hundred entries at a time.
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) return children;
      children.push(...some);
    }
  };
  const walk = async (entry, found, fromFolder) => {
    if (fromFolder && entry.name.startsWith(".")) return;
    if (entry.isDirectory) for (const child of await childrenOf(entry)) await walk(child, found, true);
    else found.push({ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), fromFolder });
  };
  const ofDrop = async (transfer) => {
    // All at once: the list of a drop is empty as soon as anything was waited for.
    const items = [...transfer.items]
      .filter((item) => item.kind === "file")
      .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
    const found = [];
    for (const { entry, file } of items) {
      if (entry) await walk(entry, found, false);
      else if (file) found.push({ file, fromFolder: false });
    }
    return found;
  };

  return { ofDrop, ofInput, send };
})();
