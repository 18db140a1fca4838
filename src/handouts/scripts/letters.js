// The switch between the lecture's letters and PyTorch's. Both stand in the page; the choice holds for all pages.
(() => {
  const KEY = "gateflow-letters"; // early.js reads it
  const root = document.documentElement;
  const button = document.querySelector("button.letters");
  const announcer = document.querySelector(".announcer");

  const inPyTorch = () => root.dataset.letters === "pytorch";
  const show = () => button.setAttribute("aria-pressed", String(inPyTorch()));
  const choose = (letters) => {
    root.dataset.letters = letters;
    show();
  };

  button.addEventListener("click", () => {
    choose(inPyTorch() ? "lecture" : "pytorch");
    try {
      localStorage.setItem(KEY, root.dataset.letters);
    } catch { /* Not remembered, but switched. */ }
    const count = document.querySelectorAll(".letters-pytorch").length;
    const whose = inPyTorch() ? "PyTorch’s" : "the lecture’s";
    announcer.textContent = count ? `${count} equations on this page are in ${whose} letters.` : "No equation on this page changes.";
  });
  addEventListener("storage", (event) => {
    if (event.key === KEY && event.newValue) choose(event.newValue);
  });
  show();
  button.hidden = false;
})();
