// What-ifs: sliders that drive a formula, its picture and its numbers. The texts come from Java, which fills them in the same way.
window.gateflowWhatIf ??= (() => {
  "use strict";
  const { format, fill, draw } = window.gateflowPictures;
  const SPOKEN_AFTER = 500; // ms: a slider that moves must not be talked over

  function make(tag, attributes, ...content) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...content);
    return made;
  }

  function html(tag, attributes, markup) {
    const made = make(tag, attributes);
    made.innerHTML = markup; // escaped when it was written
    return made;
  }

  /** A labelled range: a position is a value, or its exponent of ten. */
  function slider(control, change) {
    const { min, max, step, tens, unit } = control;
    const input = make("input", { type: "range", min, max, step });
    const said = make("span", { class: "gf-value", "aria-hidden": "true" });
    const valueOf = (position) => (tens ? Number((10 ** position).toPrecision(12)) : position);
    input.addEventListener("input", () => change(control, valueOf(Number(input.value))));
    const set = (value) => {
      input.value = tens ? Math.log10(value) : value;
      said.textContent = format(value);
      input.setAttribute("aria-valuetext", `${format(value)} ${unit}`.trim());
    };
    return { input, said, set };
  }

  function choice(control, change) {
    const input = make("select", {}, ...control.options.map((name, k) => make("option", { value: k }, name)));
    input.addEventListener("change", () => change(control, Number(input.value)));
    return { input, said: "", set: (value) => (input.value = value) };
  }

  function bringToLife(figure) {
    const spec = JSON.parse(figure.querySelector("script").textContent);
    const defaults = Object.fromEntries(spec.controls.map(({ key, value }) => [key, value]));
    const twin = window.gateflowTwins[spec.twin];
    let settings = { ...defaults };
    let speech;

    const rows = spec.controls.map((control) => {
      const made = (control.options ? choice : slider)(control, change);
      const label = make("label", {}, html("span", {}, control.label), made.input);
      return { ...made, control, row: make("div", { class: "gf-control" }, label, made.said) };
    });
    const again = make("button", { type: "button" }, "Start over");
    const picture = make("div", { class: "gf-live", role: "img" });
    const numbers = spec.readouts.map(({ text }) => [text, make("dd", {})]);
    const readouts = make("dl", { class: "gf-readouts" });
    const say = make("p", { class: "gf-say", "aria-live": "polite" });

    function change(control, value) {
      settings = { ...settings, [control.key]: value, ...(control.frees && { [control.frees]: 0 }) };
      show();
    }

    function show() {
      const values = { ...settings, ...twin({ ...spec.data, ...settings }) };
      for (const { control, row, set } of rows) {
        set(values[control.key]);
        settings[control.key] = values[control.key]; // the formulas may have moved it: a sequence is played
        row.hidden = Boolean(control.needs) && values[control.needs] === 0;
      }
      if (picture.clientWidth) {
        picture.innerHTML = draw(spec.picture, values, picture.clientWidth); // else it is drawn when it comes into sight
      }
      numbers.forEach(([text, place]) => (place.textContent = fill(text, values)));
      const sentence = fill(spec.sentence, values);
      picture.setAttribute("aria-label", sentence);
      clearTimeout(speech);
      speech = setTimeout(() => (say.textContent = sentence), say.textContent ? SPOKEN_AFTER : 0);
    }

    again.addEventListener("click", () => {
      settings = { ...defaults };
      show();
    });
    spec.readouts.forEach(({ label }, k) => readouts.append(make("div", {}, html("dt", {}, label), numbers[k][1])));
    const controls = make("div", { class: "gf-controls", role: "group", "aria-label": spec.name }, ...rows.map(({ row }) => row), again);
    controls.dataset.lmSuppressShortcuts = "true"; // JupyterLab would take the arrow keys
    figure.querySelector(".gf-static").after(html("p", { class: "gf-whatif-title" }, spec.title), controls, html("div", { class: "gf-legend" }, spec.legend), picture, readouts, say);
    figure.classList.add("gf-on");
    new ResizeObserver(() => picture.clientWidth && show()).observe(picture);
    show();
  }

  return { bringToLife };
})();
