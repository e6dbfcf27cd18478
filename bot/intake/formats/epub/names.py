"""What a part of an EPUB is called: by the table of contents, and by the headings above its text."""

import re
from dataclasses import replace

from bot.intake.formats.ao3.labels import is_label
from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.headings.heading import Heading, chapter_heading, part_title

_HEADING = re.compile(r"#{1,3} (.*)$")
_UNMARKED = re.compile(r"(?:\*\*)?([^*]{1,200}?)(?:\*\*)?$")
_GAP = re.compile(r"\n{3,}")
_MOST_HEADINGS = 3
"""How many may stand above a text and name it: `Part Two`, `Chapter One`, `Rain`."""


def own_title(text: str) -> str | None:
    """Read a text's title off its first heading, or off two if the first is only `Chapter One`."""
    titles = [title for _, title in _headings(text)][:2]
    if not titles:
        return None
    heading = chapter_heading(titles[0], is_title=True)
    return ": ".join(titles) if heading and heading.is_numbered and not heading.title else titles[0]


def headings_below(text: str, title: str) -> tuple[str, str]:
    """Part a text from headings at its end whose words stand in a title."""
    paragraphs = text.split("\n\n")
    begin = len(paragraphs)
    while begin and (match := _HEADING.match(paragraphs[begin - 1])) and _is_about(as_plain(match[1]), title):
        begin -= 1
    return "\n\n".join(paragraphs[:begin]), "\n\n".join(paragraphs[begin:])


def _is_about(words: str, title: str) -> bool:
    own = _chapter(words)
    return _letters(words) in _letters(title) or (own is not None and own.number == part_title(title).number)


def named(text: str, title: str | None) -> tuple[Heading, str]:
    """Read a part's number and title, and take the headings that only repeat them off its text."""
    heading, body, _ = named_by(text, title)
    return heading, body


def named_by(text: str, title: str | None) -> tuple[Heading, str, list[str]]:
    """Read a part's number, its title and its text, and which lines of headings were taken off that."""
    heading = part_title(title or "")
    above = _headings(text, title)
    own = next((own for _, words in above if (own := _chapter(words))), None)
    if own and own.title and not heading.is_numbered and not _says(own.title, heading.title):
        heading, title = own, next(words for _, words in above if _chapter(words) == own)
    taken, said = set[int](), ""
    for line, words in above:
        said += words
        further = heading if _says(said, title) or _says(words, title) else _with(heading, words)
        if further is not None:
            heading = further
            taken.add(line)
        elif not _is_part(words):
            break
    lines = text.split("\n")
    kept = "\n".join(line for index, line in enumerate(lines) if index not in taken).strip("\n")
    return heading, _GAP.sub("\n\n", kept), [lines[index] for index in sorted(taken)]


def _chapter_line(line: str) -> bool:
    heading = chapter_heading(as_plain(line))
    return heading is not None and heading.is_numbered and not heading.is_part


def _chapter(words: str) -> Heading | None:
    heading = chapter_heading(words, is_title=True)
    return heading if heading and heading.is_numbered and not heading.is_part else None


def _is_part(words: str) -> bool:
    heading = chapter_heading(words, is_title=True)
    return heading is not None and heading.is_part


def _with(heading: Heading, words: str) -> Heading | None:
    """Add what a heading below a title says, its number or its words; None if it is about something else."""
    own = chapter_heading(words, is_title=True) or part_title(words)
    same = own.title is None or _says(own.title, heading.title)
    if own.number is not None and not own.is_doubtful and not own.is_part and heading.number in (None, own.number):
        if heading.title is None and own.title:
            return replace(heading, number=own.number, title=own.title)
        return replace(heading, number=own.number) if same else None
    if _says(words, heading.title):
        return heading
    if heading.title is None and heading.is_numbered and not own.is_numbered:
        return replace(heading, title=words)
    return None


def _headings(text: str, title: str | None = None) -> list[tuple[int, str]]:
    """Find the headings above a text, each with the number of its line; other lines are some if they name a chapter."""
    found: list[tuple[int, str]] = []
    for index, line in enumerate(text[:2000].split("\n")):
        match, bare = _HEADING.match(line), _UNMARKED.match(line)
        if match is None and bare and (_chapter_line(bare[1]) or (line != bare[1] and _says(bare[1], title))):
            match = bare
        if (line and match is None) or len(found) == _MOST_HEADINGS:
            break
        if match and is_label(match[1]) and not _says(match[1], title):
            break
        if match:
            found.append((index, as_plain(match[1])))
    return found


def _says(one: str | None, other: str | None) -> bool:
    return _letters(one or "") == _letters(other or "")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
