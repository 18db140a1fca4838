"""Turns the Markdown of a lecture into HTML and collects what the page around it needs: headings and equations."""

import html
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode

from .errors import HandoutError
from .equations import Equations
from .notation import Family, read_notation
from .numbering import Numbering
from .purity import check_images

NUMBERED_BY_TEX = ("equation", "align", "alignat", "gather")
NEEDS_ESCAPING = re.compile(r"[&<>\"']")  # in an attribute
TAGS = re.compile(r"<[^>]+>")
# In raw HTML: what must stay as it is (comments, code, tags), or an equation in the text between.
RAW_HTML = re.compile(
    r"<!--.*?-->|<(?P<kept>pre|code|script|style)\b.*?</(?P=kept)>|<[^>]+>|(?<![\\$])\$(?P<tex>[^$]+)(?<![\\$])\$(?!\$)",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """A heading on a page; `html` is its content without the link to itself."""

    level: int
    anchor: str
    html: str


class LectureText:
    """The text of one page. Equations come out as placeholders, to be set all at once when the page is whole."""

    def __init__(self, path: Path, lectures: Collection[str], equations: Equations):
        """`path` is the notebook's; `lectures` are the file names of all that become pages."""
        self.headings: list[Heading] = []
        self.path = path
        self.lectures = lectures
        self.equations = equations
        self.numbering = Numbering(path.stem)
        self._anchors: dict[str, int] = {}

    def html(self, source: str, cell: NotebookNode, output: NotebookNode | None = None) -> str:
        """A cell's Markdown, or that of one of its outputs, as HTML."""
        where = f"{self.path.name}: cell {cell.metadata['position']}"
        family = read_notation().of_cell(cell, where)
        if not family and output:
            family = read_notation().of_output(output.get("data", {}).get("text/plain", ""))
        renderer = _Renderer(self, where, cell.get("attachments", {}), family)
        rendered = MarkdownWithMath(renderer=renderer).render(source)
        check_images(rendered, where)
        return rendered

    def document(self, source: str) -> str:
        """A whole Markdown file as HTML."""
        return MarkdownWithMath(renderer=_Renderer(self, self.path.name, {})).render(source)

    def line(self, source: str) -> str:
        """One line of Markdown, such as a title, as HTML without a paragraph around it."""
        rendered = MarkdownWithMath(renderer=_Renderer(self, self.path.name, {})).render(source).strip()
        return rendered.removeprefix("<p>").removesuffix("</p>")

    def plain(self, rendered: str) -> str:
        """The text of rendered HTML, equations as the TeX that was written."""
        return html.unescape(TAGS.sub("", self.equations.as_tex(rendered)))

    def anchor(self, heading: str) -> str:
        """An id for a heading as JupyterLab makes it, so that a link works there and here; a repeated one gets a number."""
        anchor = NEEDS_ESCAPING.sub("", self.plain(heading)).strip().replace(" ", "-")
        count = self._anchors[anchor] = self._anchors.get(anchor, 0) + 1
        return anchor if count == 1 else f"{anchor}-{count}"


class _Renderer(IPythonRenderer):
    def __init__(self, text: LectureText, where: str, attachments: dict, family: Family | None = None):
        super().__init__(escape=False, embed_images=True, path=str(text.path.parent), attachments=attachments)
        self._text = text
        self._where = where
        self._family = family

    def block_math(self, body: str) -> str:
        number = self._text.numbering.next("equation")
        equation = self._text.equations.add(body, True, self._where, self._family)
        link = f'<a class="number" href="#{number.anchor}" aria-label="Equation {number.text}">({number.text})</a>'
        return f'<span class="equation" id="{number.anchor}">{equation}{link}</span>'

    def inline_math(self, body: str) -> str:
        return self._text.equations.add(body, False, self._where, self._family)

    def latex_environment(self, name: str, body: str) -> str:
        if name in NUMBERED_BY_TEX:  # a star: the page numbers the equation as a whole, KaTeX would number each line
            name += "*"
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def block_html(self, html: str) -> str:
        return self._raw(html) + "\n"

    def inline_html(self, html: str) -> str:
        return self._raw(html)

    def heading(self, text: str, level: int, **attrs) -> str:
        anchor = self._text.anchor(text)
        self._text.headings.append(Heading(level, anchor, text))
        link = f'<a class="anchor" href="#{anchor}" aria-label="Link to this section">#</a>'
        return f'<h{level} id="{anchor}">{text} {link}</h{level}>\n'

    def table(self, text: str) -> str:
        return f'<div class="scroll"><table>\n{text}</table></div>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        target = self._target(url)
        return super().link(text, target, title) if target else text

    def block_code(self, code: str, info: str | None = None) -> str:
        return f'<div class="code">{super().block_code(code, info)}</div>\n'

    def _raw(self, markup: str) -> str:
        """HTML that stands in Markdown: its pictures are embedded and its equations set, as JupyterLab does."""
        if "<img" in markup:  # else not parsed: <details> may be opened here and closed after some Markdown
            markup = self._html_embed_images(markup)

        def equation(found: re.Match) -> str:
            return self.inline_math(html.unescape(found["tex"])) if found["tex"] else found[0]

        return RAW_HTML.sub(equation, markup)

    def _target(self, url: str) -> str | None:
        """Where a link leads in the handouts; None if it leads to a file of the course that is not in them."""
        parts = urlsplit(url)
        if parts.scheme or not parts.path:
            return url
        name = unquote(parts.path)
        if name in self._text.lectures:
            return f"{Path(name).stem}.html" + (f"#{parts.fragment}" if parts.fragment else "")
        if not (self._text.path.parent / name).exists():
            raise HandoutError(f"{self._where} links to '{url}', but there is no such file.")
        return None
