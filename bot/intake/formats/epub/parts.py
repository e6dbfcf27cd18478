"""An EPUB's text, parted as its table of contents lists it: chapters, title pages and the like."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from lxml.html import HtmlElement

from bot.intake.formats.draft import DroppedPiece
from bot.intake.formats.epub.boxed_notes import BoxedNotes, take_notes
from bot.intake.formats.epub.contents import Entry
from bot.intake.formats.epub.names import headings_below, own_title
from bot.intake.formats.epub.package import Package
from bot.intake.formats.headings.heading import Heading, chapter_heading
from bot.intake.formats.headings.levels import which_begin_chapters
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document

_TYPED = re.compile(
    r"<(?:body|section|div|article|main|nav)\b[^<>]{0,500}?\s(?:epub:type|role)=[\"']([^\"'<>]{1,200})[\"']",
    re.IGNORECASE,
)
_MOST_TYPED = 2
"""How many of a page's elements may say what the page is: its body and the section that holds its text."""
_PACKED = re.compile(r"(?:titlepage|notes|endnotes|chapter[-_]?\d{1,5})$", re.IGNORECASE)
_OF_CHAPTERS = frozenset({"chapter", "bodymatter", "frontmatter", "backmatter", "part", "main"})
_IN_A_LINE = frozenset({"a", "span", "b", "i", "em", "strong", "u", "small", "big", "font", "sup", "sub"})
_MAY_HOLD_ANCHORS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Page:
    """A file of the book: its cleaned text, what it says it is, and the whole file."""

    file: str
    document: Document
    kinds: set[str]

    @property
    def stem(self) -> str:
        return PurePosixPath(self.file).stem


@dataclass(slots=True)
class BookPart:
    """What the table of contents lists as one; `title` is what it says there, or the text's own first heading."""

    title: str | None
    file: str
    kinds: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    dropped: list[DroppedPiece] = field(default_factory=list)
    notes_before: list[str] = field(default_factory=list)
    notes_after: list[str] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)
    linked: int = 0
    """How many of its words stand in links."""

    @property
    def text(self) -> str:
        return "\n\n".join(filter(None, self.texts))

    @property
    def stem(self) -> str:
        return PurePosixPath(self.file).stem.lower()

    @property
    def is_packed(self) -> bool:
        """Tell whether its file has a name that tools give to AO3's pages."""
        return bool(_PACKED.match(self.stem))

    def called(self, title: str | None) -> "BookPart":
        return replace(self, title=title)

    def between(self, above: list["BookPart"], below: list["BookPart"]) -> "BookPart":
        """Join to it what stands above and below it."""
        parts = [*above, self, *below]
        return replace(
            self,
            texts=[text for part in parts for text in part.texts],
            notes_before=[note for part in parts for note in part.notes_before],
            notes_after=[note for part in parts for note in part.notes_after],
            summaries=[summary for part in parts for summary in part.summaries],
            dropped=[piece for part in parts for piece in part.dropped],
        )

    def go_on(self, text: str, dropped: Iterable[DroppedPiece]) -> None:
        self.texts.append(text)
        self.dropped.extend(dropped)

    def begin_with(self, notes: BoxedNotes) -> None:
        self.notes_before.extend(filter(None, [notes.before]))
        self.summaries.extend(filter(None, [notes.summary]))
        self.dropped.extend(notes.dropped)

    def end_with(self, notes: BoxedNotes) -> None:
        self.notes_after.extend(filter(None, [notes.after]))

    def count_links(self, page: HtmlElement) -> None:
        self.linked += sum(len(link.text_content().split()) for link in page.iter("a") if link.get("href"))


def kinds_of(page: str) -> set[str]:
    """Read what a page says itself that it is, in EPUB's words: `titlepage`, `toc`, `chapter`."""
    found = [match[1] for match, _ in zip(_TYPED.finditer(page), range(_MOST_TYPED), strict=False)]
    return {kind.lower().removeprefix("doc-") for kinds in found for kind in kinds.split()}


def parts_of(pages: list[Page], package: Package) -> list[BookPart]:
    """Render the pages; one that the table of contents doesn't list goes on with the part before it."""
    listed: dict[str, list[Entry]] = {}
    for entry in _beginnings(package.contents):
        listed.setdefault(entry.file, []).append(entry)
    parts: list[BookPart] = []
    for page in pages:
        notes = take_notes(page.document)
        for place, (title, text, dropped) in enumerate(_sections(page, listed.get(page.file, []))):
            if title is not None or not parts or _begins_anew(page, text, parts[-1], is_listed=bool(package.contents)):
                parts.append(BookPart(title or own_title(text), page.file, page.kinds))
            parts[-1].go_on(text, dropped)
            if place == 0:
                parts[-1].begin_with(notes)
        parts[-1].end_with(notes)
        parts[-1].count_links(page.document.body)
    return parts


def _begins_anew(page: Page, text: str, before: BookPart, *, is_listed: bool) -> bool:
    """Tell whether a page that the table of contents doesn't list is no more of what stands before it."""
    own = own_title(text)
    if own is not None and (not is_listed or chapter_heading(own, is_title=True)):
        return True
    is_other = before.file != page.file and (page.kinds ^ before.kinds) - _OF_CHAPTERS
    return bool(is_other) or (before.file != page.file and bool(_PACKED.match(page.stem)))


def _beginnings(contents: list[Entry]) -> list[Entry]:
    """Find the entries that begin chapters or what stands beside chapters, not the scenes inside of them."""
    named: list[tuple[int, Heading]] = [
        (entry.depth, heading) for entry in contents if (heading := chapter_heading(entry.title, is_title=True))
    ]
    begin = which_begin_chapters(named)
    depths = [depth for (depth, heading), begins in zip(named, begin, strict=True) if begins and heading.is_numbered]
    deepest = max(depths) if depths else _depth_of_unnumbered(contents)
    return [entry for entry in contents if entry.depth <= deepest or not (depths or entry.anchor)]


def _depth_of_unnumbered(contents: list[Entry]) -> int:
    """Tell how deep entries begin chapters: the whole book may stand as one that holds all the others."""
    highest = [entry for entry in contents if entry.depth == 0]
    return 1 if len(highest) == 1 and len(contents) > 1 else 0


def _sections(page: Page, entries: list[Entry]) -> Iterator[tuple[str | None, str, list[DroppedPiece]]]:
    """Part a page's text where entries begin; tells of each piece its title, if it has one, and what was left out."""
    starts = _starts(page.document.body, entries)
    renderer = Renderer(page.document.stylesheet)
    titles = [entry.title for entry in starts]
    texts = _with_headings_above(renderer.sections([page.document.body], starts.values()), titles)
    top = [entry.title for entry in entries if entry not in starts][-1:]
    if titles and not texts[0]:
        texts, top, titles = texts[1:], titles[:1], titles[1:]
    yield next(iter(top), None), texts[0], [*page.document.dropped, *renderer.dropped]
    for title, text in zip(titles, texts[1:], strict=True):
        yield title, text, []


def _with_headings_above(texts: list[str], titles: list[str]) -> list[str]:
    """Move headings that name a section to it, where the anchor stands below them."""
    for place, title in enumerate(titles, start=1):
        above, moved = headings_below(texts[place - 1], title)
        texts[place - 1] = above
        texts[place] = "\n\n".join(filter(None, [moved, texts[place]]))
    return texts


def _starts(body: HtmlElement, entries: Iterable[Entry]) -> dict[Entry, HtmlElement]:
    """Find the elements at which entries begin, in the order of the page; no two at the same."""
    wanted = {entry.anchor: entry for entry in reversed(list(entries)) if entry.anchor}
    found: dict[HtmlElement, Entry] = {}
    for element in body.iter() if wanted else ():
        if entry := wanted.pop(element.get("id") or "", None):
            found.setdefault(_block_of(element), entry)
    return {entry: block for block, entry in found.items()}


def _block_of(element: HtmlElement) -> HtmlElement:
    """Find the heading or paragraph that an anchor stands in, or the element itself."""
    block = element
    while block.tag in _IN_A_LINE and (above := block.getparent()) is not None:
        if above.tag not in _IN_A_LINE | _MAY_HOLD_ANCHORS:
            break
        block = above
    return block
