"""A source with its work and its feed, proposed or watched."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.addresses.reading import normal_form, read
from bot.core.text.naming import name_key
from bot.watching.looks.telling import told_by_listed
from bot.watching.models import Feed, Source, SourceChapter
from bot.works.models import ChapterDetails, Work

SHOWN = 3
"""Chapters that are shown before a source is watched."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a look at a link showed, before anything is watched: the chapters that are there, the newest last."""

    source: Source
    work: Work
    feed: Feed
    chapters: Sequence[SourceChapter]

    @property
    def newest(self) -> list[ChapterDetails]:
        """Return what the newest chapters are read as, the newest first."""
        return [told_by_listed(one, self.work) for one in reversed(self.chapters[-SHOWN:])]


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


class CheckOutcome(StrEnum):
    """What came of a look that somebody asked for."""

    LOOKED = "looked"
    FAILED = "failed"
    RUNS = "runs"
    """Another look was going on."""
    PUT_OFF = "put off"
    """Nobody asked the site: it wants to be left alone, or too many others wait for it."""
    A_MOMENT_AGO = "a moment ago"


@dataclass(frozen=True, slots=True)
class CheckedSource:
    """A source after a look that somebody asked for, and the chapters that were new to it."""

    watched: WatchedSource
    outcome: CheckOutcome
    new: Sequence[SourceChapter] = ()
