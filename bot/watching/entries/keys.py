"""By what an entry is known again: in one of three ways, which is chosen once for a feed."""

from collections.abc import Sequence
from enum import StrEnum

from bot.addresses.models import AddressKind
from bot.addresses.reading import normal_form, read
from bot.intake.feeds.models import FeedEntry


class KeyKind(StrEnum):
    """What a key is made of; the firmest first."""

    CHAPTER = "chapter"
    """The chapter's id at its site, as the normal form of its link."""
    GUID = "guid"
    """The id that the feed gives it."""
    LINK = "link"
    """The normal form of its link, whatever that leads to."""


def key_of(entry: FeedEntry, kind: KeyKind) -> str | None:
    """Make an entry's key; None if it has nothing to make it of."""
    match kind:
        case KeyKind.CHAPTER:
            return _chapter_with_id(entry.link)
        case KeyKind.GUID:
            return (normal_form(entry.guid) or entry.guid) if entry.guid else None
        case KeyKind.LINK:
            return normal_form(entry.link)


def firmest_kind(entries: Sequence[FeedEntry]) -> KeyKind | None:
    """Choose the firmest kind of key that each entry has, and no two share; None if there is none, or no entry."""
    return next((kind for kind in KeyKind if _tells_apart(kind, entries)), None) if entries else None


def _tells_apart(kind: KeyKind, entries: Sequence[FeedEntry]) -> bool:
    keys = [key_of(entry, kind) for entry in entries]
    return None not in keys and len({*keys}) == len(keys)


def _chapter_with_id(link: str | None) -> str | None:
    """Return a chapter's address if that has its id; what a site calls it in words may be changed."""
    address = read(link) if link else None
    if address is None or address.kind is not AddressKind.CHAPTER or address.chapter in (None, address.slug):
        return None
    return address.normal
