// What is too wide for its place scrolls in a box of its own, and the box can be reached by keyboard.
(() => {
  const names = { "katex-display": "Equation", scroll: "Table", "gf-scroll": "Table", code: "Code", html: "Result", text: "Result" };
  const nameOf = (box) => names[[...box.classList].find((name) => name in names)] ?? "Code";

  const update = (box) => {
    const tooWide = box.scrollWidth > box.clientWidth + 1;
    if (!tooWide) {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    } else {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `${nameOf(box)}, scrolls sideways`);
    }
  };

  const observer = new ResizeObserver((entries) => entries.forEach((entry) => update(entry.target)));
  document.querySelectorAll(".katex-display, .scroll, .gf-scroll, .code pre, .output").forEach((box) => observer.observe(box));
})();
