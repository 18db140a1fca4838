"""Asks git about the clone."""

import subprocess

from launcher.clone import Clone


def output(clone: Clone, *words: str) -> bytes:
    """Returns what `git` says to these words. Raises OSError without git, CalledProcessError where it fails."""
    return subprocess.run(["git", *words], cwd=clone.root, capture_output=True, check=True).stdout


def line(clone: Clone, *words: str) -> str:
    """Returns it as text without the line's end."""
    return output(clone, *words).decode().strip()
