"""The lecture's letters and PyTorch's: which equation changes, how, and what is refused."""

from pathlib import Path

import pytest
from handouts.equations import Equations
from handouts.errors import HandoutError
from handouts.glossary import glossary
from handouts.markdown import LectureText
from handouts.notation import read_notation
from handouts.numbering import Numbering
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

EACH_CELL = [
    ("rnn", r"s_t = \tanh(W s_{t-1} + U x_t + b)", r"h_t = \tanh(W_{hh} h_{t-1} + W_{ih} x_t + b_{ih} + b_{hh})"),
    ("lstm", r"\tilde s_t &= \tanh(W h_{t-1} + U x_t + b)", r"g_t &= \tanh(W_{hg} h_{t-1} + W_{ig} x_t + b_{ig} + b_{hg})"),
    ("lstm", r"s_t = f_t \odot s_{t-1} + i_t \odot \tilde{s}_t", r"c_t = f_t \odot c_{t-1} + i_t \odot g_t"),
    ("gru", r"s_t = (1 - i_t) \odot s_{t-1} + i_t \odot \tilde s_t", r"h_t = z_t \odot h_{t-1} + (1 - z_t) \odot n_t"),
    ("gru", r"i_t &= \sigma(W_i s_{t-1} + U_i x_t + b_i)", r"z_t &= \sigma(W_{hz} h_{t-1} + W_{iz} x_t + b_{iz} + b_{hz})"),
    ("gru-reset-after", r"o_t \odot (W_r s_{t-1} + b_r) + b", r"r_t \odot (W_{hn} h_{t-1} + b_{hn}) + b_{in}"),
    ("simplified-gru", r"f_t \odot s_{t-1} + (1 - f_t) \odot \tilde s_t", r"z_t \odot h_{t-1} + (1 - z_t) \odot n_t"),
]
AS_THEY_STAND = [
    ("lstm", r"\text{the state s and W}", r"\text{the state s and W}"),
    ("lstm", r"x_s + \operatorname{bus}(h_t)", r"x_s + \operatorname{bus}(h_t)"),
    ("rnn", r"W^n", r"W_{hh}^n"),
    ("lstm", "2 b_f", "2 (b_{if} + b_{hf})"),
    ("lstm", "b_f = 3", "b_{if} + b_{hf} = 3"),
    ("gru", "i_k", "(1 - z_k)"),
    ("lstm", r"e^{-s_t}", r"e^{-c_t}"),
]


@pytest.mark.parametrize(("family", "lecture", "pytorch"), EACH_CELL + AS_THEY_STAND)
def test_equation_in_pytorchs_letters(family, lecture, pytorch):
    assert read_notation().families[family].in_pytorch(lecture, "here") == pytorch


def test_index_that_has_no_place_in_pytorch_is_refused_with_its_cell():
    with pytest.raises(HandoutError, match=r"01-a\.ipynb: cell 3: .*“W_\{ij\}”.*notation-rnn.*has an index"):
        read_notation().families["rnn"].in_pytorch("W_{ij}", "01-a.ipynb: cell 3")


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("LSTM", "lstm"), ("LSTM, ReLU", "lstm"), ("2 × LSTM", "lstm"), ("GRU, reset after", "gru-reset-after"),
        ("GRU, logistic", "gru"), ("skip RNN, k = 3", "rnn"), ("RNN over LSTM", None), ("JANET", None), ("", None),
    ],
)  # fmt: skip
def test_shown_cell_is_known_by_its_name(name, family):
    found = read_notation().of_output(f"{name}\n  s_t = 1")
    assert (found.name if found else None) == family


def html_of(*tags, source="$s_t$", output=None) -> str:
    equations = Equations()
    cell = (new_code_cell if output else new_markdown_cell)(metadata={"position": 2, "tags": list(tags)})
    return equations.set(LectureText(Path("06-a.ipynb"), set(), equations).html(source, cell, output))


def test_only_an_equation_of_a_known_cell_is_in_the_page_twice():
    assert html_of().count('class="katex"') == 1
    assert html_of("notation-lstm").count('class="katex"') == 2
    assert html_of("notation-lstm", source="$f_t$").count('class="katex"') == 1
    shown = new_output("execute_result", {"text/plain": "LSTM\n  s_t = 1", "text/latex": "$s_t$"})
    assert html_of(source="$s_t$", output=shown).count('class="katex"') == 2
    other = new_output("execute_result", {"text/plain": "Table", "text/latex": "$s_t$"})
    assert html_of(source="$s_t$", output=other).count('class="katex"') == 1


def test_unknown_or_second_notation_tag_is_refused():
    with pytest.raises(HandoutError, match=r"cell 2 has the tag 'notation-gur'. There are these: notation-rnn, "):
        html_of("notation-gur")
    with pytest.raises(HandoutError, match="can have only one"):
        html_of("notation-gru", "notation-lstm")


def test_display_equations_are_numbered_by_lecture():
    html = html_of(source="$$a$$\n\ntext $b$\n\n\\begin{align}c\\end{align}")
    assert '<a class="number" href="#equation-1" aria-label="Equation 6.1">(6.1)</a>' in html
    assert 'id="equation-2"' in html and "(6.2)" in html and "equation-3" not in html


def test_figures_are_numbered_in_their_captions_and_all_else_stays():
    numbering = Numbering("06-a")
    assert numbering.figures('<figure class="x"><img><figcaption>A.</figcaption></figure><p>b</p>') == (
        '<figure id="figure-1" class="x"><img><figcaption><a class="number" href="#figure-1">Figure 6.1</a> A.'
        "</figcaption></figure><p>b</p>"
    )
    assert numbering.figures("<figure><img><details>d</details></figure>") == (
        '<figure id="figure-2"><img><figcaption><a class="number" href="#figure-2">Figure 6.2</a></figcaption>'
        "<details>d</details></figure>"
    )


def test_every_symbol_has_its_dialects_and_every_word_its_meaning_once():
    equations = Equations()
    page = glossary(read_notation(), equations)
    assert all(len(symbol["columns"]) == 4 and symbol["meaning"].endswith(".") for symbol in page["symbols"])
    names = [term["name"] for term in page["terms"]]
    assert len(set(names)) == len(names) and names == sorted(names, key=str.lower)
    assert all(term["meaning"].endswith(".") for term in page["terms"])
    equations.set("")  # raises if one can't be set
