// Before the first paint, so that a page never flashes in the other theme or in the other letters.
for (const [name, values] of Object.entries({ theme: ["light", "dark"], letters: ["lecture", "pytorch"] })) {
  try {
    const value = localStorage.getItem(`gateflow-${name}`);
    if (values.includes(value)) document.documentElement.dataset[name] = value;
  } catch { /* A browser may refuse storage: then the theme is the system's and the letters are the lecture's. */ }
}
