const { localize, on } = wenju;

on("language", () => localize(element));
localize(element);
