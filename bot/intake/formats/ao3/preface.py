"""What stands above and below the texts in an AO3 download: tags, titles, summaries, notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from bot.intake.formats.ao3.landmarks import POINTER
from bot.intake.formats.ao3.tags import STAT, read_series
from bot.intake.formats.draft import ChapterDraft, DroppedPiece, DropReason
from bot.intake.formats.html.renderer import Renderer

_LINK = re.compile(r"https?://(?:www\.)?archiveofourown\.org/works/\d+")
_BYLINE = re.compile(r"(?:chapter )?by\s+(\S.*)", re.IGNORECASE)
_LONGEST_BYLINE = 500
_MESSAGE = re.compile(r".{0,500}Posted originally on the |Please .{0,60}\bcomment", re.DOTALL)
_BLOCKS = frozenset({"p", "div", "section", "blockquote", "ul", "dl", "h1", "h2"})
_LEFT_OUT = {
    "message": DropReason.SITE_MESSAGE, "ul": DropReason.RELATED_WORKS, "p": DropReason.SITE_MENU,
    "div": DropReason.SITE_MENU,
}  # fmt: skip
_LABELS = {
    "rating": "rating", "archive warning": "warnings", "category": "categories", "categorie": "categories",
    "fandom": "fandoms", "relationship": "relationships", "character": "characters", "additional tag": "tags",
    "language": "language", "collection": "collections", "serie": "series", "stat": "stats",
}  # fmt: skip
_SECTIONS = {
    "summary": "summary", "chapter summary": "summary", "notes": "notes", "chapter notes": "notes",
    "end notes": "end_notes", "chapter end notes": "end_notes",
}  # fmt: skip
_PLACE = re.compile(r"Part (\d+) of(?: the)?$", re.IGNORECASE)


@dataclass(slots=True)
class Labelled:
    """The elements under the labels `Summary`, `Notes` and `End Notes`, the byline, and what is neither."""

    byline: str | None = None
    summary: list[HtmlElement] = field(default_factory=list)
    notes: list[HtmlElement] = field(default_factory=list)
    end_notes: list[HtmlElement] = field(default_factory=list)
    dropped: list[DroppedPiece] = field(default_factory=list)

    def read(self, element: HtmlElement) -> None:
        """Read what stands in a block around a text."""
        section: list[HtmlElement] | None = None
        for child in _outside_quotes(element):
            if label := label_of(child):
                section = getattr(self, label)
            elif child.tag == "blockquote" and section is not None:
                section.append(child)
            elif is_pointer(child):
                self.dropped.append(DroppedPiece(text_of(child), DropReason.POINTER))
            elif section is None and self.byline is None and (byline := byline_in(child)):
                self.byline = byline
            elif why := _LEFT_OUT.get("message" if _is_message(child) else str(child.tag)):
                self.dropped.append(DroppedPiece(words_of(child), why))


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def words_of(element: HtmlElement) -> str:
    """Return the text of an element, with a space where one of its parts ends."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def label_of(element: HtmlElement) -> str | None:
    """Name the section that a paragraph is the label of: `summary`, `notes` or `end_notes`."""
    if element.tag != "p" or len(element) > 1:
        return None
    return _SECTIONS.get(text_of(element).rstrip(":").lower())


def byline_in(element: HtmlElement) -> str | None:
    text = text_of(element)
    match = _BYLINE.match(text) if element.tag in ("div", "p") and len(text) <= _LONGEST_BYLINE else None
    return match[1] if match else None


def is_pointer(element: HtmlElement) -> bool:
    return element.tag in ("div", "p") and bool(POINTER.match(text_of(element)))


def _outside_quotes(element: HtmlElement) -> Iterator[HtmlElement]:
    """Find the blocks that labels, quotes and messages are, down to what holds no more of them."""
    for child in element:
        holds_blocks = child.tag in ("div", "section") and any(inside.tag in _BLOCKS for inside in child)
        if holds_blocks:
            yield from _outside_quotes(child)
        elif isinstance(child.tag, str) and child.tag not in ("dl", "h1", "h2") and text_of(child):
            yield child


def _is_message(element: HtmlElement) -> bool:
    return element.tag == "p" and bool(_MESSAGE.match(text_of(element)))


def read_preface(prefaces: list[HtmlElement], about: ChapterDraft, renderer: Renderer) -> ChapterDraft:
    """Read the work's title, author, tags, stats, summary, notes and address into `about`."""
    found = Labelled()
    for preface in prefaces:
        found.read(preface)
        about = read_tags(preface, about) if has_tags(preface) else about
    titles = [text_of(title) for preface in prefaces for title in preface.iter("h1", "b")]
    addresses = " ".join(link.get("href", "") for preface in prefaces for link in preface.iter("a"))
    link = _LINK.search(addresses) or _LINK.search(" ".join(map(text_of, prefaces)))
    return replace(
        about,
        site="AO3",
        work=next(filter(None, titles), about.work),
        author=found.byline or about.author,
        work_summary=renderer.markdown(found.summary, quoted=False) or None,
        work_notes=renderer.markdown(found.notes, quoted=False) or None,
        link=link[0] if link else None,
        dropped=(*about.dropped, *found.dropped),
    )


def has_tags(preface: HtmlElement) -> bool:
    """Tell whether two of the terms here are ones that AO3 lists a work's tags by."""
    return len(_tags(preface)) > 1


def _tags(preface: HtmlElement) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    name = None
    for element in preface.iter("dt", "dd"):
        if element.tag == "dt":
            name = _LABELS.get(text_of(element).rstrip(":").lower().removesuffix("s"))
        elif name is not None:
            links = [text_of(link) for link in element.iter("a")]
            text = text_of(element)
            if name == "series":
                tags[name] = _linked_series(element) or list(read_series(text))
            elif name in ("stats", "language"):
                tags[name] = [text]
            else:
                tags[name] = links or [tag.strip() for tag in text.split(",")]
    return tags


def _linked_series(element: HtmlElement) -> list[str]:
    """Name the series by the links to them, each behind the work's place in it."""
    found = []
    for link in element.iter("a"):
        before, above = link.getprevious(), link.getparent()
        said = before.tail if before is not None else above.text if above is not None else None
        if place := _PLACE.search(" ".join((said or "").split())):
            found.append(f"Part {place[1]} of {text_of(link)}")
    return found


def read_tags(element: HtmlElement, about: ChapterDraft) -> ChapterDraft:
    """Read the tags and stats of a list of terms into `about`."""
    tags = _tags(element)
    stats = dict(STAT.findall(" ".join(tags.get("stats", []))))
    posted, _, total = stats.get("Chapters", "").partition("/")
    words = "".join(filter(str.isdecimal, stats.get("Words", "")))
    return replace(
        about,
        rating=next(iter(tags.get("rating", [])), None),
        warnings=tuple(tags.get("warnings", [])),
        categories=tuple(tags.get("categories", [])),
        fandoms=tuple(tags.get("fandoms", [])),
        relationships=tuple(tags.get("relationships", [])),
        characters=tuple(tags.get("characters", [])),
        tags=tuple(tags.get("tags", [])),
        collections=tuple(tags.get("collections", [])),
        language=next(iter(tags.get("language", [])), None),
        series=tuple(tags.get("series", [])),
        work_words=int(words) if words else None,
        published=stats.get("Published"),
        updated=stats.get("Updated") or stats.get("Completed"),
        complete=posted == total if total else None,
        chapters_posted=int(posted) if posted else None,
        chapters_total=int(total) if total.isdecimal() else None,
    )
