"""Small JSON files. As markers they say what was made, and from what: written last, so an interruption leaves none."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path


def digest(parts: Iterable[bytes | str]) -> str:
    """Returns a digest of the parts in their order; where one part ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def read(path: Path) -> dict | None:
    """Returns what the file says, or None if there is none or it is not whole."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def write(path: Path, content: dict) -> None:
    """Writes the file in one move: a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".new")
    draft.write_text(json.dumps(content, indent=1), encoding="utf-8")
    os.replace(draft, path)
