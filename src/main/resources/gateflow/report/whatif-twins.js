// The formulas of the what-ifs: numbers and lists in, numbers and lists out. A test holds each equal to its twin in Java.
window.gateflowTwins ??= (() => {
  "use strict";
  const logistic = (z) => 1 / (1 + Math.exp(-z));
  const upTo = (last, value) => Array.from({ length: last + 1 }, (_, t) => value(t));

  function powers({ f, lambda, T }) {
    const t = upTo(T, (k) => k);
    const carry = t.map((k) => f ** k);
    const weights = t.map((k) => lambda ** k);
    return { t, carry, weights, carryAtT: carry[T], weightsAtT: weights[T] };
  }

  function forgetBias({ b, T }) {
    const f = logistic(b);
    const chronoHigh = Math.log(T - 1);
    const after = (gate) => upTo(200, (t) => gate ** t);
    const curve = after(f);
    return {
      f,
      halfLife: Math.LN2 / Math.log1p(Math.exp(-b)), // ln 2 / −ln f
      left: curve[200],
      chronoHigh,
      t: upTo(200, (t) => t),
      curve,
      shortest: after(0.5),
      longest: after(logistic(chronoHigh)),
    };
  }

  /** One step of one LSTM unit; each gate is [recurrent weight, input weight, bias]. */
  function lstmStep(gates, x, s, h) {
    const [zf, zi, zc, zo] = gates.map(([w, u, bias]) => w * h + u * x + bias);
    const [f, i, o] = [zf, zi, zo].map(logistic);
    const c = Math.tanh(zc);
    const sNew = f * s + i * c;
    const shown = Math.tanh(sNew);
    return { x, s, h, zf, zi, zc, zo, f, i, c, o, kept: f * s, written: i * c, sNew, shown, hNew: o * shown };
  }

  function lstmUnit({ x, s, h, sequence, day, first, second, forget, input, candidate, output }) {
    const gates = [forget, input, candidate, output];
    if (sequence === 0) {
      return lstmStep(gates, x, s, h);
    }
    const inputs = sequence === 1 ? first : second;
    return inputs.slice(0, day).reduce((last, next) => lstmStep(gates, next, last.sNew, last.hNew), { sNew: 0, hNew: 0 });
  }

  /** s_t = σ(w s_{t−1} + b) for 50 steps from s_0 = σ(0.5); its loss (s_50 − 0.7)² and the gradient, walking back. */
  function recurrentLoss(w, b) {
    const s = [logistic(0.5)];
    for (let t = 1; t <= 50; t++) {
      s.push(logistic(w * s[t - 1] + b));
    }
    let [ds, dw, db] = [2 * (s[50] - 0.7), 0, 0];
    for (let t = 50; t >= 1; t--) {
      const dz = ds * s[t] * (1 - s[t]);
      dw += dz * s[t - 1];
      db += dz;
      ds = w * dz;
    }
    return { loss: (s[50] - 0.7) ** 2, gradient: [dw, db] };
  }

  const clipped = {
    free: (g) => g,
    norm: (g, limit, norm) => (norm > limit ? g.map((entry) => (entry / norm) * limit) : g),
    value: (g, limit) => g.map((entry) => Math.max(-limit, Math.min(limit, entry))),
  };

  function descent(name, { limit, rate, updates, w, b }) {
    const result = { [`${name}W`]: [w], [`${name}B`]: [b], [`${name}Largest`]: 0 };
    for (let k = 0; k < updates; k++) {
      const { gradient } = recurrentLoss(w, b);
      const norm = Math.hypot(...gradient);
      const [dw, db] = clipped[name](gradient, limit, norm);
      [w, b] = [w - rate * dw, b - rate * db];
      result[`${name}W`].push(w);
      result[`${name}B`].push(b);
      result[`${name}Largest`] = Math.max(result[`${name}Largest`], norm);
    }
    return { ...result, [`${name}Loss`]: recurrentLoss(w, b).loss };
  }

  function clipping(settings) {
    const cliffW = [4.4, 5.2];
    const cliffB = cliffW.map((w) => 0.5 - logistic(0.5) * w); // here s_0 is a fixed point
    return Object.assign({ cliffW, cliffB }, ...Object.keys(clipped).map((name) => descent(name, settings)));
  }

  function detours({ b, biases, gates, totals, table }) {
    const k = Math.round((b - biases[0]) / (biases[1] - biases[0]));
    const columns = table.length / biases.length;
    const shares = table.slice(k * columns, (k + 1) * columns);
    const rest = shares.slice(2).reduce((sum, share) => sum + share);
    return { gate: gates[k], total: 10 ** totals[k], shares, carry: shares[0], one: shares[1], rest };
  }

  return { powers, forgetBias, lstmUnit, clipping, detours };
})();
