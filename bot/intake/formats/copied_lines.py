"""A page copied as text: its lines, and a record of those that are left out of the chapter."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bot.intake.formats.discord_markdown.escaping import as_written
from bot.intake.formats.draft import DroppedPiece, DropReason


def paragraphs(lines: Sequence[str]) -> str:
    """Join lines, with one empty line between paragraphs however many stood there."""
    return "\n".join(
        line for index, line in enumerate(lines) if line.strip() or (index and lines[index - 1].strip())
    ).strip("\n")


@dataclass(slots=True)
class CopiedPage:
    lines: list[str]
    _dropped: dict[int, DropReason] = field(default_factory=dict)
    _taken: set[int] = field(default_factory=set)

    def drop(self, start: int, end: int, why: DropReason) -> None:
        """Leave out the lines from `start` up to, not including, `end`."""
        for index in range(start, end):
            self._dropped.setdefault(index, why)

    def take(self, index: int) -> str:
        """Take a line that is read into a field of its own: neither kept nor dropped."""
        self._taken.add(index)
        return self.lines[index]

    def kept(self, start: int, end: int) -> str:
        """Join the lines from `start` up to `end` that were neither dropped nor taken, as they were written."""
        lines = enumerate(self.lines[start:end], start)
        return paragraphs([line for index, line in lines if index not in self._dropped and index not in self._taken])

    def markdown(self, start: int, end: int) -> str:
        return as_written(self.kept(start, end))

    def next_filled(self, start: int, end: int | None = None) -> int:
        """Find the first line from `start` that is not blank, or `end` (the page's end) if there is none."""
        end = len(self.lines) if end is None else end
        return next((index for index in range(start, end) if self.lines[index]), end)

    def line(self, index: int) -> str:
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def find(self, text: str, start: int, end: int) -> int | None:
        return next((index for index in range(start, end) if self.lines[index] == text), None)

    def dropped(self, start: int = 0, end: int | None = None) -> tuple[DroppedPiece, ...]:
        """Return what was left out between two lines; what stood together for one reason stays together."""
        end = len(self.lines) if end is None else end
        filled = [index for index in range(start, end) if self.lines[index]]
        together = groupby(filled, key=self._dropped.get)
        return tuple(
            DroppedPiece("\n".join(self.lines[index] for index in indexes), why) for why, indexes in together if why
        )
