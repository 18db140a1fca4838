"""Writes the golden vectors that the Java cells are compared with, computed by PyTorch in float64.

    python make_golden.py ../../resources/gateflow/cell/golden

Needs torch 2.13.0 (CPU). PyTorch is needed to make the vectors only, never to build or test; run this again when a case
is added. Each file is one run: the parameters in the course's letters, the inputs, what PyTorch computes from them
(states, every gradient, step Jacobians over the full state). Arrays are row by row, features x batch.

The loss is a fixed random weighting of the outputs of all steps and of all parts of the last state.
"""

import json
import sys
from pathlib import Path

import torch
from torch import nn
from torch.autograd.functional import jacobian

SIZES = [(1, 1, 3, 1), (2, 3, 5, 2), (3, 5, 6, 3)]  # inputs, units, steps, batch

# PyTorch's order of the rows of weight_ih and weight_hh, in the letters of the course. The sign is -1 for the GRU's
# update gate: i_t = 1 - z_t = sigma(-z).
GATES = {
    "rnn": [("", 1)],
    "gru": [("_o", 1), ("_i", -1), ("", 1)],
    "lstm": [("_i", 1), ("_f", 1), ("", 1), ("_o", 1)],
}


def numbers(tensor):
    return tensor.detach().reshape(-1).tolist()


def course_letters(kind, units, layer, weight_ih, weight_hh, bias_ih, bias_hh, gradient):
    """PyTorch's four arrays of one layer, or their gradients, as the course's W, U and b, gate by gate."""
    named = {}
    for gate, (suffix, sign) in enumerate(GATES[kind]):
        rows = slice(gate * units, (gate + 1) * units)
        w, u = sign * weight_hh[rows], sign * weight_ih[rows]
        b_ih, b_hh = sign * bias_ih[rows], sign * bias_hh[rows]
        if kind == "gru" and suffix == "":  # the candidate: its recurrent bias stands inside the reset
            named |= {"W_r": w, "b_r": b_hh, "U": u, "b": b_ih}
        else:  # one bias here, the sum of two there; each of the two has the gradient of the sum
            named |= {"W" + suffix: w, "U" + suffix: u, "b" + suffix: b_ih if gradient else b_ih + b_hh}
    return {layer + name: numbers(value) for name, value in named.items()}


def all_letters(kind, net, gradient=False):
    letters = {}
    for layer in range(net.num_layers):
        weights = [getattr(net, f"{name}_l{layer}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
        prefix = f"{layer + 1}." if net.num_layers > 1 else ""
        arrays = [weight.grad if gradient else weight.detach() for weight in weights]
        letters |= course_letters(kind, net.hidden_size, prefix, *arrays, gradient)
    return letters


def part_names(kind, layers):
    parts = ["s", "h"] if kind == "lstm" else ["s"]
    return [f"{layer + 1}.{part}" if layers > 1 else part for layer in range(layers) for part in parts]


def to_torch(kind, layers, parts):
    """The parts, each units x batch, as PyTorch's state: h, or (h, c)."""
    if kind != "lstm":
        return torch.stack([part.T for part in parts])
    c = torch.stack([part.T for part in parts[0::2]])
    h = torch.stack([part.T for part in parts[1::2]])
    return h, c


def from_torch(kind, state):
    if kind != "lstm":
        return [h.T for h in state]
    return [part.T for h, c in zip(*state) for part in (c, h)]


def step_jacobians(kind, net, x, parts):
    """d state_t / d state_{t-1} and d state_t / d x_t of every sample: a step as a function of parts and input."""
    found = []
    for sample in range(x.shape[1]):
        sizes = [part.shape[0] for part in parts]

        def step(stacked, x_t):
            before = [part.unsqueeze(1) for part in torch.split(stacked, sizes)]
            _, after = net(x_t.reshape(1, 1, -1), to_torch(kind, net.num_layers, before))
            return torch.cat([part.reshape(-1) for part in from_torch(kind, after)])

        stacked = torch.cat([part[:, sample] for part in parts]).detach()
        by_state, by_input = jacobian(step, (stacked, x[:, sample].detach()))
        found.append({"sample": sample, "state": numbers(by_state), "input": numbers(by_input)})
    return found


def golden(kind, net, steps, batch):
    layers, names = net.num_layers, part_names(kind, net.num_layers)
    x = torch.randn(steps, net.input_size, batch, requires_grad=True)
    start = [torch.randn(net.hidden_size, batch, requires_grad=True) for _ in names]
    weighting = torch.randn(steps, net.hidden_size, batch)
    last_weighting = [torch.randn(net.hidden_size, batch) for _ in names]

    state, states, jacobians = to_torch(kind, layers, start), [start], []
    for t in range(steps):
        if t in (0, steps - 1):
            found = step_jacobians(kind, net, x[t], states[-1])
            jacobians += [{"t": t + 1, **one} for one in found]
        _, state = net(x[t].T.unsqueeze(0), state)
        states.append(from_torch(kind, state))
    outputs, _ = net(x.transpose(1, 2), to_torch(kind, layers, start))  # the whole sequence in one call
    loss = (outputs.transpose(1, 2) * weighting).sum()
    loss = loss + sum((part * w).sum() for part, w in zip(states[-1], last_weighting))
    loss.backward()

    return {
        "inputs": net.input_size,
        "units": net.hidden_size,
        "steps": steps,
        "batch": batch,
        "parameters": all_letters(kind, net),
        "x": [numbers(x_t) for x_t in x],
        "start": dict(zip(names, map(numbers, start))),
        "outputWeighting": [numbers(w) for w in weighting],
        "lastWeighting": dict(zip(names, map(numbers, last_weighting))),
        "outputs": [numbers(y.T) for y in outputs],
        "last": dict(zip(names, map(numbers, states[-1]))),
        "gradient": all_letters(kind, net, gradient=True),
        "xGradient": [numbers(g) for g in x.grad],
        "startGradient": {name: numbers(part.grad) for name, part in zip(names, start)},
        "jacobians": jacobians,
    }


def nets():
    for inputs, units, steps, batch in SIZES:
        size = f"{inputs}-{units}-{steps}-{batch}"
        yield f"rnn-tanh-{size}", "rnn", nn.RNN(inputs, units, nonlinearity="tanh"), steps, batch
        yield f"rnn-relu-{size}", "rnn", nn.RNN(inputs, units, nonlinearity="relu"), steps, batch
        yield f"gru-{size}", "gru", nn.GRU(inputs, units), steps, batch
        yield f"lstm-{size}", "lstm", nn.LSTM(inputs, units), steps, batch
        yield f"lstm-stacked-{size}", "lstm", nn.LSTM(inputs, units, num_layers=2), steps, batch


def main(folder):
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(20180507)
    for name, kind, net, steps, batch in nets():
        for weight in net.parameters():
            nn.init.uniform_(weight, -0.9, 0.9)
        vectors = {"torch": torch.__version__, **golden(kind, net, steps, batch)}
        (folder / f"{name}.json").write_text(json.dumps(vectors, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
