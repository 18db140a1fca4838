"""Every way in which `course` can fail: one class, one exit code, one meaning. The user sees a sentence."""

from typing import ClassVar

INTERRUPTED = 130  # what shells expect after Ctrl-C


class CourseError(Exception):
    """A failure that the user can understand. Its text is the sentence (or few) that is shown."""

    code: ClassVar[int]
    meaning: ClassVar[str]


class JavaMissing(CourseError):
    code, meaning = 11, "no Java was found"


class JavaTooOld(CourseError):
    code, meaning = 12, "every Java that was found is too old"


class JavaIncomplete(CourseError):
    code, meaning = 13, "Java was found, but without jdk.jshell or without its compiler"


class MavenMissing(CourseError):
    code, meaning = 14, "Maven was not found"


class VenvMissing(CourseError):
    code, meaning = 15, "this Python cannot make a virtual environment"


class CondaMissing(CourseError):
    code, meaning = 16, "--with conda, and neither conda, mamba nor micromamba was found"


class NoNetwork(CourseError):
    code, meaning = 17, "a download failed: no network"


class DiskFull(CourseError):
    code, meaning = 18, "not enough free disk space"


class PortInUse(CourseError):
    code, meaning = 19, "the port is in use"


class NotWritable(CourseError):
    code, meaning = 20, "the clone's folder cannot be written to"


class UnusablePath(CourseError):
    code, meaning = 21, "the clone's path cannot be used"


class EnvironmentFileError(CourseError):
    code, meaning = 22, "environment.yml cannot be read"


class NotebookMissing(CourseError):
    code, meaning = 23, "there is no such notebook in the clone"


class ToolFailed(CourseError):
    code, meaning = 24, "pip, conda, Maven, JupyterLab or the exporter failed"


class JarMissing(CourseError):
    code, meaning = 25, "lib/gateflow.jar is missing, and its sources are not here"


class NotReleasable(CourseError):
    code, meaning = 26, "there is no version or no commit to release"


def table() -> str:
    """Returns the exit codes as text, one a line, for `course --help`."""
    rows = [
        (0, "all went well"),
        (1, "a test failed, or the doctor found a problem"),
        (2, "the command was not understood"),
    ]
    rows.append((10, "Python is older than 3.11"))
    rows += [(kind.code, kind.meaning) for kind in CourseError.__subclasses__()]
    rows.append((INTERRUPTED, "interrupted (Ctrl-C)"))
    return "\n".join(f"  {code:>3}  {meaning}" for code, meaning in rows)
