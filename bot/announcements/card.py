"""What an announcement shows, as plain values that fit Discord's limits whatever was typed."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.announcements import wording
from bot.core.text import limits, links
from bot.core.text.cleaning import clean, clean_label, clean_line, fit_markdown, shorten
from bot.works.models import MAX_TITLE as MAX_TYPED_TITLE
from bot.works.models import ChapterDetails, Work
from bot.works.ratings.stricter import as_shown
from bot.works.wording import chapter_name, cover_description, plain_chapter_name, rating_name

MAX_LABEL_FIELD = 512
"""Characters of a field that names something; what authors wrote has Discord's whole field."""

MAX_ASKED = 400
"""Characters of what readers are asked: a question at its longest, with a third of it escaped."""

MAX_FIGURES = 200
"""Characters of the small print. With these three, the parts at their longest come to less than an embed holds."""

MAX_NAME = 1000
"""Characters of a chapter's name in the content. Cleaning makes a title three times as long at most: with this, a ping
and the marks that comes to less than a message holds."""

MAX_PROSE = 1500
"""Characters of a summary or an excerpt on the card: about a phone screen."""

WORDS_PER_MINUTE = 238
"""How fast adults read fiction silently (Brysbaert 2019, a review of 190 studies)."""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class CardCover:
    """The picture on a card, whose bytes are the work's cover. `description` is for people who don't see it."""

    work_id: int
    file_name: str
    description: str


@dataclass(frozen=True, slots=True)
class CardText:
    """The chapter's text as a file, whose words are kept with the chapter."""

    chapter_id: int
    file_name: str


_BEFORE_CHAPTER = " · "


@dataclass(frozen=True, slots=True)
class Card:
    """`content` is what a phone's notification shows; everything here is ready to be shown as it is.

    `work` and `post_name` are what a forum's tag and post are called. `has_follow` where readers can be given the role.
    """

    content: str
    title: str
    link: str | None
    author: str
    description: str
    fields: tuple[Field, ...]
    footer: str
    cover: CardCover | None
    role_id: int | None
    silent: bool
    work: str
    post_name: str
    text: CardText | None = None
    has_follow: bool = True


def build(work: Work, chapter: ChapterDetails, thanks: Sequence[str] = (), *, notifies: bool = True) -> Card:
    """Build the card of a chapter, with the rating and the warnings that hold for it; one that doesn't notify pings no
    role either.

    `thanks` are the names of readers whose ideas this chapter used.
    """
    name, work = chapter_name(chapter), as_shown(work, chapter)
    role_id = work.details.role_id if notifies else None
    ping = f"<@&{role_id}> " if role_id else ""
    return Card(
        content=ping + wording.headline(shorten(work.title, MAX_TYPED_TITLE), shorten(name, MAX_NAME)),
        title=shorten(name, limits.EMBED_TITLE),
        link=links.shown(chapter.link or work.details.link),
        author=shorten(wording.byline(clean_label(work.title), _authors(work)), limits.EMBED_AUTHOR),
        description=_prose(chapter),
        fields=(*_fields(work, chapter), *_thanks(thanks)),
        footer=shorten(" · ".join(_figures(work, chapter)), MAX_FIGURES),
        cover=_cover(work),
        role_id=role_id,
        silent=chapter.silent or not notifies,
        work=clean_label(work.title),
        post_name=post_name(work, chapter),
    )


def post_name(work: Work, chapter: ChapterDetails) -> str:
    """Name the post of a chapter in a forum."""
    return shorten(f"{clean_label(work.title)}{_BEFORE_CHAPTER}{plain_chapter_name(chapter)}", limits.NAME)


def titles_in(post_name: str) -> list[str]:
    """Tell which title the work may have, of whose chapter a post bears this name."""
    parts = post_name.split(_BEFORE_CHAPTER)
    return [_BEFORE_CHAPTER.join(parts[:count]) for count in range(1, max(2, len(parts)))]


def text_file_name(work: Work, chapter: ChapterDetails) -> str:
    """Name the file with a chapter's text: letters, digits and dashes, which every system takes."""
    words = re.findall(r"\w+", f"{work.title} {plain_chapter_name(chapter)}")
    return f"{shorten('-'.join(words), 80).strip('…-')}.md"


def _authors(work: Work) -> list[str]:
    return [clean_label(author.name) for author in work.authors]


def _cover(work: Work) -> CardCover | None:
    return CardCover(work.id, work.cover.file_name, cover_description(work)) if work.cover else None


def _prose(chapter: ChapterDetails) -> str:
    if chapter.summary:
        return fit_markdown(chapter.summary, MAX_PROSE)
    return shorten(clean(chapter.excerpt), MAX_PROSE) if chapter.excerpt else ""


def _fields(work: Work, chapter: ChapterDetails) -> list[Field]:
    details = work.details
    fields = [
        Field(wording.rating(), rating_name(details.rating)),
        Field(wording.warnings(), shorten("\n".join(details.warnings), limits.EMBED_FIELD)),
        Field(wording.fandom(), shorten(clean_line(details.fandoms or ""), MAX_LABEL_FIELD)),
        Field(wording.series(), shorten(_lines(chapter.series or ""), MAX_LABEL_FIELD)),
        Field(wording.notes(), fit_markdown(chapter.notes or "", limits.EMBED_FIELD)),
        Field(wording.question(), shorten(clean_line(chapter.question or ""), MAX_ASKED)),
    ]
    return [field for field in fields if field.value]


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(clean_line, text.splitlines())))


def _thanks(names: Sequence[str]) -> list[Field]:
    shown = ", ".join(clean_line(shorten(name, 80)) for name in names)
    return [Field(wording.thanks(), shorten(shown, limits.EMBED_FIELD))] if shown else []


def _figures(work: Work, chapter: ChapterDetails) -> list[str]:
    figures = []
    if chapter.words:
        figures.append(wording.length(chapter.words, math.ceil(chapter.words / WORDS_PER_MINUTE)))
    if chapter.number is not None:
        figures.append(wording.place(chapter.number, work.details.total))
    return figures
