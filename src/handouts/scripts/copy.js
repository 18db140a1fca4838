// A button on each piece of code that copies it.
(() => {
  const announcer = document.querySelector(".announcer");

  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    // Some browsers have no clipboard for pages from a disk.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error("the browser refused");
  };

  for (const block of document.querySelectorAll(".code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      try {
        await copy(block.querySelector("pre").textContent.trimEnd());
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not copied";
      }
      announcer.textContent = button.textContent;
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
    block.append(button);
  }
})();
