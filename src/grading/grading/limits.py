"""What a submission may use, and what becomes of one that uses more."""

from dataclasses import asdict, dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """The limits of one submission. Times are in seconds, sizes in megabytes."""

    cell_seconds: int = 60
    seconds: int = 300
    heap: int = 1024
    text: int = 1  # what it prints
    shown: int = 30  # charts and tables
    file: int = 200  # the largest file that it may write
    files: int = 400  # all of them, where it has a file system of its own
    notebook: int = 20  # a larger one is not even read
    hangs: int = 3  # cells over their time; with one more the rest is not run

    def as_dict(self) -> dict[str, int]:
        return asdict(self)

    @property
    def java_options(self) -> str:
        """For JDK_JAVA_OPTIONS. The quick compiler alone halves the time: a notebook ends before the other pays off."""
        return f"-Xmx{self.heap}m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"

    @property
    def beyond_heap(self) -> int:
        """Bytes of memory that the process may have in all: the JVM's own, and Python's, come on top of the heap."""
        return (self.heap + 2048) * MEGABYTE
