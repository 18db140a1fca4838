// Before the first paint, so that a page never flashes in the other theme.
try {
  const theme = localStorage.getItem("gateflow-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* A browser may refuse storage: then the theme is the system's. */ }
