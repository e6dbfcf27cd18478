"""Title pages, contents and the like in an EPUB: left out only where place, length and kind agree, never by a title."""

import re
from collections.abc import Iterable

from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.epub.package import Package
from bot.intake.formats.epub.parts import BookPart
from bot.intake.formats.text.top_lines import label

_LONGEST = 500
"""In words; a list of contents may be longer."""
_CONTENTS = frozenset({"toc", "nav", "landmarks", "loi", "lot", "page-list", "index"})
_AROUND = _CONTENTS | {
    "cover", "titlepage", "title-page", "halftitlepage", "halftitle", "copyright-page", "copyright", "colophon",
    "imprint", "imprimatur", "seriespage", "contributors", "other-credits", "credits", "dedication",
}  # fmt: skip
_TOOLS = (
    ("fanficfare", re.compile(r"title_page|toc_page|log_page|cover")),
    ("webtoepub", re.compile(r"0000_information|cover")),
    ("fichub", re.compile(r"introduction|nav")),
)
"""Pages that tools put beside the chapters, by the names of their files; the tool is named in the book."""
_LABELLED = re.compile(
    r"\**(?:title|author|by|category|genres?|status|published|updated|packaged|chapters|words|publisher|story url|"
    r"author url|source|original source|url|table of contents|isbn|copyright|version|converted|created)\**\s*:\**\s+\S",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+$")
_BYLINE = re.compile(r"\b(?:written )?by:? ", re.IGNORECASE)
_MOSTLY = 0.8
_TELLING = 20
"""From how many letters on a line that stands in the description too is taken from there."""


def parted(parts: list[BookPart], package: Package) -> tuple[list[BookPart], list[BookPart], list[BookPart]]:
    """BookPart a book into what stands before its chapters, the chapters, and what stands after them."""
    before = _leading(parts, package)
    after = _leading(reversed(parts[len(before) :]), package)[::-1]
    chapters = parts[len(before) : len(parts) - len(after)]
    return (before, chapters, after) if chapters else ([], parts, [])


def _leading(parts: Iterable[BookPart], package: Package) -> list[BookPart]:
    found: list[BookPart] = []
    for part in parts:
        if part.text and not _is_around(part, package):
            break
        found.append(part)
    return found


def _is_around(part: BookPart, package: Package) -> bool:
    words = sum(len(line.split()) for line in part.text.split("\n") if not line.startswith("#"))
    if part.linked > _MOSTLY * words:
        return True
    kinds = part.kinds | package.kinds.get(part.file, set())
    return words <= _LONGEST and bool(kinds & _AROUND or _is_of_a_tool(part, package) or _repeats(part, package))


def _is_of_a_tool(part: BookPart, package: Package) -> bool:
    """Tell whether a tool put the page there, which says so in the book's description or on the page."""
    told = " ".join([*package.about.get("contributor", []), *package.about.get("generator", []), part.text]).lower()
    return any(tool in told and name.fullmatch(part.stem) for tool, name in _TOOLS)


def _repeats(part: BookPart, package: Package) -> bool:
    """Tell whether a page says only what the book's description says: title, author, summary, data about the file."""
    lines = [_letters(line) for line in part.text.split("\n") if line.strip("#> ") and not _is_data(line)]
    titles = list(map(_letters, package.about.get("title", [])))
    authors = list(map(_letters, package.about.get("creator", [])))
    told = {*titles, *authors, *(title + author for title in titles for author in authors)}
    told |= {_letters(value) for name in ("publisher", "date") for value in package.about.get(name, [])}
    summary = _letters(" ".join(package.about.get("description", [])))
    return bool(set(lines) & told) and all(line in told or (len(line) > _TELLING and line in summary) for line in lines)


def _is_data(line: str) -> bool:
    plain = as_plain(line.strip("#> "))
    return bool(_LABELLED.match(plain) or _ADDRESS.match(plain)) or label(plain) is not None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, _BYLINE.sub("", as_plain(text)).casefold()))
