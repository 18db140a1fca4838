"""Where the exporter's own files lie."""

from pathlib import Path

EXPORTER = Path(__file__).resolve().parent.parent
CLONE = EXPORTER.parent.parent
TEMPLATES = EXPORTER / "templates"
STYLE = EXPORTER / "style"
SCRIPTS = EXPORTER / "scripts"
KATEX = EXPORTER / "vendor" / "katex"
TEXTS = EXPORTER / "texts"
NOTATION = EXPORTER / "notation.toml"
REFERENCES = EXPORTER / "references.toml"
MINISEARCH = EXPORTER / "vendor" / "minisearch"
REVEAL = EXPORTER / "vendor" / "reveal"
