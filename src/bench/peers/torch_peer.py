"""The workloads in PyTorch: `torch_peer.py fused|loop float64|float32 THREADS`."""

import sys

import torch
from common import INPUTS, inputs, serve, weights

FUSED = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}
CELLS = {"lstm": torch.nn.LSTMCell, "gru": torch.nn.GRUCell, "rnn": torch.nn.RNNCell}


def fill(module, cell: str, units: int) -> list:
    """Gives the module the common numbers; returns the parameters whose gradients are compared."""
    of = {name.removesuffix("_l0"): parameter for name, parameter in module.named_parameters()}
    recurrent, read, bias = map(torch.from_numpy, weights(cell, units))
    with torch.no_grad():
        of["weight_hh"].copy_(recurrent)
        of["weight_ih"].copy_(read)
        of["bias_ih"].copy_(bias[:, 0])
        of["bias_hh"].zero_()
    return [of["weight_hh"], of["weight_ih"], of["bias_ih"]]


def last_output(module, x):
    """What a cell's own loop over the steps comes to."""
    state = None
    for xt in x:
        state = module(xt, state)
    return state[0] if isinstance(state, tuple) else state


def gradient(way: str, dtype, cell: str, units: int, batch: int):
    module = (FUSED if way == "fused" else CELLS)[cell](INPUTS, units).to(dtype)
    compared = fill(module, cell, units)
    x = torch.from_numpy(inputs(batch)).to(dtype)
    loss = None

    def work():
        nonlocal loss
        module.zero_grad()
        last = module(x)[0][-1] if way == "fused" else last_output(module, x)
        loss = last.square().mean()
        loss.backward()

    def results():
        return [loss.item(), sum(p.grad.double().square().sum() for p in compared).sqrt().item()]

    return work, results


def jacobians(dtype, units: int, norms_only: bool):
    """The chain of step Jacobians of the state (c, h), all steps' at once, multiplied from the last to the first."""
    module = CELLS["lstm"](INPUTS, units).to(dtype)
    parameters = dict(module.named_parameters())
    fill(module, "lstm", units)
    x = torch.from_numpy(inputs(1)[:, 0]).to(dtype)

    def step(state, xt):
        h, c = torch.func.functional_call(module, parameters, (xt, (state[units:], state[:units])))
        return torch.cat((c, h))

    step_jacobians = torch.func.vmap(torch.func.jacrev(step))
    chain = []

    @torch.no_grad()
    def work():
        states = [torch.zeros(2 * units, dtype=dtype)]
        for xt in x:
            states.append(step(states[-1], xt))
        product = torch.eye(2 * units, dtype=dtype)
        chain.clear()
        for jacobian in reversed(step_jacobians(torch.stack(states[:-1]), x)):
            product = product @ jacobian
            chain.append(product.norm() if norms_only else product)

    return work, lambda: [chain[-1].norm().log10().item()]


if __name__ == "__main__":
    way, precision, threads = sys.argv[1:]
    torch.set_num_threads(int(threads))
    dtype = getattr(torch, precision)

    def prepare(workload: str, cell: str, units: int, batch: int):
        if workload == "gradient":
            return gradient(way, dtype, cell, units, batch)
        if (way, dtype) == ("fused", torch.float64) and workload in ("jacobians", "norms"):  # float32 cannot hold what vanishes
            return jacobians(dtype, units, workload == "norms")
        return None

    serve(prepare)
