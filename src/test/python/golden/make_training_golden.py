"""Makes the golden vectors of gateflow.train: PyTorch's optimizers and losses in float64.

Run it with torch==2.13.0: python make_training_golden.py DIRECTORY, where DIRECTORY is src/test/resources/gateflow/train/golden.
"""

import csv
import sys
from pathlib import Path

import torch
from torch.nn import functional

STEPS = 10

# L(w) = w.A w / 2 - b.w, so that the gradient is A w - b.
A = torch.tensor([[3.0, 0.5, -0.2], [0.5, 1.0, 0.3], [-0.2, 0.3, 0.05]], dtype=torch.float64)
B = torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64)
START = [1.0, -1.5, 4.0]

OPTIMIZERS = {
    "sgd": lambda w: torch.optim.SGD(w, lr=0.1),
    "momentum": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9),
    "nesterov": lambda w: torch.optim.SGD(w, lr=0.1, momentum=0.9, nesterov=True),
    "rmsprop": lambda w: torch.optim.RMSprop(w, lr=0.05, alpha=0.9, eps=1e-8),
    "adam": lambda w: torch.optim.Adam(w, lr=0.05, betas=(0.9, 0.999), eps=1e-8),
}

# Two samples of three outputs, as PyTorch has them: batch x outputs.
Y = [[0.3, -1.2, 2.0], [4.0, 0.1, -0.7]]
NUMBERS = [[0.5, -1.0, 1.0], [0.0, 0.25, -2.0]]
CLASSES = [2, 1]
ANSWERS = [[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]]

LOSSES = {
    "squared error": lambda y: functional.mse_loss(y, torch.tensor(NUMBERS, dtype=torch.float64)),
    "squared error, logistic": lambda y: functional.mse_loss(torch.sigmoid(y), torch.tensor(ANSWERS, dtype=torch.float64)),
    "cross-entropy": lambda y: functional.cross_entropy(y, torch.tensor(CLASSES)),
    "binary cross-entropy": lambda y: functional.binary_cross_entropy_with_logits(
        y, torch.tensor(ANSWERS, dtype=torch.float64)
    ),
}


def trajectory(make):
    w = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = make([w])
    for step in range(1, STEPS + 1):
        optimizer.zero_grad()
        (0.5 * w @ A @ w - B @ w).backward()
        optimizer.step()
        yield step, w.detach().tolist()


def loss_and_gradient(function):
    y = torch.tensor(Y, dtype=torch.float64, requires_grad=True)
    loss = function(y)
    loss.backward()
    return [loss.item(), *y.grad.flatten().tolist()]


def write(path, header, rows):
    with path.open("w", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(directory):
    steps = [[name, step, *w] for name, make in OPTIMIZERS.items() for step, w in trajectory(make)]
    write(directory / "optimizers.csv", ["optimizer", "step", "w0", "w1", "w2"], steps)
    losses = [[name, *loss_and_gradient(function)] for name, function in LOSSES.items()]
    gradients = [f"dy{sample}{k}" for sample in range(2) for k in range(3)]
    write(directory / "losses.csv", ["loss", "value", *gradients], losses)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
