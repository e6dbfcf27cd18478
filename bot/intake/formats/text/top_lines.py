"""What authors write above a chapter: `Title: …`, `by …`, `Rating: …`, or the same as front matter."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.intake.formats.ao3.tags import RATINGS
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.headings.heading import Heading, part_title

_LABELS = {
    "work": "work", "story": "work", "book": "work", "fic": "work", "novel": "work", "story title": "work",
    "title": "title", "chapter": "chapter", "chapter number": "chapter", "number": "chapter",
    "chapter title": "chapter_title", "author": "author", "by": "author", "written by": "author",
    "rating": "rating", "rated": "rating", "warning": "warnings", "warnings": "warnings",
    "archive warning": "warnings", "archive warnings": "warnings", "content warnings": "warnings",
    "fandom": "fandoms", "fandoms": "fandoms", "series": "series", "summary": "summary", "description": "summary",
    "tags": "tags", "language": "language", "link": "link", "url": "link", "date": "published",
    "published": "published", "note": "notes", "notes": "notes", "a/n": "notes", "author's note": "notes",
    "author’s note": "notes",
}  # fmt: skip
_LABELLED = re.compile(r"\**([A-Za-z][A-Za-z/'’ _-]{0,24})\**\s*:\**\s+(\S.*)$")
_BEGINS = frozenset({"work", "title", "author", "chapter", "chapter_title", "summary", "rating", "fandoms"})
_RUNS_ON = frozenset({"summary", "notes"})
BYLINE = re.compile(r"(?:written )?by:? (\S.{0,60})$", re.IGNORECASE)
_BY = frozenset({"by", "written by", "a novel by", "a story by"})
"""Lines below a title, as on a book's first page, with the author's name on the next one."""
_LONGEST_TITLE = 120
_MOST_LINES = 12
_SHORT_RATINGS = {"g": 1, "k": 1, "k+": 1, "general": 1, "t": 2, "teen": 2, "pg": 1, "pg-13": 2, "m": 3, "r": 3, "e": 4}


def label(line: str) -> tuple[str, str] | None:
    """Read `Rating: T` as the field it fills and the value."""
    match = _LABELLED.match(line)
    name = match and _LABELS.get(match[1].strip().lower().replace("_", " ").replace("-", " "))
    return (name, match[2].strip().strip("\"'*").strip()) if match and name else None


def take_labels(page: CopiedPage, start: int, end: int) -> dict[str, str]:
    """Take the labelled lines at the top of the page, if it begins with one that tells of a story."""
    values: dict[str, str] = {}
    index = page.next_filled(start, end)
    name = ""
    while index < end:
        found = label(page.lines[index])
        if found is None and not (name in _RUNS_ON and page.line(index - 1)):
            break
        if not values and found and found[0] not in _BEGINS:
            break
        name, value = found or (name, page.lines[index])
        page.take(index)
        values[name] = f"{values[name]}\n{value}" if name in values else value
        index = page.next_filled(index + 1, end)
    return values


def take_titles(page: CopiedPage, start: int, end: int) -> dict[str, str]:
    """Take a story's title and its author's name where they stand above a chapter's heading."""
    filled = [index for index in range(start, end) if page.lines[index]]
    is_signed = len(filled) > 1 and BYLINE.match(page.lines[filled[1]])
    if (len(filled) > _MOST_LINES and not is_signed) or any(
        len(page.lines[index]) > _LONGEST_TITLE for index in filled[:2]
    ):
        return {}
    values: dict[str, str] = {}
    if (
        len(filled) > 2
        and page.lines[filled[1]].lower() in _BY
        and BYLINE.match(signed := f"by {page.lines[filled[2]]}")
    ):
        page.take(filled[1])
        page.lines[filled[2]] = signed
        filled = [filled[0], *filled[2:]]
    for index in filled[:3]:
        byline = BYLINE.match(page.lines[index].strip("*_ "))
        if byline and "author" not in values and index != filled[0]:
            values["author"] = byline[1]
        elif "work" not in values:
            values["work"] = page.lines[index].strip("*_ ")
        else:
            continue
        page.take(index)
    return values


def fill(draft: ChapterDraft, values: Mapping[str, str], heading: Heading | None) -> ChapterDraft:
    """Fill a draft from labelled values and the chapter's heading; `title` names whatever has no name yet."""
    label = _labelled_number(values.get("chapter", ""))
    own = heading or label
    if label.number is not None and label.title is None:
        own = Heading(label.number, own.title)
    title = values.get("title")
    names_work = title is not None and "work" not in values and (own.number is not None or own.title is not None)
    named = part_title(title) if title and not names_work else Heading()
    return replace(
        draft,
        work=title if names_work else values.get("work", draft.work),
        chapter_number=own.number if own.number is not None else named.number,
        chapter_title=values.get("chapter_title") or own.title or named.title,
        author=values.get("author", draft.author),
        rating=rating_of(values["rating"]) if "rating" in values else draft.rating,
        warnings=_listed(values.get("warnings", "")),
        fandoms=_listed(values.get("fandoms", "")),
        series=tuple(filter(None, [values.get("series")])),
        tags=_listed(values.get("tags", "")),
        summary=values.get("summary", draft.summary),
        notes_before=values.get("notes", draft.notes_before),
        language=values.get("language", draft.language),
        link=values.get("link", draft.link),
        published=values.get("published", draft.published),
        doubts=(*draft.doubts, *(own if own.number is not None or own.is_doubtful else named).doubts),
    )


def _labelled_number(value: str) -> Heading:
    """Read what stands behind `Chapter:`, a number mostly."""
    return part_title(f"Chapter {value}" if value[:1].isdecimal() else value)


def _listed(value: str) -> tuple[str, ...]:
    return tuple(item for part in value.strip("[]").split(",") if (item := part.strip(" \"'\n")))


def rating_of(value: str) -> str:
    """Name the rating by AO3's words where it means one of them."""
    for rating in RATINGS:
        if value.lower().startswith(rating.lower()):
            return rating
    short = value.lower().split()[0] if value.split() else ""
    return RATINGS[_SHORT_RATINGS[short]] if short in _SHORT_RATINGS else value


def of_work(values: Mapping[str, str]) -> dict[str, str]:
    """Keep what holds for every chapter of the file, not only for its first."""
    first_only = ("summary", "notes", "chapter", "chapter_title", "published")
    return {name: value for name, value in values.items() if name not in first_only}


def of_several(values: Mapping[str, str]) -> dict[str, str]:
    """Take `title`, in a file of several chapters, for the work's."""
    work = values.get("work", values.get("title"))
    return {name: value for name, value in values.items() if name != "title"} | ({"work": work} if work else {})
