"""A whole training from a cold start in PyTorch: `torch_training.py float64|float32 THREADS`. See Training.java."""

import math
import sys

import numpy
import torch
from common import BATCH_ARRAY, READOUT_ARRAY, uniform
from torch_peer import fill

STEPS, UNITS, BATCH, UPDATES, RATE = 100, 32, 32, 1_000, 1e-3


def batch(number: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """The inputs, steps × batch × 2, and the sums of the marked numbers."""
    drawn = uniform(BATCH_ARRAY + number, STEPS * BATCH + 2 * BATCH) + 0.5
    numbers = drawn[: STEPS * BATCH].reshape(STEPS, BATCH)
    marked = (drawn[STEPS * BATCH :].reshape(BATCH, 2) * (STEPS // 2)).astype(int) + [0, STEPS // 2]
    marks = numpy.zeros_like(numbers)
    numpy.put_along_axis(marks, marked.T, 1, axis=0)
    return numpy.stack((numbers, marks), axis=2), (numbers * marks).sum(axis=0)


def main() -> None:
    dtype = getattr(torch, sys.argv[1])
    torch.set_num_threads(int(sys.argv[2]))
    lstm = torch.nn.LSTM(2, UNITS).to(dtype)
    readout = torch.nn.Linear(UNITS, 1).to(dtype)
    fill(lstm, "lstm", UNITS)
    lstm.bias_hh_l0.requires_grad_(False)  # the second bias
    with torch.no_grad():
        readout.weight.copy_(torch.from_numpy(2 / math.sqrt(UNITS) * uniform(READOUT_ARRAY, UNITS)[None]))
        readout.bias.zero_()
    adam = torch.optim.Adam([*(p for p in lstm.parameters() if p.requires_grad), *readout.parameters()], lr=RATE)
    for number in range(UPDATES):
        x, y = (torch.from_numpy(part).to(dtype) for part in batch(number))
        adam.zero_grad()
        loss = (readout(lstm(x)[0][-1])[:, 0] - y).square().mean()
        loss.backward()
        adam.step()
    print(loss.item())


if __name__ == "__main__":
    main()
