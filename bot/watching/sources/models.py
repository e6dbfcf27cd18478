"""A source with its work and its feed, proposed or watched."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.addresses.reading import normal_form, read
from bot.core.text.naming import name_key
from bot.watching.models import Feed, Source, SourceChapter
from bot.works.models import Work


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a look at a link showed, before anything is watched: the chapters that are there, the newest last."""

    source: Source
    work: Work
    feed: Feed
    chapters: Sequence[SourceChapter]


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """A source with its work, and how the looks at its feed go."""

    source: Source
    work: Work
    feed: Feed

    @property
    def names(self) -> set[str]:
        """Return what somebody may call it, as keys: its work's title, its site, its link."""
        address = read(self.source.link)
        called = (self.work.title, address and (address.site or address.host), normal_form(self.source.link))
        return {name_key(name) for name in called if name}
