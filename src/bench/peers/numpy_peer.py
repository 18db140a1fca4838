"""The LSTM in NumPy, all gates in one product a step, and the machine's own matrix product."""

import numpy
from common import INPUTS, STEPS, inputs, serve, weights


def sigmoid(z):
    return 1 / (1 + numpy.exp(-z))


def gradient(units: int, batch: int):
    joined = numpy.concatenate(weights("lstm", units), axis=1)  # [W U b]
    v = numpy.ones((STEPS, batch, units + INPUTS + 1))  # [h x 1]
    v[:, :, units:-1] = inputs(batch)
    s = numpy.zeros((STEPS + 1, batch, units))
    gates = numpy.empty((STEPS, batch, 4 * units))  # i, f, candidate, o
    dz = numpy.empty_like(gates)
    total = norm = None

    def work():
        nonlocal total, norm
        h = numpy.zeros((batch, units))
        for t in range(STEPS):
            v[t, :, :units] = h
            z = v[t] @ joined.T
            gates[t] = sigmoid(z)
            gates[t, :, 2 * units : 3 * units] = numpy.tanh(z[:, 2 * units : 3 * units])
            i, f, candidate, o = numpy.split(gates[t], 4, axis=1)
            s[t + 1] = f * s[t] + i * candidate
            h = o * numpy.tanh(s[t + 1])
        total = (h * h).mean()
        dh, ds = 2 * h / h.size, numpy.zeros_like(h)
        for t in reversed(range(STEPS)):
            i, f, candidate, o = numpy.split(gates[t], 4, axis=1)
            shown = numpy.tanh(s[t + 1])
            ds = ds + dh * o * (1 - shown * shown)
            dz[t] = numpy.concatenate(
                [
                    ds * candidate * i * (1 - i),
                    ds * s[t] * f * (1 - f),
                    ds * i * (1 - candidate * candidate),
                    dh * shown * o * (1 - o),
                ],
                axis=1,
            )
            ds = ds * f
            dh = (dz[t] @ joined)[:, :units]
        norm = numpy.linalg.norm(dz.reshape(-1, 4 * units).T @ v.reshape(STEPS * batch, -1))

    return work, lambda: [total, norm]


def product(units: int, batch: int):
    """The three products of a training step: their rate is the machine's own."""
    joined = numpy.concatenate(weights("lstm", units), axis=1)
    v = numpy.ones((joined.shape[1], batch))
    z = numpy.ones((joined.shape[0], batch))
    allz, allv = numpy.ones((joined.shape[0], batch * STEPS)), numpy.ones((joined.shape[1], batch * STEPS))

    def work():
        for _ in range(STEPS):
            numpy.matmul(joined, v)
            numpy.matmul(joined.T, z)
        numpy.matmul(allz, allv.T)

    return work, list


def prepare(workload: str, cell: str, units: int, batch: int):
    if workload == "products":
        return product(units, batch)
    return gradient(units, batch) if (workload, cell) == ("gradient", "lstm") else None


if __name__ == "__main__":
    serve(prepare)
