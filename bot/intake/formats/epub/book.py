"""An EPUB, from AO3 or any other tool."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce

from bot.addresses.reading import site_of
from bot.intake import wording as intake_wording
from bot.intake.formats.ao3 import download as ao3_download
from bot.intake.formats.ao3.sections import joined
from bot.intake.formats.archive import Archive
from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason
from bot.intake.formats.epub import front_matter, packed_ao3
from bot.intake.formats.epub.names import named, named_by
from bot.intake.formats.epub.package import Package, read_package
from bot.intake.formats.epub.parts import BookPart, Page, kinds_of, parts_of
from bot.intake.formats.epub.title_pages import with_title_page
from bot.intake.formats.headings.heading import Heading, chapter_heading
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import clean, decode_html, with_closed_tags
from bot.intake.formats.html.styles import Stylesheet
from bot.intake.formats.text.dialect import Dialect
from bot.intake.formats.text.markdown import read_lines
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.words import count_words
from bot.intake.formats.workless.pages import refusal_of

_LARGEST_STYLES = 1_000_000
_LONGEST_EPIGRAPH = 150
"""In words, also of what stands below `Part Two` before its first chapter."""
_AO3_PART = re.compile(r"""\bid=["'][^"']{0,100}\bpreface["']""")
_CHAPTER_LINE = re.compile(r"(?:#{1,3} |\*\*)(.{1,200}?)(?:\*\*)?$", re.MULTILINE)


def read(archive: Archive, filename: str) -> list[ChapterDraft]:
    """Read an EPUB. Raises Unreadable if it is protected, broken, too tangled or holds no text."""
    package = read_package(archive)
    styles = _styles(archive, package)
    decoded = [(name, *decode_html(archive.read(name))) for name in package.pages]
    pages = [(name, with_closed_tags(text)) for name, text, _, _ in decoded]
    about = _about(package)
    for encoding in (encoding for _, _, encoding, guessed in decoded if guessed):
        about = replace(about, encoding=encoding, doubts=(Doubt.ENCODING_GUESSED,))
    if any(_AO3_PART.search(page) for _, page in pages):
        document = clean("\n".join(page for _, page in pages), styles)
        if drafts := ao3_download.read(document, replace(about, dropped=tuple(document.dropped))):
            return drafts
    parts = parts_of([Page(name, clean(page, styles), kinds_of(page)) for name, page in pages], package)
    parts, about = _without_gates(parts, about)
    drafts = _drafts(parts, package, about, filename)
    if not any(draft.body for draft in drafts):
        raise Unreadable(intake_wording.no_text_inside)
    return drafts


def _without_gates(parts: list[BookPart], about: ChapterDraft) -> tuple[list[BookPart], ChapterDraft]:
    """Leave out what a tool packed in a chapter's stead: a site's login page, its check for robots and the like.

    Raises Unreadable, saying what to do, where the book holds nothing else.
    """
    gates = {id(part): gate for part in parts if (gate := refusal_of(_plain_lines(part), gates_only=True))}
    kept = [part for part in parts if id(part) not in gates]
    if gates and not any(part.text for part in kept):
        raise next(iter(gates.values()))
    left_out = (DroppedPiece(part.text, DropReason.SITE_MESSAGE) for part in parts if id(part) in gates)
    return kept, replace(about, dropped=(*about.dropped, *left_out))


def _plain_lines(part: BookPart) -> list[str]:
    return [as_plain(line.lstrip("#> ")) for line in part.text.split("\n")]


def _styles(archive: Archive, package: Package) -> Stylesheet:
    styles = Stylesheet()
    for name in filter(archive.names.__contains__, dict.fromkeys(package.styles)):
        styles.add(archive.read(name)[:_LARGEST_STYLES].decode("utf-8", "replace"))
    return styles


def _about(package: Package) -> ChapterDraft:
    values = package.about
    links = [text for name in ("source", "identifier") for text in values.get(name, []) if text.startswith("http")]
    link = next(iter(links), None)
    series = next(iter(values.get("calibre:series", [])), None)
    place = next(iter(values.get("calibre:series_index", [])), "").removesuffix(".0")
    summary = next(iter(values.get("description", [])), "")
    rendered = Renderer().markdown([clean(summary).body]) if summary else ""
    return ChapterDraft(
        site=site.name if link and (site := site_of(link)) else None,
        work=next(iter(values.get("title", [])), None),
        author=", ".join(values.get("creator", [])) or None,
        work_summary=rendered or None,
        language=next(iter(values.get("language", [])), None),
        tags=tuple(dict.fromkeys(values.get("subject", []))),
        series=(f"Part {place} of {series}" if place else series,) if series else (),
        published=next(iter(values.get("date", [])), "")[:10] or None,
        link=link,
    )


def _drafts(parts: list[BookPart], package: Package, about: ChapterDraft, filename: str) -> list[ChapterDraft]:
    if packed_ao3.is_packed(parts):
        parts, about, end_notes = packed_ao3.take_around(parts, about)
        return packed_ao3.with_notes_around(_chapters(parts, about, filename), about, end_notes)
    before, parts, after = front_matter.parted(parts, package)
    about = reduce(with_title_page, (part.text for part in (*before, *after)), about)
    drafts = _chapters(parts, replace(about, dropped=(*about.dropped, *_left_out(before))), filename)
    last = [replace(draft, dropped=(*draft.dropped, *_left_out(after, is_behind=True))) for draft in drafts[-1:]]
    drafts = [*drafts[:-1], *last]
    first = [replace(draft, summary=joined([about.work_summary, draft.summary])) for draft in drafts[:1]]
    return [*first, *drafts[1:]]


def _left_out(parts: list[BookPart], *, is_behind: bool = False) -> list[DroppedPiece]:
    """List what stands before the chapters, or behind them, with the chapter that it stands beside."""
    left_out = [DroppedPiece(part.text, DropReason.FRONT_MATTER, is_behind) for part in parts if part.text]
    return [*left_out, *(piece for part in parts for piece in part.dropped)]


def _chapters(parts: list[BookPart], about: ChapterDraft, filename: str) -> list[ChapterDraft]:
    """Read the chapters; what was left out around them is told with the first one."""
    drafts = [draft for part in _with_text(parts) for draft in _with_notes(part, _read_part(part, about, filename))]
    first = [replace(draft, dropped=(*about.dropped, *draft.dropped)) for draft in drafts[:1]]
    return [*first, *drafts[1:]]


def _with_notes(part: BookPart, drafts: list[ChapterDraft]) -> list[ChapterDraft]:
    """Give the first chapter of a part what stood above it in boxes, and the last one the notes below."""
    notes = joined([*part.notes_before, drafts[0].notes_before])
    first = replace(drafts[0], notes_before=notes, summary=joined([drafts[0].summary, *part.summaries]))
    *others, last = [first, *drafts[1:]]
    return [*others, replace(last, notes_after=joined([last.notes_after, *part.notes_after]))]


def _with_text(parts: list[BookPart]) -> Iterator[BookPart]:
    """Join what holds only a heading (`Part Two`), an epigraph or pictures to the chapter below it, or to the last."""
    waiting: list[BookPart] = []
    last: BookPart | None = None
    read = [(part, *named(part.text, part.title)) for part in parts]
    is_counted = any(heading.number is not None and not heading.is_part for _, heading, _ in read)
    for part, heading, body in read:
        if _goes_with_next(part, heading, body, is_counted=is_counted):
            waiting.append(part)
            continue
        if last is not None:
            yield last
        is_first_text = not any(named(above.text, above.title)[1] for above in waiting)
        last, waiting = part.between(waiting, []) if is_first_text else _with_epigraph(part, waiting), []
    if last is not None:
        yield last.between([], waiting)


def _with_epigraph(part: BookPart, above: list[BookPart]) -> BookPart:
    """Put what stands above a chapter between its headings, which name it, and its text."""
    _, body, headings = named_by(part.text, part.title)
    joined = replace(part, texts=[body]).between(above, [])
    return replace(joined, texts=[*headings, *joined.texts])


def _goes_with_next(part: BookPart, heading: Heading, body: str, *, is_counted: bool) -> bool:
    """Tell what is no chapter of its own; `is_counted` says that the book has others that have numbers."""
    if not body:
        return heading.is_part or not heading.is_numbered
    is_short = len(body.split()) <= _LONGEST_EPIGRAPH
    return is_short and ("epigraph" in part.kinds or (heading.is_part and is_counted))


def _read_part(part: BookPart, about: ChapterDraft, filename: str) -> list[ChapterDraft]:
    """Read one chapter; or several, where only the headings inside of its text tell them apart."""
    about = replace(about, dropped=tuple(part.dropped))
    heading, body = named(part.text, part.title)
    if part.title is None or _holds_several(heading, body):
        name = part.stem if part.is_packed else filename
        return read_lines(part.text.split("\n"), about, name, Dialect.RENDERED)
    words = count_words(body)
    draft = replace(
        about,
        chapter_number=heading.number,
        chapter_title=heading.title,
        body=body,
        words=words,
        body_words=words,
        doubts=(*about.doubts, *heading.doubts, *(() if body else (Doubt.BODY_EMPTY,))),
    )
    return [draft]


def _holds_several(heading: Heading, body: str) -> bool:
    """Tell whether a text goes on with the chapters after its own, or holds some without being one."""
    found = (chapter_heading(match[1], is_title=True) for match in _CHAPTER_LINE.finditer(body))
    numbers = [inside.number for inside in found if inside and inside.number is not None and not inside.is_part]
    if heading.number is not None and not heading.is_part:
        return numbers[:1] == [heading.number + 1]
    return len(numbers) > 1
