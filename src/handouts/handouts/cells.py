"""Turns an executed notebook's cells into one HTML body, through nbconvert and the template in templates/cells."""

import nbformat
from nbconvert.exporters import TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode
from traitlets.config import Config

from .lecture import output_anchor
from .markdown import LectureText
from .paths import TEMPLATES
from .purity import check_images


class CellsExporter(TemplateExporter):
    """nbconvert's walk over cells and outputs, with the course's own markup and Markdown.

    It does not derive from HTMLExporter: that one parses and prints the finished page anew, and charts and widgets
    must come out of the build exactly as Java wrote them.
    """

    file_extension = ".html"
    output_mimetype = "text/html"

    def __init__(self, text: LectureText, **kwargs):
        super().__init__(template_name="cells", extra_template_basedirs=[str(TEMPLATES)], **kwargs)
        self.register_filter("markdown", text.html)
        self.register_filter("highlight_java", Highlight2HTML(pygments_lexer="java"))
        self.register_filter("output_anchor", output_anchor)
        self.register_filter("checked", self._checked)
        self.register_filter("numbered", text.numbering.figures)
        self._file = text.path.name

    @property
    def default_config(self):
        shown = ["text/html", "text/markdown", "text/latex", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]
        return Config({"NbConvertBase": {"display_data_priority": shown}}, **super().default_config)

    def body(self, notebook: NotebookNode, cells: list[NotebookNode]) -> str:
        """The HTML of `cells`, which are some of the notebook's."""
        shown = nbformat.v4.new_notebook(metadata=notebook.metadata, cells=cells)
        self.register_filter("filter_data_type", WidgetsDataTypeFilter(notebook_metadata=shown.metadata, parent=self))
        html, _ = self.from_notebook_node(shown)
        return html

    def _checked(self, output: str, cell: NotebookNode) -> str:
        check_images(output, f"{self._file}: the output of cell {cell.metadata['position']}")
        return output
