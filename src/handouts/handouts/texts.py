"""Pages that are written as Markdown files, for those who teach: every file in the folder texts is one."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from .equations import Equations
from .errors import HandoutError
from .lecture import TITLE, WORDS_PER_MINUTE
from .markdown import Heading, LectureText
from .paths import TEXTS


@dataclass(frozen=True)
class Text:
    """A Markdown file, set as a page."""

    path: Path
    title: str
    body: Markup
    headings: list[Heading]
    minutes: int

    @property
    def page(self) -> str:
        return f"{self.path.stem}.html"


def read_texts(folder: Path = TEXTS) -> list[Text]:
    """All of them, in the order of their file names."""
    paths = sorted(folder.glob("*.md"))
    return [_read(path, {other.name for other in paths}) for path in paths]


def _read(path: Path, pages: set[str]) -> Text:
    source = path.read_text(encoding="utf-8")
    found = TITLE.match(source)
    if not found:
        raise HandoutError(f"{path.name} has no title: it must begin with '# ' and the title.")
    equations = Equations()
    text = LectureText(path, pages, equations)
    body = Markup(equations.set(text.document(found["rest"])))
    headings = [heading for heading in text.headings if heading.level == 2]
    return Text(path, found["title"], body, headings, round(len(source.split()) / WORDS_PER_MINUTE))
