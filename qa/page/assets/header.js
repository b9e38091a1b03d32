const { isDark, isOpen, language, localize, on, setLanguage, setTheme, show } = wenju;
const menu = element.querySelector(".menu");

menu.onclick = () => show("sidebar", !isOpen("sidebar"));
element.querySelector(".language").onclick = () => setLanguage(language() === "en" ? "zh" : "en");
element.querySelector(".theme").onclick = () => setTheme(isDark() ? "light" : "dark");

for (const button of element.querySelectorAll(".views button")) button.onclick = () => wenju.go(button.dataset.view);
const markView = () => {
  for (const button of element.querySelectorAll(".views button")) {
    if (button.dataset.view === wenju.view()) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
};

on("sidebar", (open) => menu.setAttribute("aria-expanded", String(open)));
on("view", markView);
on("language", () => localize(element));
localize(element);
markView();
