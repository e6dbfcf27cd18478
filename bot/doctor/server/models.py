"""What is wrong in a server, and all that is looked at to find it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.announcements.models import Announcement, Step, Trouble
from bot.doctor.models import Severity
from bot.notices.models import Named
from bot.setup.models import GuildSettings
from bot.works.models import Chapter, Target, Work


@dataclass(frozen=True, slots=True)
class ServerFinding:
    """Carries a function of a wording module and its arguments, as an error does, and no sentence."""

    severity: Severity
    say: Callable[..., str]
    arguments: tuple[Any, ...] = ()

    @property
    def words(self) -> str:
        return self.say(*self.arguments)


def error(say: Callable[..., str], *arguments: Any) -> ServerFinding:
    """Find what keeps the bot from its work in a server."""
    return ServerFinding(Severity.ERROR, say, arguments)


def warning(say: Callable[..., str], *arguments: Any) -> ServerFinding:
    """Find what keeps the bot from a part of it."""
    return ServerFinding(Severity.WARNING, say, arguments)


class ChannelUse(StrEnum):
    """What a channel is chosen for besides chapters."""

    NOTICES = "notices"
    REVIEWS = "reviews"
    MILESTONES = "milestones"
    DIGESTS = "digests"


@dataclass(frozen=True, slots=True)
class HeldStep:
    """What couldn't be done with announcements of a channel, the latest of which this is, and why."""

    work: Work
    chapter: Chapter
    channel_id: int
    step: Step
    trouble: Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward:
    """All that a server's database rows say: its settings, its works with the channels they go to, what is named,
    which channels it chose for what, and what can't go out.
    """

    settings: GuildSettings
    works: dict[int, Work]
    targets: tuple[Target, ...]
    named: tuple[Named, ...]
    chosen: dict[ChannelUse, int]
    stuck: tuple[tuple[Announcement, Chapter, Work], ...]
    held_steps: tuple[HeldStep, ...]
    refused: dict[int, int]
    late: tuple[int, datetime | None]

    def targets_of(self, work: Work) -> list[Target]:
        return [one for one in self.targets if one.work_id == work.id]
