// What is drawn, brought up to date in place, so that a bar goes on moving, a list stays where it was scrolled to and
// the focus stays where it was. An element with another data-key is another one, and takes the place of the old.
wenju.patch = (() => {
  const patchAttributes = (drawn, wanted) => {
    for (const name of drawn.getAttributeNames()) if (!wanted.hasAttribute(name)) drawn.removeAttribute(name);
    for (const name of wanted.getAttributeNames()) {
      const value = wanted.getAttribute(name);
      if (drawn.getAttribute(name) !== value) drawn.setAttribute(name, value);
    }
  };
  const patchNode = (drawn, wanted) => {
    if (drawn.nodeName !== wanted.nodeName || drawn.dataset?.key !== wanted.dataset?.key) return drawn.replaceWith(wanted);
    if (drawn.nodeType === Node.TEXT_NODE) {
      if (drawn.data !== wanted.data) drawn.data = wanted.data;
      return;
    }
    patchAttributes(drawn, wanted);
    patch(drawn, ...wanted.childNodes);
  };
  // What listens to an element that stays is what listened to it before: its key names what it does.
  const patch = (container, ...wanted) => {
    const drawn = [...container.childNodes];
    wanted.forEach((node, index) => (drawn[index] ? patchNode(drawn[index], node) : container.append(node)));
    for (const node of drawn.slice(wanted.length)) node.remove();
  };
  return patch;
})();
