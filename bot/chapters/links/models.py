"""What is known of a chapter of which there is only a link."""

from dataclasses import dataclass

from bot.addresses.models import Address
from bot.chapters.namesakes.models import Namesake
from bot.works.models import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLink:
    """What Discord shows of a link below the message that holds it."""

    link: str
    title: str | None = None
    text: str | None = None
    author: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChapter:
    """What one source tells of a chapter; None where it doesn't say."""

    work: str | None = None
    author: str | None = None
    number: float | None = None
    title: str | None = None
    summary: str | None = None

    @property
    def is_named(self) -> bool:
        return self.number is not None and self.title is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterLink:
    """A link as it was given, and what stood with it: how Discord shows it, and the message's own words."""

    link: str
    address: Address
    shown: ShownLink | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedPlace:
    """Where a link belongs: the works it may be a chapter of, which of their chapters have it, and a removed work."""

    works: tuple[Work, ...] = ()
    there: tuple[Namesake, ...] = ()
    removed: Work | None = None
