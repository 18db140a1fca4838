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

  return { powers };
})();
