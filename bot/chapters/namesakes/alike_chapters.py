"""Which chapters readers would take for the same."""

from collections.abc import Iterable

from bot.addresses.reading import chapter_address, normal_form
from bot.core.text.naming import name_key
from bot.works.models import Chapter, ChapterDetails, Work

Sign = tuple[str, object]
"""A kind of likeness, and what two chapters have in common that are alike in that way."""


class AlikeChapters:
    """Chapters of a work, found by what readers would take another one for them by.

    Two with numbers are alike if it is the same number. One without is like any that has its link or its text, and
    like another without a number that has its title. Whatever their numbers, two are alike that have the same
    chapter's address at a site that is known. Links are the same however they were copied.
    """

    def __init__(self, work: Work, chapters: Iterable[Chapter] = ()) -> None:
        self._work = work
        self._by_sign: dict[Sign, list[Chapter]] = {}
        for chapter in chapters:
            self.add(chapter)

    def add(self, chapter: Chapter) -> None:
        for sign in self._borne(chapter.details):
            self._by_sign.setdefault(sign, []).append(chapter)

    def of(self, details: ChapterDetails) -> list[Chapter]:
        """Find the chapters that this one would be taken for, in the order in which they were added to each sign."""
        found = [chapter for sign in self.signs(details) for chapter in self._by_sign.get(sign, ())]
        return list({chapter.id: chapter for chapter in found}.values())

    def signs(self, details: ChapterDetails) -> list[Sign]:
        """Name what another chapter must bear to be like this one."""
        contents = self._contents(details)
        if details.number is not None:
            return [_number(details.number), *contents, *_address(details)]
        return [*contents, *((f"numbered {kind}", value) for kind, value in contents), *_title(details)]

    def _borne(self, details: ChapterDetails) -> list[Sign]:
        contents = self._contents(details)
        if details.number is None:
            return [*contents, *_title(details)]
        numbered = ((f"numbered {kind}", value) for kind, value in contents)
        return [_number(details.number), *numbered, *_address(details)]

    def _contents(self, details: ChapterDetails) -> list[Sign]:
        text = details.excerpt or details.summary
        normal = normal_form(details.link) or details.link
        own = self._work.details.link
        link: list[Sign] = [("link", normal)] if normal and normal != (normal_form(own) or own) else []
        return [*link, ("text", (text, details.words))] if text else link


def _address(details: ChapterDetails) -> list[Sign]:
    address = chapter_address(details.link)
    return [("address", address)] if address else []


def _number(number: float) -> Sign:
    return "number", round(number, 3)


def _title(details: ChapterDetails) -> list[Sign]:
    return [("title", name_key(details.title))] if details.title else []
