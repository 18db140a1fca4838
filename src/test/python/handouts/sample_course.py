"""A small course for the tests: two lectures that use all that a handout can show, and one that fails."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

JAVA = {"display_name": "Java", "language": "java", "name": "java"}


def text(source: str, *tags: str):
    return new_markdown_cell(source.strip(), metadata={"tags": list(tags)})


def code(source: str, *tags: str):
    return new_code_cell(source.strip(), metadata={"tags": list(tags)})


def write_notebook(path: Path, *cells) -> Path:
    """Writes a notebook for the Java kernel, without outputs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=list(cells), metadata={"kernelspec": JAVA}), path)
    return path


COURSE_MAP = """
[documents.B]
title = "A lecture about factors"
topic = "factors"
claims = 3

[[lectures]]
number = "00"
title = "Not the notebook's title"
goal = "See what a factor does."
follows = ["B"]

[[lectures]]
number = "03"
title = "A lecture to come"
goal = "See more."
follows = ["B"]
"""


def write_course(folder: Path) -> None:
    write_notebook(folder / "00-factors.ipynb", *FACTORS)
    write_notebook(folder / "01-next.ipynb", *NEXT)
    write_notebook(folder / "02-broken.ipynb", *BROKEN)
    (folder / "course.toml").write_text(COURSE_MAP, encoding="utf-8")


FACTORS = [
    text(r"""
# What a factor does, $f^t$ times

A gradient that is multiplied by the same factor $f$ at every step is $f^t$ times as large after $t$ steps.

This page follows no lecture. It shows a price of \$5 and the code `cost = "$x$"`, and neither is an equation.
"""),
    code("""
import java.util.Base64;
var began = System.nanoTime();
render("<script>window.fixtureScripts = (window.fixtureScripts || 0) + 1;</script>", "text/html")
""", "hide-input"),
    text(r"""
## The product

The chain rule makes a product of $T - t$ factors, one for each step:

$$\frac{\partial s_T}{\partial s_t} = \prod_{k=t+1}^{T} \frac{\partial s_k}{\partial s_{k-1}}, \qquad \left\lVert \prod_{k=t+1}^{T} \operatorname{diag}(f_k) \right\rVert \le \bigl(\max_k f_k\bigr)^{T-t}$$

For an LSTM the state and the hidden state are

\begin{align}
s_t &= f_t \odot s_{t-1} + i_t \odot \tilde s_t, \\
h_t &= o_t \odot \tanh(s_t).
\end{align}

> **Predict first.** What is left of $0.9^{100}$? Write a number down before you run the next cell.

### A number for it

| factor $f$ | after 10 steps | after 100 steps | what a person would say of it, in a few words |
|:--|--:|--:|:--|
| 0.25 | 9.5e-7 | 6.2e-61 | gone before the sentence has ended |
| 0.9 | 0.349 | 2.66e-5 | hardly anything |
| 0.99 | 0.904 | 0.366 | more than a third |
""", "notation-lstm"),
    code("""
// What is left of a gradient after a number of equal factors.
double left(double factor, int steps) {
    return Math.pow(factor, steps);
}
String message = "0.9^100 = ";
System.out.println(message + left(0.9, 100));
"""),
    code("""
left(0.99, 100)
"""),
    text("Wait before you show the chart.", "notes"),
    text("## A chart"),
    code("""
String polyline(double factor, String colour) {
    var points = new StringBuilder();
    for (int t = 0; t <= 100; t++) {
        points.append(60 + 5.8 * t).append(',').append(20 - 300 * Math.log10(Math.max(left(factor, t), 1e-5)) / 5 * 0.8).append(' ');
    }
    return "<polyline fill='none' stroke-width='2.5' stroke='" + colour + "' points='" + points + "'/>";
}
String svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 660 300' width='660' height='300'>"
        + "<rect width='660' height='300' fill='white'/><path d='M60 10V260H650' fill='none' stroke='#777'/>"
        + polyline(0.9, "#0072b2") + polyline(0.99, "#d55e00")
        + "<text x='320' y='290' font-family='sans-serif' font-size='14'>steps t</text></svg>";
String figure = "<figure class='gf-chart'><img alt='Two falling curves: 0.99 to the t stays near 1, 0.9 to the t falls to 1e-5.' src='data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes()) + "'><figcaption>After 100 steps 0.99 keeps a third; 0.9 keeps nothing.</figcaption></figure>";
render(figure, "text/html")
""", "hide-input"),
    code("""
String box = "<div class='gf gf-claim' role='note' aria-label='Claim B2' data-claim='B2' data-ok='true'>"
        + "<p><strong>B2 ✓</strong> <span class='gf-statement'>A factor below 1 vanishes: after 100 steps 0.9 leaves less than 10<sup>−4</sup>.</span></p>"
        + "<dl><dt>measured</dt><dd>" + "%.5e".formatted(left(0.9, 100)).replace("e-0", "e-") + "</dd><dt>expected</dt><dd>at most 1e-4</dd></dl>"
        + "<p class='gf-but'><strong>Not the whole truth:</strong> The factor is the same at every step only in this example.</p></div>";
render(box, "text/html")
""", "hide-input"),
    text("""
## Check yourself

1. Which factor keeps half of a gradient over 100 steps?
2. Is it the same for 1,000 steps? See [the next page](01-next.ipynb#Short-recap) or [the number above](#A-number-for-it).
"""),
    text("It is $2^{-1/100}$, because its hundredth power is one half.", "solution"),
    code("System.out.println(Math.pow(2, -1.0 / 100));", "solution"),
    code('System.out.println("not for readers");', "remove-cell"),
    code('System.out.println("began at " + began);'),
    code("""
render("<table><tr>" + "<td>a wide result cell</td>".repeat(14) + "</tr></table>", "text/html")
""", "hide-input"),
]

NEXT = [
    text("""
# The next page

It has the same heading twice and a summary.

## Short recap

Before the chart.

## Short recap

And after it, with **strong** words, a list:

- one
- two
"""),
    text("Only the next key shows this.", "fragment"),
    text("This is on no slide.", "skip"),
    text("## Much\n\n" + "A paragraph that is far too long for a slide. " * 120, "slide"),
    code("var aVeryLongNameForAVariableThatNobodyWouldChoose = java.util.stream.IntStream.rangeClosed(1, 10).mapToObj(Integer::toString).toList();"),
]

BROKEN = [
    text("# A page that fails\n\nIts third cell throws."),
    code("int steps = 3;"),
    code('if (steps == 3) throw new IllegalStateException("the board is full");'),
    code("steps"),
]
