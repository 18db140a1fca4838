// The search over all pages. Its index is a script file beside the pages, loaded when the reader begins to search.
(() => {
  const MOST = 12;
  const AROUND = 70; // letters of a snippet before the first word that was found, and twice as many after it
  const box = document.querySelector("search.search");
  const input = box.querySelector("input");
  const results = box.querySelector(".results");
  const status = box.querySelector("[role=status]");
  const list = box.querySelector("ol");

  let engine; // a promise of the engine, once asked for
  const load = () =>
    (engine ??= new Promise((found, failed) => {
      const script = document.createElement("script");
      script.src = "search-index.js";
      script.onload = () => found(indexed(window.gateflowSections));
      script.onerror = failed;
      document.head.append(script);
    }));

  const indexed = (sections) => {
    const index = new MiniSearch({
      fields: ["title", "within", "text"],
      storeFields: ["page", "anchor", "title", "within", "text"],
      searchOptions: { boost: { title: 4, within: 2 }, prefix: true, fuzzy: (word) => (word.length > 4 ? 0.2 : 0), combineWith: "AND" },
    });
    index.addAll(sections);
    return index;
  };

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  const snippet = ({ text, terms }) => {
    const words = terms.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).sort((a, b) => b.length - a.length);
    const term = new RegExp(`(${words.join("|")})`, "i");
    const first = Math.max(0, text.search(term));
    const from = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
    const to = first + 2 * AROUND < text.length ? text.lastIndexOf(" ", first + 2 * AROUND) : text.length;
    const pieces = text.slice(from, Math.max(from, to)).split(new RegExp(term.source, "gi"));
    const marked = pieces.map((piece, i) => (i % 2 ? element("mark", "", piece) : piece));
    return element("span", "snippet", from > 0 ? "… " : "", ...marked, to < text.length ? " …" : "");
  };

  const entry = (result) => {
    const link = element("a", "", result.title);
    link.href = result.page + (result.anchor ? `#${encodeURIComponent(result.anchor)}` : "");
    if (result.within !== result.title) link.append(element("span", "within", result.within));
    link.append(snippet(result));
    return element("li", "", link);
  };

  const close = () => (results.hidden = true);

  const search = async () => {
    const words = input.value.trim();
    if (!words) return close();
    let found;
    try {
      found = (await load()).search(words);
    } catch {
      found = null;
    }
    if (words !== input.value.trim()) return; // a later search has begun
    const shown = found?.slice(0, MOST) ?? [];
    list.replaceChildren(...shown.map(entry));
    status.textContent = !found
      ? "The search needs the file search-index.js beside this page."
      : found.length === 0 ? "Nothing found."
      : found.length === 1 ? "1 section found."
      : `${found.length} sections found${found.length > MOST ? `, the best ${MOST} are shown` : ""}.`;
    results.hidden = false;
  };

  const move = (by) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    stops[Math.min(stops.length - 1, Math.max(0, here + by))].focus();
  };

  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      input.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (results.hidden) search();
      else move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === input) {
      list.querySelector("a")?.click();
    } else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => event.target.closest("a") && close()); // a result may be on this very page
  box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || close());
  input.addEventListener("input", search);
  input.addEventListener("focus", () => load().catch(() => {})); // the search says so
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  box.hidden = false;
})();
