// Starts the deck, and makes what is too high for a slide smaller; below a readable size it scrolls instead.
(() => {
  const HEIGHT = 720;
  const EDGE = 36; // above and below
  const SMALLEST = 0.6;

  const fit = (section) => {
    const box = section?.querySelector(".fit");
    const content = box?.firstElementChild;
    if (!content) return;
    const room = HEIGHT - 2 * EDGE;
    const heightAt = (zoom) => {
      content.style.zoom = zoom;
      return content.offsetHeight * zoom;
    };
    let zoom = 1;
    while (heightAt(zoom) > room && zoom > SMALLEST) zoom = Math.max(SMALLEST, zoom - 0.05);
    const tooHigh = heightAt(zoom) > room + 1;
    box.classList.toggle("scrolls", tooHigh);
    for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", "Slide, scrolls down"]]) {
      if (tooHigh) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  };

  // A chart that is drawn, an answer that is unfolded: then the slide is fitted anew.
  let shown;
  const watcher = new ResizeObserver(() => requestAnimationFrame(() => fit(shown)));
  const show = (section) => {
    watcher.disconnect();
    shown = section;
    fit(section);
    section.querySelectorAll(".outputs, details").forEach((part) => watcher.observe(part));
  };

  // Inside a chart, a widget or a slide that scrolls, the arrow keys are for it.
  const keysAreForTheDeck = () => !document.activeElement?.closest(".gf, .scrolls");

  Reveal.on("ready", ({ currentSlide }) => show(currentSlide));
  Reveal.on("slidechanged", ({ currentSlide }) => show(currentSlide));
  Reveal.initialize({
    width: 1280,
    height: HEIGHT,
    margin: 0.02,
    center: false,
    hash: true,
    slideNumber: "c/t",
    transition: "none",
    keyboardCondition: keysAreForTheDeck,
    plugins: [RevealNotes],
  });
})();
