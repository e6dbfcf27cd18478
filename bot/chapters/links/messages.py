"""The links that a message was written for."""

from collections.abc import Sequence
from dataclasses import replace

from bot.addresses.models import AddressKind
from bot.addresses.reading import chapter_address, normal_form, read
from bot.chapters.links.finding import chapter_link, links_in, words_beside
from bot.chapters.links.models import ChapterLink, ShownLink

MOST_WORDS = 60
"""Words that a message may have beside its links; one with more is taken for the chapter itself."""


def links_of_message(content: str, shown: Sequence[ShownLink]) -> list[ChapterLink]:
    """Find the chapters that a message links to, or else the works; none where its text is the chapter itself.

    Raises UserFacingError if all that it links to is neither.
    """
    words, links = words_beside(content), links_in(content)
    if not links or len(words.split()) > MOST_WORDS:
        return []
    meant = map(chapter_link, _likeliest(links))
    return [replace(one, shown=_shown(one, shown, links), words=words) for one in meant]


def only_chapter_address(content: str) -> str | None:
    """Return the only link in a message that is a chapter's for certain; None for several."""
    links = [link for link in links_in(content) if chapter_address(link)]
    return links[0] if len(links) == 1 else None


def _likeliest(links: list[str]) -> list[str]:
    """Keep those that are chapters for certain, else those that may be, else those of whole works, else all."""
    kinds = {link: address.kind for link in links if (address := read(link))}
    certain = [link for link in links if chapter_address(link)]
    possible = [link for link in links if kinds.get(link) is AddressKind.CHAPTER]
    return certain or possible or [link for link in links if kinds.get(link) is AddressKind.WORK] or links


def _shown(one: ChapterLink, shown: Sequence[ShownLink], links: Sequence[str]) -> ShownLink | None:
    """Find what Discord shows of a link: by its address or, where there is one link, what there is."""
    same = (each for each in shown if normal_form(each.link) == one.address.normal)
    return next(same, shown[0] if len(shown) == len(links) == 1 else None)
