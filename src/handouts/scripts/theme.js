// The light and dark switch. Without it a page follows the system. The choice is kept and holds for all pages.
(() => {
  const KEY = "gateflow-theme"; // early.js reads it
  const root = document.documentElement;
  const button = document.querySelector("button.theme");
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark.matches);
  const show = () => {
    button.querySelector(".theme-label").textContent = isDark() ? "Light" : "Dark";
    button.title = isDark() ? "Switch to the light theme" : "Switch to the dark theme";
  };

  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(KEY, root.dataset.theme);
    } catch { /* Not remembered, but switched. */ }
    show();
  });
  addEventListener("storage", (event) => {
    if (event.key !== KEY || !event.newValue) return;
    root.dataset.theme = event.newValue;
    show();
  });
  systemIsDark.addEventListener("change", show);
  show();
  button.hidden = false;
})();
