"""What an entry of a feed tells of its chapter."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.addresses.models import Address
from bot.addresses.reading import read
from bot.addresses.sites.archives import AO3
from bot.addresses.slugs import words_of
from bot.chapters.links.drafting import told_by_slug
from bot.chapters.links.models import ToldChapter
from bot.core.text.naming import name_key
from bot.intake.feeds.models import FeedEntry
from bot.intake.formats.headings.heading import chapter_heading, part_title

_COUNTED = re.compile(r"(?P<number>\d{1,4})\. (?P<title>\S.*)")
"""How AO3's list names a chapter: by its place, which is its number there."""
_PARTED = re.compile(r"\s*[:|,]\s+|\s+[-–—·•»«~]\s+|\s*\|\s*|\s+(?=#\d)")
_BRACKETED = re.compile(r"\[(?P<first>[^][]+)\]\s*[:–—-]?\s*|\s*[(\[](?P<last>[^][()]+)[)\]]$")


def told_by_entry(entry: FeedEntry, works: Collection[str] = ()) -> ToldChapter:
    """Read an entry; `works` are the titles of those it may be of. A number that may be another is left out."""
    address = read(entry.link) if entry.link else None
    told = told_by_title(entry.title, address, works)
    if address is not None:
        told = _with_slug(told, told_by_slug(address, told.work or next(iter(works), None)), entry.title)
    return replace(told, author=entry.author, summary=entry.summary)


def told_by_title(title: str, address: Address | None, works: Collection[str] = ()) -> ToldChapter:
    """Read the title of an entry: a chapter's, in front of which or behind which its work's may stand."""
    found = _COUNTED.fullmatch(title) if address and address.site == AO3.name else None
    if found:
        return _counted(float(found["number"]), found["title"])
    for work, rest in _without_work(title, works):
        heading = part_title(rest)
        if heading.is_doubtful:
            return ToldChapter(work=work, title=rest)
        return ToldChapter(work=work, number=heading.number, title=heading.title)
    return ToldChapter()


def _counted(number: float, title: str) -> ToldChapter:
    """Read a title behind its number, which it may say once more: AO3 calls a chapter without a title by that."""
    heading = part_title(title)
    says_it_again = heading.number == number and not heading.is_doubtful
    return ToldChapter(number=number, title=heading.title if says_it_again else title)


def _without_work(title: str, works: Collection[str]) -> Iterator[tuple[str | None, str]]:
    """Part a title into the work that it names and the rest, first where it names one."""
    keys = {name_key(work): work for work in works}
    for left, right in _parts(title):
        for named, rest in ((left, right), (right, left)):
            if rest and (work := keys.get(name_key(named))):
                yield work, rest
    for work in works:
        behind = title[len(work) :].strip() if title.casefold().startswith(f"{work.casefold()} ") else ""
        if chapter_heading(behind, is_title=True):
            yield work, behind
    if work := keys.get(name_key(title)):
        yield work, ""
    if title:
        yield None, title


def _parts(title: str) -> Iterator[tuple[str, str]]:
    for cut in _PARTED.finditer(title):
        yield title[: cut.start()], title[cut.end() :]
    if bracketed := _BRACKETED.match(title):
        yield bracketed["first"] or "", title[bracketed.end() :]
    if (bracketed := _BRACKETED.search(title)) and bracketed["last"]:
        yield bracketed["last"], title[: bracketed.start()]


def _with_slug(told: ToldChapter, slug: ToldChapter, title: str) -> ToldChapter:
    """Add what the link says in words where the title says nothing else: both have to name the same chapter."""
    if not title:
        return replace(slug, work=told.work or slug.work)
    if told.number is not None or part_title(title).is_doubtful or slug.number is None:
        return told
    same = slug.title is not None and words_of(name_key(slug.title)) == words_of(name_key(told.title or ""))
    return replace(told, number=slug.number) if same else told
