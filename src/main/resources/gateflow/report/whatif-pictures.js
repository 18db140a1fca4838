// Pictures of what-ifs, redrawn on every move of a slider, in the style of the pictures that Java draws.
window.gateflowPictures ??= (() => {
  "use strict";
  const HEIGHT = 250;
  const TOP = 30; // the vertical axis is named above it
  const RIGHT = 16;

  // ---- numbers, as Java's Numbers and Ticks write them ------------------------------------------------------------

  const small = (exponent) => String(exponent).replace(/./g, (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]));
  const grouped = (size, decimals) => size.toLocaleString("en", decimals);

  function format(value) {
    const [sign, size] = [value < 0 ? "−" : "", Math.abs(value)];
    if (!Number.isFinite(size)) {
      return Number.isNaN(size) ? "NaN" : `${sign}∞`;
    }
    if (Number.isInteger(size) && size < 1e9) {
      return sign + grouped(size);
    }
    if (size < 1e-3 || size >= 1e6) {
      const [digits, exponent] = size.toExponential(3).split("e").map(Number);
      return `${sign}${digits === 1 ? "" : `${digits}×`}10${small(exponent)}`;
    }
    const whole = Math.floor(Math.log10(size)) + 1;
    return sign + grouped(Number(size.toPrecision(Math.max(4, whole))), { maximumFractionDigits: 9 });
  }

  /** As Java's Values.fill. */
  function fill(template, values) {
    const words = (_, key, percent) => (percent ? `${Math.round(100 * values[key])}%` : format(values[key]));
    return template.replace(/\{\{(\w+)(%?)\}\}/g, words);
  }

  function roundStep(least) {
    const power = 10 ** Math.floor(Math.log10(least));
    return power * [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9));
  }

  function ticks([low, high], most, log) {
    const step = log ? Math.max(1, roundStep((high - low) / most)) : roundStep((high - low) / most);
    const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const label = (at) => {
      if (log) {
        return at === 0 ? "1" : at === 1 ? "10" : `10${small(at)}`;
      }
      const large = decimals > 4 || Math.abs(at) >= 1e6;
      const fixed = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      return large ? format(at) : (at < 0 ? "−" : "") + grouped(Math.abs(at), fixed);
    };
    const first = Math.ceil(low / step - 1e-9);
    const count = Math.floor(high / step + 1e-9) - first + 1;
    return Array.from({ length: Math.max(0, count) }, (_, k) => (first + k) * step).map((at) => [at, label(at)]);
  }

  // ---- the frame --------------------------------------------------------------------------------------------------

  function extent(values, log) {
    const finite = values.filter(Number.isFinite);
    const [low, high] = [Math.min(...finite), Math.max(...finite)];
    const room = high > low ? 0.03 * (high - low) : 0.1 * Math.abs(low) || 1;
    const missing = log ? Math.max(0, (1 - (high - low + 2 * room)) / 2) : 0;
    const range = [low - room - missing, high + room + missing];
    return !log && range[0] > 0 && 2 * range[0] < range[1] ? [0, range[1]] : range;
  }

  const text = (x, y, anchor, words, name = "gf-label") =>
    `<text class="${name}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${words}</text>`;

  /** Room for the data, and what surrounds them: the marks of both axes, and where a value has its place. */
  function frame(width, x, y) {
    const rows = ticks(y.range, 6, y.log);
    const left = 8 + Math.max(16, ...rows.map(([, label]) => 8 * label.length)) + 7;
    const right = width - RIGHT;
    const bottom = TOP + HEIGHT;
    const near = (part) => Math.max(-5, Math.min(6, part));
    const px = (at) => left + (right - left) * near((at - x.range[0]) / (x.range[1] - x.range[0]));
    const py = (at) => bottom - HEIGHT * near((at - y.range[0]) / (y.range[1] - y.range[0]));
    const level = ([at, label]) =>
      `<path class="gf-grid" d="M${left},${py(at).toFixed(1)}H${right}"/>${text(left - 7, py(at) + 5, "end", label)}`;
    const upright = ([at, label]) =>
      `${x.names ? "" : `<path class="gf-base" d="M${px(at).toFixed(1)},${bottom}v4"/>`}${text(px(at), bottom + 19, "middle", label)}`;
    const columns = x.names?.map((name, k) => [k, name]) ?? ticks(x.range, Math.max(2, Math.floor((right - left) / 62)));
    const base = `<path class="gf-base" d="M${left},${bottom}H${right}"/>`;
    const around = (marks) =>
      `<svg class="gf-svg" viewBox="0 0 ${width} ${bottom + 48}" aria-hidden="true">${rows.map(level).join("")}` +
      text(8, 14, "start", y.name, "gf-name") +
      text((left + right) / 2, bottom + 40, "middle", x.name, "gf-name") +
      `${columns.map(upright).join("")}${marks}${base}</svg>`;
    return { left, right, bottom, px, py, around };
  }

  // ---- kinds of pictures --------------------------------------------------------------------------------------------

  function path(xs, ys) {
    return xs.map((x, k) => `${k ? "L" : "M"}${x.toFixed(1)},${ys[k].toFixed(1)}`).join("");
  }

  function curves(spec, values, width) {
    const log = spec.logWhen !== undefined && values[spec.logWhen] === 0;
    const counted = (value) => (log ? Math.log10(value) : value);
    const drawn = spec.curves.map(({ x, y, look }) => ({ look, x: values[x], y: values[y].map(counted) }));
    const { left, right, bottom, px, py, around } = frame(
      width,
      { name: spec.xName, range: spec.xRange ?? extent(drawn.flatMap((curve) => curve.x)) },
      { name: spec.yName, log, range: spec.yRange ?? extent(drawn.flatMap((curve) => curve.y), log) },
    );
    const dots = (x, y) => x.map((at, k) => `M${px(at).toFixed(1)},${py(y[k]).toFixed(1)}h0`).join("");
    const lines = drawn.map(
      ({ look, x, y }) =>
        `<path class="gf-line" ${look} d="${path(x.map(px), y.map(py))}"/>` +
        (spec.points ? `<path class="gf-dots" ${look} d="${dots(x, y)}"/>` : ""),
    );
    const uprights = spec.marks.map(({ at, label }) => reference(px(values[at]), left, right, bottom, label));
    const box = [left, TOP - 4, right - left + 4, HEIGHT + 8];
    const [x, y, w, h] = box;
    return around(
      `<svg x="${x}" y="${y}" width="${w}" height="${h}" viewBox="${box.join(" ")}">${lines.join("")}</svg>${uprights.join("")}`,
    );
  }

  /** An upright line with words beside it, on the side that has more room; nothing outside the frame. */
  function reference(x, left, right, bottom, label) {
    const before = x > (left + right) / 2;
    return x < left || x > right
      ? ""
      : `<path class="gf-reference" d="M${x.toFixed(1)},${TOP}V${bottom}"/>` +
          text(x + (before ? -5 : 5), TOP + 13, before ? "end" : "start", label, "gf-note");
  }

  function bars(spec, values, width) {
    const heights = values[spec.heights];
    const x = { name: spec.xName, range: [-0.5, heights.length - 0.5], names: spec.names };
    const { left, right, bottom, px, py, around } = frame(width, x, { name: spec.yName, range: [0, 1] });
    const wide = Math.min(72, (0.76 * (right - left)) / heights.length);
    const bar = (height, k) =>
      `<path class="gf-bar" fill="${spec.color}" d="M${(px(k) - wide / 2).toFixed(1)},${bottom}v${(py(height) - bottom).toFixed(1)}h${wide.toFixed(1)}V${bottom}z"/>`;
    return around(heights.map(bar).join(""));
  }

  function diagram(spec, values) {
    return `<svg class="gf-svg" viewBox="0 0 ${spec.size}" aria-hidden="true">${fill(spec.drawing, values)}</svg>`;
  }

  const kinds = { curves, bars, diagram };
  return { format, fill, draw: (spec, values, width) => kinds[spec.kind](spec, values, width) };
})();
