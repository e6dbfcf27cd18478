"""What stands above and below the texts in an AO3 download: tags, titles, summaries, notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from bot.intake.formats.ao3.tags import STAT, read_series
from bot.intake.formats.draft import ChapterDraft, DroppedPiece, DropReason
from bot.intake.formats.html.renderer import Renderer

_LINK = re.compile(r"https?://(?:www\.)?archiveofourown\.org/works/\d+")
_BYLINE = re.compile(r"(?:chapter )?by\s+(.*)", re.IGNORECASE)
_LABELS = {
    "rating": "rating", "archive warning": "warnings", "category": "categories", "categorie": "categories",
    "fandom": "fandoms", "relationship": "relationships", "character": "characters", "additional tag": "tags",
    "language": "language", "collection": "collections", "serie": "series", "stat": "stats",
}  # fmt: skip
_SECTIONS = {
    "summary": "summary", "chapter summary": "summary", "notes": "notes", "chapter notes": "notes",
    "end notes": "end_notes", "chapter end notes": "end_notes",
}  # fmt: skip


@dataclass(slots=True)
class Labelled:
    """The elements under the labels `Summary`, `Notes` and `End Notes`, and the byline."""

    byline: str | None = None
    summary: list[HtmlElement] = field(default_factory=list)
    notes: list[HtmlElement] = field(default_factory=list)
    end_notes: list[HtmlElement] = field(default_factory=list)
    dropped: list[DroppedPiece] = field(default_factory=list)

    def read(self, element: HtmlElement) -> None:
        """Read what stands in a block around a text."""
        section: list[HtmlElement] | None = None
        for child in list(_outside_quotes(element)):
            classes, text = child.get("class", "").split(), text_of(child)
            label = _SECTIONS.get(text.rstrip(":").lower()) if child.tag == "p" else None
            byline = _BYLINE.match(text) if "byline" in classes else None
            if label:
                section = getattr(self, label)
            elif byline:
                self.byline = byline[1]
            elif child.tag == "blockquote" and section is not None:
                section.append(child)
            elif why := _left_out(child, classes):
                self.dropped.append(DroppedPiece(text, why))


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _outside_quotes(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in element:
        if child.tag in ("p", "div", "blockquote", "ul"):
            yield child
        if child.tag in ("div", "section"):
            yield from _outside_quotes(child)


def _left_out(element: HtmlElement, classes: list[str]) -> DropReason | None:
    if "endnote-link" in classes:
        return DropReason.POINTER
    return DropReason.RELATED_WORKS if element.tag == "ul" else None


def read_preface(preface: HtmlElement, about: ChapterDraft, renderer: Renderer) -> ChapterDraft:
    """Read the work's title, author, tags, stats, summary, notes and address into `about`."""
    found = Labelled()
    found.read(preface)
    title = next(preface.iter("h1"), None)
    messages = (child for child in preface.iter("p") if "message" in child.get("class", ""))
    message = next((" ".join(" ".join(map(str, child.itertext())).split()) for child in messages), "")
    link = _LINK.search(" ".join([message, *(child.get("href", "") for child in preface.iter("a"))]))
    dropped = [DroppedPiece(message, DropReason.SITE_MESSAGE)] if message else []
    about = replace(
        about,
        site="AO3",
        work=text_of(title) if title is not None else None,
        author=found.byline,
        work_summary=renderer.markdown(found.summary, quoted=False) or None,
        work_notes=renderer.markdown(found.notes, quoted=False) or None,
        link=link[0] if link else None,
        dropped=(*about.dropped, *dropped, *found.dropped),
    )
    return read_tags(preface, about)


def _tags(preface: HtmlElement) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    name = None
    for element in preface.iter("dt", "dd"):
        if element.tag == "dt":
            name = _LABELS.get(text_of(element).rstrip(":").lower().removesuffix("s"))
        elif name is not None:
            links = [text_of(link) for link in element.iter("a")]
            text = text_of(element)
            whole = name in ("series", "stats", "language")
            tags[name] = [text] if whole else links or [tag.strip() for tag in text.split(",")]
    return tags


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
        series=read_series(" ".join(tags.get("series", []))),
        work_words=int(words) if words else None,
        published=stats.get("Published"),
        updated=stats.get("Updated") or stats.get("Completed"),
        complete=posted == total if total else None,
        chapters_posted=int(posted) if posted else None,
        chapters_total=int(total) if total.isdecimal() else None,
    )
