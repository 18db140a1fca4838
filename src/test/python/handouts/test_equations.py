"""Equations: found in Markdown, set by KaTeX, or refused with their cell's name."""

import re
from pathlib import Path

import pytest
from handouts import equations as module
from handouts.equations import Equations, find_node
from handouts.errors import HandoutError
from handouts.katex_style import katex_style
from handouts.markdown import LectureText
from nbformat.v4 import new_markdown_cell


def set_markdown(source: str) -> str:
    equations = Equations()
    text = LectureText(Path("00-test.ipynb"), set(), equations)
    cell = new_markdown_cell(metadata={"position": 4})
    return equations.set(text.html(source, cell))


def tex_of(html: str) -> list[str]:
    """The TeX that KaTeX keeps in the MathML of each equation."""
    return re.findall(r'<annotation encoding="application/x-tex">(.*?)</annotation>', html, re.DOTALL)


def test_inline_equation_is_html_and_mathml():
    html = set_markdown("The gate $f_t$ is a number.")
    assert tex_of(html) == ["f_t"]
    assert "<math" in html and 'class="katex-html" aria-hidden="true"' in html
    assert "katex-display" not in html


def test_display_equation_stands_by_itself():
    html = set_markdown("Before\n\n$$\\frac{a}{b}$$\n\nafter")
    assert tex_of(html) == ["\\frac{a}{b}"]
    assert "katex-display" in html


def test_align_environment_is_a_display():
    html = set_markdown("\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}")
    assert "katex-display" in html
    assert "\\begin{align*}" in tex_of(html)[0]  # numbered once, by the page


@pytest.mark.parametrize(
    "source",
    ["`cost = \"$x$\"`", "```java\nvar s = \"$x$ and $y$\";\n```", "It costs \\$5 and \\$6.", "<div><code>$x$</code></div>"],
)
def test_dollars_that_are_not_equations_stay(source):
    html = set_markdown(source)
    assert tex_of(html) == []
    assert "$" in html


def test_equation_in_raw_html_is_set():
    html = set_markdown("<details><summary>What if $i_t = 1$?</summary>\n\nThen *this*.\n\n</details>")
    assert tex_of(html) == ["i_t = 1"]
    assert html.index("<em>this</em>") < html.index("</details>")


def test_wrong_equation_names_its_cell_and_itself():
    with pytest.raises(HandoutError, match=r"00-test\.ipynb: cell 4: the equation “\\frac\{a” can't be set: "):
        set_markdown("$\\frac{a$")


def test_letter_without_metrics_is_refused():
    with pytest.raises(HandoutError, match="can't be set"):
        set_markdown("$s\u0303 = ж$")


def test_placeholders_read_as_tex_where_no_equation_can_stand():
    equations = Equations()
    placeholder = equations.add("f^t", False, "here")
    assert equations.as_tex(f"a {placeholder}") == "a f^t"


def test_style_holds_the_fonts_in_use_and_no_other():
    plain = katex_style(set_markdown("$f_t$"))
    script = katex_style(set_markdown("$f_t \\in \\mathcal{F}$"))
    assert "font-family:KaTeX_Math" in plain and "@font-face" in plain
    assert faces(script) - faces(plain) == {"KaTeX_Caligraphic"}
    assert "url(fonts/" not in script


def test_bold_letters_bring_the_bold_font():
    assert katex_style(set_markdown("$\\mathbf{W}$")).count("font-weight:700;src:") > katex_style(
        set_markdown("$W$")
    ).count("font-weight:700;src:")


def test_page_without_equations_has_no_style_for_them():
    assert katex_style(set_markdown("No equation.")) == ""


def test_missing_node_is_a_clear_sentence(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(HandoutError, match="install Node.js 18"):
        find_node()


def faces(style: str) -> set[str]:
    return {re.search(r'font-family:"?(\w+)', face)[1] for face in re.findall(r"@font-face\{[^}]*\}", style)}


def test_style_keeps_the_rules_of_what_stands_on_the_page_and_no_other():
    style = katex_style(set_markdown("$\\tilde s_t$"))
    assert ".accent-body:not(.accent-full){width:0}" in style  # without it the tilde stands beside its letter
    assert ".sqrt" not in style
