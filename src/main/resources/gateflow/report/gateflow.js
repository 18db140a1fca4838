(function () {
  "use strict";
  // A notebook may run its first cell again, and one page may show several notebooks.
  if (window.gateflow) {
    window.gateflow.scan();
    return;
  }

  // Kept as text: the output that brought it may leave the page.
  const packed = document.querySelector("script.gf-plotly")?.textContent.trim();
  const canDraw = Boolean(packed) && "DecompressionStream" in window && "IntersectionObserver" in window;
  const drawn = new Set();
  let plotly = null;

  // ---- charts -------------------------------------------------------------------------------------------------------

  async function unpack(base64) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  function run(source) {
    const before = window.Plotly; // JupyterLab's own, if it has one
    const script = document.createElement("script");
    gateflow.module = { exports: {} };
    script.textContent = "(function (module) {" + source + "\n})(gateflow.module);";
    document.head.append(script);
    script.remove();
    window.Plotly = before;
    return gateflow.module.exports;
  }

  function loadPlotly() {
    plotly ??= unpack(packed).then(run);
    return plotly;
  }

  function faded(color, part) {
    const [r, g, b] = color.match(/[\d.]+/g);
    return `rgba(${r}, ${g}, ${b}, ${part})`;
  }

  /** A ground around letters that stand on lines. */
  function halo(color) {
    return [-1, 1].flatMap((x) => [-1, 1].map((y) => `${x}px ${y}px 1px ${color}`)).join(", ");
  }

  /** Colours of the figure's surroundings, so that a theme needs to be set in one place only. */
  function themed(figure, layout) {
    const style = getComputedStyle(figure);
    const fg = style.color;
    const axis = (given) => ({
      ...given,
      gridcolor: faded(fg, 0.13),
      linecolor: faded(fg, 0.6),
      tickcolor: faded(fg, 0.6),
      zerolinecolor: faded(fg, 0.6),
      spikecolor: faded(fg, 0.35),
    });
    const axes = Object.entries(layout).filter(([name]) => /^[xy]axis\d*$/.test(name));
    const shapes = layout.shapes?.map((shape) => ({
      ...shape,
      line: { ...shape.line, color: faded(fg, 0.9) },
      label: shape.label && { ...shape.label, font: { color: fg, shadow: halo(style.backgroundColor) } },
    }));
    return {
      ...layout,
      ...Object.fromEntries(axes.map(([name, given]) => [name, axis(given)])),
      ...(shapes && { shapes }),
      font: { family: style.fontFamily, size: 13, color: faded(fg, 0.85) },
      paper_bgcolor: style.backgroundColor,
      plot_bgcolor: style.backgroundColor,
      hoverlabel: { bgcolor: style.backgroundColor, bordercolor: faded(fg, 0.5), font: { color: fg } },
    };
  }

  /** plotly gives all entries of a legend the width of the longest one. */
  function legendRows(figure, data) {
    const named = data.filter((trace) => trace.showlegend !== false);
    const longest = Math.max(...named.map((trace) => trace.name.length));
    const abreast = Math.max(1, Math.floor((figure.clientWidth - 80) / (60 + 7.5 * longest)));
    return Math.ceil(named.length / abreast);
  }

  function upright(given, lines, name) {
    return {
      ...given,
      title: { ...given?.title, font: { size: 13 }, standoff: 8 },
      automargin: true,
      zeroline: false,
      showgrid: false,
      showline: lines,
      ticks: lines ? "outside" : "",
      spikethickness: 1,
      spikedash: "solid",
      unifiedhovertitle: { text: `${name ?? "x"} = %{x}` },
    };
  }

  function level(given, lines, heat) {
    return {
      ...given,
      title: undefined,
      automargin: true,
      zeroline: !lines && !heat,
      showgrid: !heat,
      showline: false,
      ticks: "",
      ticklabelstandoff: 4,
      tickfont: { size: given?.type === "log" ? 11 : 13 }, // plotly enlarges powers of ten
      exponentformat: "power",
      minexponent: given?.type === "log" ? 3 : 6,
      showspikes: false,
      separatethousands: true,
    };
  }

  /** Text beside the frame, which plotly has no place for. */
  function beside(text, place) {
    return text ? [{ text, showarrow: false, xref: "paper", yref: "paper", ...place }] : [];
  }

  /** How many panels stand in a row, and in how many rows: two abreast where the figure is narrow. */
  function gridOf(layout, width) {
    const count = Object.keys(layout).filter((name) => /^xaxis\d*$/.test(name)).length;
    const columns = Math.min(layout.grid.columns, width < 460 ? 2 : 3);
    return { count, columns, rows: Math.ceil(count / columns) };
  }

  /** Panels in rows: only the outer axes have labels, the horizontal ones share a name. */
  function inPanels(layout, { count, columns, rows }, total) {
    for (let i = 0; i < count; i++) {
      const number = i === 0 ? "" : i + 1;
      layout[`xaxis${number}`] = { ...layout[`xaxis${number}`], title: undefined, showticklabels: i + columns >= count };
      layout[`yaxis${number}`] = { ...layout[`yaxis${number}`], showticklabels: i % columns === 0 };
    }
    return { ...layout, grid: { ...layout.grid, columns, rows, ygap: (34 * rows) / total } };
  }

  /** The figure's layout, set as its picture is: the vertical axis is named above it, the legend stands on top. */
  function arranged(figure, spec, height) {
    const heat = spec.data[0].type === "heatmap";
    const lines = spec.data.some((trace) => trace.type === "scatter");
    const { title, ...layout } = spec.layout;
    const [xName, yName] = [layout.xaxis?.title?.text, layout.yaxis?.title?.text];
    const rows = layout.showlegend ? legendRows(figure, spec.data) : 0;
    const panels = layout.grid && gridOf(layout, figure.clientWidth);
    const total = Math.max(height, 230 + 20 * rows, panels ? 160 + 20 * rows + 125 * panels.rows : 0);
    const over = panels ? 22 : 0; // room for the names of the panels in the first row
    const under = panels ? 36 : 0; // and for the name that their horizontal axes share
    const above = 1 + (30 + over) / (total - 90 - over - 20 * rows);
    for (const name of Object.keys(layout).filter((key) => /^[xy]axis/.test(key))) {
      layout[name] = name[0] === "x" ? upright(layout[name], lines, xName) : level(layout[name], lines, heat);
    }
    return themed(figure, {
      ...(panels ? inPanels(layout, panels, total) : layout),
      height: total,
      autosize: true,
      bargap: 0.24,
      margin: { l: 8, r: heat ? 8 : 16, t: 34 + over, b: 8 + under, pad: 0 },
      dragmode: matchMedia("(pointer: coarse)").matches ? false : "zoom",
      legend: { orientation: "h", x: 0, xanchor: "left", y: above, yanchor: "bottom", itemwidth: 40, tracegroupgap: 0 },
      annotations: [
        ...(layout.annotations ?? []),
        ...beside(yName, { x: 0, xanchor: "left", y: 1, yanchor: "bottom", yshift: 8 + over }),
        ...beside(under && xName, { x: 0.5, xanchor: "center", y: 0, yanchor: "top", yshift: -26 }),
      ],
    });
  }

  async function draw(figure) {
    const picture = figure.querySelector(".gf-static");
    const live = document.createElement("div");
    try {
      const Plotly = await loadPlotly();
      const spec = JSON.parse(figure.querySelector("script.gf-figure").textContent);
      const box = picture.getBoundingClientRect();
      live.className = "gf-live gf-drawing";
      live.setAttribute("role", "img");
      live.setAttribute("aria-label", picture.alt);
      const title = document.createElement("p");
      title.className = "gf-live-title gf-drawing";
      title.innerHTML = spec.layout.title?.text ?? ""; // escaped when it was written
      picture.after(title, live);
      const height = Math.max(240, box.height - title.getBoundingClientRect().height);
      const layout = arranged(figure, spec, height);
      await Plotly.newPlot(live, spec.data, layout, { displayModeBar: false, displaylogo: false, showTips: false });
      live.classList.remove("gf-drawing");
      title.classList.remove("gf-drawing");
      title.hidden = !title.textContent;
      figure.classList.add("gf-on");
      drawn.add({ figure, live });
      // Panels change a notebook's width without a word to the window.
      new ResizeObserver(() => live.offsetParent && Plotly.Plots.resize(live)).observe(figure);
    } catch (problem) {
      // The picture stays. The reason is left for whoever looks.
      figure.dataset.gfProblem = String(problem);
      figure.querySelectorAll(".gf-live, .gf-live-title").forEach((part) => part.remove());
    }
  }

  async function recolour() {
    if (!plotly) {
      return;
    }
    const Plotly = await plotly;
    for (const chart of drawn) {
      if (chart.live.isConnected) {
        Plotly.relayout(chart.live, themed(chart.figure, chart.live.layout));
      } else {
        drawn.delete(chart);
      }
    }
  }

  // ---- steppers -----------------------------------------------------------------------------------------------------

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function bringToLife(stepper) {
    const frames = [...stepper.querySelectorAll(".gf-frame")];
    let now = 0;
    const bar = document.createElement("div");
    const slider = document.createElement("input");
    const say = document.createElement("p");
    const first = button("Start over", () => show(0));
    const moving = frames[0].querySelector(".gf-frame-label") && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const play = button("Play", () => (timer ? stop() : start()));
    let timer = 0;

    function start() {
      show(now === frames.length - 1 ? 0 : now);
      timer = setInterval(() => (now < frames.length - 1 ? show(now + 1) : stop()), 800);
      play.textContent = "Stop";
      say.setAttribute("aria-live", "off"); // frames that run by are not read
    }

    function stop() {
      clearInterval(timer);
      timer = 0;
      play.textContent = "Play";
      say.setAttribute("aria-live", "polite");
    }

    /** A frame of a chart has a name of its own, such as T = 40. */
    function name(frame) {
      return frame.querySelector(".gf-frame-label")?.textContent ?? `Step ${now + 1} of ${frames.length}`;
    }
    const back = button("Previous", () => show(now - 1));
    const next = button("Next", () => show(now + 1));

    function show(index) {
      now = Math.max(0, Math.min(frames.length - 1, index));
      frames.forEach((frame, i) => frame.classList.toggle("gf-now", i === now));
      const step = document.createElement("strong");
      step.textContent = `${name(frames[now])}. `;
      say.innerHTML = frames[now].querySelector(".gf-frame-text").innerHTML; // escaped when it was written
      say.prepend(step);
      slider.value = String(now + 1);
      slider.setAttribute("aria-valuetext", name(frames[now]));
      // aria-disabled, not disabled: a button that is pressed must not lose the focus.
      back.setAttribute("aria-disabled", String(now === 0));
      next.setAttribute("aria-disabled", String(now === frames.length - 1));
    }

    Object.assign(slider, { type: "range", min: "1", max: String(frames.length), step: "1" });
    slider.setAttribute("aria-label", "Step");
    slider.addEventListener("input", () => show(Number(slider.value) - 1));
    say.className = "gf-say";
    say.setAttribute("aria-live", "polite");
    bar.className = "gf-steps";
    bar.append(back, next, ...(moving ? [play] : []), slider, first);
    stepper.querySelector(".gf-frames").before(bar);
    stepper.append(say);
    stepper.dataset.lmSuppressShortcuts = "true"; // JupyterLab would take the arrow keys
    stepper.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step && event.target !== slider) {
        show(now + step);
        event.preventDefault();
      }
    });
    stepper.classList.add("gf-on");
    show(0);
  }

  // ---- the page -----------------------------------------------------------------------------------------------------

  const watcher = canDraw
    ? new IntersectionObserver((entries) => {
        for (const entry of entries.filter((seen) => seen.isIntersecting)) {
          watcher.unobserve(entry.target);
          draw(entry.target);
        }
      }, { rootMargin: "300px" })
    : null;

  /** Every new thing on the page that a script makes better, once. */
  function fresh(selector) {
    const found = [...document.querySelectorAll(`${selector}:not([data-gf-seen])`)];
    found.forEach((element) => (element.dataset.gfSeen = ""));
    return found;
  }

  function scan() {
    const figures = fresh("figure.gf-chart");
    figures.forEach(window.gateflowSave.offer);
    if (canDraw) {
      figures.forEach((figure) => watcher.observe(figure));
      fresh(".gf-status").forEach((status) => (status.querySelector("span").textContent = "interactive"));
    }
    fresh(".gf-stepper").forEach(bringToLife);
    fresh(".gf-whatif").forEach(window.gateflowWhatIf.bringToLife);
  }

  window.gateflow = { scan };
  const themes = { attributes: true, attributeFilter: ["data-theme", "data-jp-theme-light"] };
  const observer = new MutationObserver(() => requestAnimationFrame(recolour));
  observer.observe(document.documentElement, themes);
  observer.observe(document.body, themes); // this script stands in the body
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  document.addEventListener("DOMContentLoaded", scan);
  scan();
})();
