"""The style sheet that a page's equations need, with only the letters of the fonts that they use, inside the sheet itself."""

import base64
import re
from html import unescape
from io import BytesIO

from fontTools.subset import Options, Subsetter, load_font, save_font

from .paths import KATEX

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
CLASS_ATTRIBUTE = re.compile(r'class="([^"]*)"')
CLASS_IN_SELECTOR = re.compile(r"\.([\w-]+)")
UNLESS = re.compile(r":not\([^)]*\)")
FAMILY = re.compile(r'font-family:"?(KaTeX_\w+)')
SPAN_OF_EQUATION = re.compile(r'<span class="katex-html".*?(?=<span class="katex-mathml"|$)', re.DOTALL)
MARK_UP = re.compile(r"<[^>]*>")
FONT_FILE = re.compile(r"url\(fonts/([\w-]+\.woff2)\)")


def katex_style(html: str) -> str:
    """KaTeX's style sheet for a page that holds `html`; nothing if it has no equation."""
    if 'class="katex"' not in html:
        return ""
    sheet = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    rules = _rules_in_use(sheet, html)
    return "".join(_faces_in_use(sheet, rules, html)) + "".join(f"{selectors}{{{body}}}" for selectors, body in rules)


def _faces_in_use(sheet: str, rules: list[tuple[str, str]], html: str) -> list[str]:
    """The @font-face rules whose family is used, in each weight and slope that is asked for anywhere on the page."""
    families = {family for _, body in rules for family in FAMILY.findall(body)} | {"KaTeX_Main"}
    bold = any("font-weight:700" in body for _, body in rules)
    italic = any("font-style:italic" in body for _, body in rules)
    letters = _letters(html)
    chosen = []
    for face in FONT_FACE.findall(sheet):
        name = FONT_FILE.search(face)[1]
        only_slope = FAMILY.search(face)[1] == "KaTeX_Math"
        fits = (bold or "font-weight:700" not in face) and (italic or only_slope or "font-style:italic" not in face)
        if FAMILY.search(face)[1] in families and fits:
            chosen.append(re.sub(r"src:[^;}]*", f'src:url({_data_uri(name, letters)}) format("woff2")', face))
    return chosen


def _rules_in_use(sheet: str, html: str) -> list[tuple[str, str]]:
    present = {name for names in CLASS_ATTRIBUTE.findall(html) for name in names.split()}
    return [
        (selectors, body)
        for selectors, body in RULE.findall(FONT_FACE.sub("", sheet))
        if any(set(CLASS_IN_SELECTOR.findall(UNLESS.sub("", selector))) <= present for selector in selectors.split(","))
    ]


def _letters(html: str) -> str:
    """All characters that stand in the page's equations, each once. A font may have more of them than it is asked for."""
    equations = "".join(SPAN_OF_EQUATION.findall(html))
    return "".join(sorted(set(unescape(MARK_UP.sub("", equations)))))


def _data_uri(name: str, letters: str) -> str:
    """A font of KaTeX, cut down to these letters."""
    options = Options(flavor="woff2", hinting=False, layout_features=["*"])
    font = load_font(str(KATEX / "fonts" / name), options)
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    cut = BytesIO()
    save_font(font, cut, options)
    return f"data:font/woff2;base64,{base64.b64encode(cut.getvalue()).decode('ascii')}"
