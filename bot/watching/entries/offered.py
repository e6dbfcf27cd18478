"""What can be chosen of a feed that may hold more than one work: a work by its id, or a category."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.addresses.reading import read
from bot.core.text import limits
from bot.intake.feeds.models import ReadFeed
from bot.watching.entries.filters import EntryFilter, alike, categories_of, takes, works_of

_WORK, _CATEGORY = "work:", "category:"


@dataclass(frozen=True, slots=True)
class EntryChoice:
    """One of the choices: `value` is what stands for it, `name` a category, or the newest title of a work."""

    value: str
    name: str

    @property
    def is_category(self) -> bool:
        return self.value.startswith(_CATEGORY)

    def is_chosen_in(self, wanted: EntryFilter) -> bool:
        chosen = chosen_filter(self.value, EntryFilter())
        return alike(chosen, EntryFilter(work=wanted.work, category=wanted.category))


def choices_of(feed: ReadFeed) -> list[EntryChoice]:
    """List what a feed can be narrowed to; nothing for one that is a single work's."""
    works = works_of(feed.entries)
    if feed.is_complete:
        return []
    titles = {work: next(e.title for e in feed.entries if takes(EntryFilter(work=work), e)) for work in works}
    of_works = [EntryChoice(f"{_WORK}{work}", titles[work] or work) for work in works] if len(works) > 1 else []
    of_categories = [EntryChoice(f"{_CATEGORY}{name}", name) for name in categories_of(feed.entries)]
    return [one for one in (*of_works, *of_categories) if len(one.value) <= limits.OPTION]


def filter_for(feed: ReadFeed, links: Iterable[str | None], words: str | None) -> EntryFilter:
    """Return which entries are a work's, as far as `links` to it tell in a feed of several works, and typed `words`."""
    works = works_of(feed.entries)
    named = (address.work for link in links if link and (address := read(link)))
    work = next((one for one in named if one in works), None) if len(works) > 1 else None
    return EntryFilter(work=work, words=words)


def chosen_filter(value: str, before: EntryFilter) -> EntryFilter:
    """Return what was chosen; words that were typed before stay."""
    if value.startswith(_WORK):
        return replace(before, work=value.removeprefix(_WORK), category=None)
    if value.startswith(_CATEGORY):
        return replace(before, work=None, category=value.removeprefix(_CATEGORY))
    return replace(before, work=None, category=None)
