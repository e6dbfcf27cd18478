"""What is stored about somebody, as they are given it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from io import BufferedIOBase


@dataclass(frozen=True, slots=True)
class Exported:
    """Files that hold together all that is stored about somebody; each can be read by itself."""

    files: tuple[BufferedIOBase, ...]
    entries: int


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How far an export has come: kinds of data that were gone through, of how many; entries that were found."""

    done: int
    in_all: int
    entries: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants of theirs to stay without their name: kudos as a number, ideas as their authors' to use."""

    keep_kudos: bool = False
    keep_ideas: bool = False


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What there is of somebody, or was: kudos, ideas, works they are an author of, servers that blocked them."""

    kudos: int
    ideas: int
    works: int
    blocks: int


ExportShown = Callable[[ExportProgress], Awaitable[None]]
