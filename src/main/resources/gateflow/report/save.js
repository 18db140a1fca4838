// A chart as a PNG for slides: the picture that Java drew, in light colours.
window.gateflowSave ??= (() => {
  "use strict";
  const SCALE = 4; // of a picture 540 pixels wide: enough for a slide's whole width

  function lightSvg(picture) {
    const bytes = Uint8Array.from(atob(picture.src.split(",")[1]), (c) => c.charCodeAt(0));
    return new TextDecoder().decode(bytes).replace("prefers-color-scheme:dark", "max-width:0");
  }

  async function save(picture) {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(lightSvg(picture))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [SCALE * image.naturalWidth, SCALE * image.naturalHeight];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.href = canvas.toDataURL("image/png");
    const words = picture.alt.split(/[.:]/)[0].toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["chart"];
    link.download = `${words.slice(0, 10).join("-")}.png`;
    link.click();
  }

  function offer(figure) {
    const picture = figure.querySelector("img.gf-static");
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "gf-save", textContent: "Save PNG" });
    button.addEventListener("click", () => save(picture));
    figure.append(button);
  }

  return { offer };
})();
