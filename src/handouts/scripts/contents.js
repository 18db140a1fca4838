// The table of contents: folded on a narrow screen, and marking the section that is being read.
(() => {
  const contents = document.querySelector("nav.contents");
  if (!contents) return;
  const wide = matchMedia("(min-width: 70rem)");
  const details = contents.querySelector("details");
  const fold = () => (details.open = wide.matches);
  wide.addEventListener("change", fold);
  fold();

  const links = new Map([...contents.querySelectorAll("a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const headings = [...document.querySelectorAll("article .body h2[id], article .body h3[id]")];
  const mark = () => {
    const read = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).pop();
    for (const [id, link] of links) {
      if (read && id === read.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();
})();
