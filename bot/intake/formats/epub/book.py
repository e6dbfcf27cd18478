"""An EPUB, from AO3 or any other tool."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.intake import wording as intake_wording
from bot.intake.formats.ao3 import download as ao3_download
from bot.intake.formats.archive import Archive
from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.draft import ChapterDraft, DroppedPiece, DropReason
from bot.intake.formats.epub.package import Package, read_package
from bot.intake.formats.headings.heading import chapter_heading, part_title
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import clean, decode_html, with_closed_tags
from bot.intake.formats.text.dialect import Dialect
from bot.intake.formats.text.markdown import read_lines
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.words import count_words

_HEADING = re.compile(r"#{1,3} (.*)$")
_AROUND = re.compile(
    r"(?:cover|title ?page|copyright|(?:table of )?contents|toc|dedication|about the authors?|also by|colophon|imprint|"
    r"information|update log|half ?title|landmarks)\b",
    re.IGNORECASE,
)
_SITES = {
    "archiveofourown.org": "AO3",
    "royalroad.com": "Royal Road",
    "scribblehub.com": "Scribble Hub",
    "wattpad.com": "Wattpad",
}
_LARGEST_STYLES = 1_000_000


@dataclass(slots=True)
class _Part:
    """What the table of contents lists as one: a chapter, or a title page and the like."""

    title: str | None
    texts: list[str] = field(default_factory=list)
    dropped: list[DroppedPiece] = field(default_factory=list)


def read(archive: Archive, filename: str) -> list[ChapterDraft]:
    """Read an EPUB. Raises Unreadable if it is protected, broken, too tangled or holds no text."""
    package = read_package(archive)
    css = "\n".join(_styles(archive, package))
    pages = [(name, with_closed_tags(decode_html(archive.read(name))[0])) for name in package.pages]
    about = _about(package)
    if about.site == "AO3" or any("archiveofourown.org/works/" in page for _, page in pages[:3]):
        document = clean("\n".join(page for _, page in pages), css)
        if drafts := ao3_download.read(document, replace(about, dropped=tuple(document.dropped))):
            return drafts
    parts = list(_parts(pages, package, css))
    drafts = _drafts(parts, about, filename)
    if not any(draft.body for draft in drafts):
        raise Unreadable(intake_wording.no_text_inside)
    return drafts


def _styles(archive: Archive, package: Package) -> Iterator[str]:
    for name in package.styles:
        if name in archive.names:
            yield archive.read(name)[:_LARGEST_STYLES].decode("utf-8", "replace")


def _about(package: Package) -> ChapterDraft:
    values = package.about
    links = [text for name in ("source", "identifier") for text in values.get(name, []) if text.startswith("http")]
    link = next(iter(links), None)
    series = next(iter(values.get("calibre:series", [])), None)
    place = next(iter(values.get("calibre:series_index", [])), "").removesuffix(".0")
    summary = next(iter(values.get("description", [])), "")
    rendered = Renderer().markdown([clean(summary).body]) if summary else ""
    return ChapterDraft(
        site=next((name for host, name in _SITES.items() if link and host in link), None),
        work=next(iter(values.get("title", [])), None),
        author=", ".join(values.get("creator", [])) or None,
        work_summary=rendered or None,
        language=next(iter(values.get("language", [])), None),
        tags=tuple(dict.fromkeys(values.get("subject", []))),
        series=(f"Part {place} of {series}" if place else series,) if series else (),
        published=next(iter(values.get("date", [])), "")[:10] or None,
        link=link,
    )


def _parts(pages: list[tuple[str, str]], package: Package, css: str) -> Iterator[_Part]:
    """Render the pages; one that the table of contents doesn't list goes on with the part before it."""
    part: _Part | None = None
    for name, page in pages:
        document = clean(page, css)
        renderer = Renderer(document.stylesheet)
        text = renderer.markdown([document.body])
        own = _own_title(text)
        title = "Contents" if name in package.contents else package.titles.get(name)
        if part is None or title is not None or (own is not None and chapter_heading(own)):
            if part is not None:
                yield part
            part = _Part(title or own)
        part.texts.append(_without_title(text, part.title))
        part.dropped.extend([*document.dropped, *renderer.dropped])
    if part is not None:
        yield part


def _own_title(text: str) -> str | None:
    """Take a page's title from its first heading, or from two if the first is only `Chapter One`."""
    lines = [line for line in text[:2000].split("\n") if line][:2]
    titles = [as_plain(match[1]) for line in lines if (match := _HEADING.match(line))]
    if not titles or not _HEADING.match(lines[0]):
        return None
    heading = chapter_heading(titles[0])
    return ": ".join(titles) if heading and not heading.title else titles[0]


def _without_title(text: str, title: str | None) -> str:
    """Take the heading that repeats its title out of a page's text, on one line or on two."""
    lines = text.split("\n")
    heading = ""
    for place, line in enumerate(lines[:5]):
        if not line:
            continue
        match = _HEADING.match(line)
        if match is None:
            break
        heading += as_plain(match[1])
        if title and _letters(heading) == _letters(title):
            return "\n".join(lines[place + 1 :]).strip("\n")
    return text


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _drafts(parts: list[_Part], about: ChapterDraft, filename: str) -> list[ChapterDraft]:
    chapters = [part for part in parts if any(part.texts) and not (part.title and _AROUND.match(part.title))]
    around = [part for part in parts if any(part.texts) and part not in chapters]
    left_out = [DroppedPiece("\n\n".join(part.texts), DropReason.FRONT_MATTER) for part in around]
    if len(chapters) == 1 and chapters[0].title is None:
        lines = "\n\n".join(chapters[0].texts).split("\n")
        return read_lines(lines, replace(about, dropped=tuple(left_out)), filename, Dialect.RENDERED)
    drafts = [_draft(part, about) for part in chapters]
    if drafts:
        first = drafts[0]
        drafts[0] = replace(first, summary=about.work_summary, dropped=(*left_out, *first.dropped))
    return drafts


def _draft(part: _Part, about: ChapterDraft) -> ChapterDraft:
    body = "\n\n".join(filter(None, part.texts))
    heading = part_title(part.title or "")
    words = count_words(body)
    return replace(
        about,
        chapter_number=heading.number,
        chapter_title=heading.title,
        body=body,
        words=words,
        body_words=words,
        dropped=tuple(part.dropped),
        doubts=(*about.doubts, *heading.doubts),
    )
