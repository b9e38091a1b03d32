const { isOpen, localize, on, show, switchLanguage, switchTheme } = wenju;
const menu = element.querySelector(".menu");

menu.onclick = () => show("sidebar", !isOpen("sidebar"));
element.querySelector(".language").onclick = switchLanguage;
element.querySelector(".theme").onclick = switchTheme;

on("sidebar", (open) => menu.setAttribute("aria-expanded", String(open)));
on("language", () => localize(element));
localize(element);
