"""A book that tests write in every format, and its text as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

File = tuple[bytes, str]


@dataclass(frozen=True)
class Book:
    """`chapters` are titles, which may be missing where chapters are counted, with paragraphs."""

    chapters: Sequence[tuple[str | None, Sequence[str]]]
    title: str = "Small Crossings"
    author: str = "odile_writes"
    is_counted: bool = True

    def headings(self) -> list[str]:
        if not self.is_counted:
            return [str(title) for title, _ in self.chapters]
        return [
            f"Chapter {number}" + (f": {title}" if title else "") for number, (title, _) in enumerate(self.chapters, 1)
        ]


def escaped(text: str) -> str:
    return escape(text, quote=False)


def paragraphs(lines: Sequence[str], opening: str = "<p>", closing: str = "</p>") -> str:
    return "".join(f"{opening}{escaped(line)}{closing}\n" for line in lines)
