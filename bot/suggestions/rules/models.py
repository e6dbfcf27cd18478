"""What a server's staff allow their readers."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import TypedDict

from bot.core.text import limits
from bot.works.models import Work

MAX_PHRASES = 20
"""Ready phrases for declining: fewer than a select has options."""


MAX_PHRASE = limits.OPTION
"""Characters of a ready phrase: as many as an option holds."""


MAX_WORD_LIST = 2000
"""Characters of a server's word list, as it is typed into its form."""


class Limit(StrEnum):
    """A number that staff may set for their readers."""

    COOLDOWN = "cooldown"
    WAITING = "waiting"
    SHORTEST = "shortest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a server's staff allow; 0 means no limit.

    `cooldown` is in seconds, `shortest` in characters, `waiting` counts one reader's undecided suggestions.
    """

    guild_id: int
    cooldown: int = 0
    waiting: int = 25
    shortest: int = 0
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    staff_channel_id: int | None = None
    closed_work_ids: frozenset[int] = frozenset()


class RulesChanges(TypedDict, total=False):
    """What staff change of the rules, each as in Rules; what isn't among it stays as it is."""

    cooldown: int
    waiting: int
    shortest: int
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    staff_channel_id: int | None


@dataclass(frozen=True, slots=True)
class RulesInHand:
    """A server's rules as one member may change them: all of them, or only which of their own works are closed."""

    rules: Rules
    works: tuple[Work, ...]
    is_all: bool

    @property
    def closed(self) -> list[Work]:
        """Return those of the member's works that take no suggestions."""
        return [work for work in self.works if work.id in self.rules.closed_work_ids]

    @property
    def closable(self) -> list[Work]:
        """Return as many of the works as a form holds; those that are closed first, so that they can be opened."""
        most = limits.OPTIONS * limits.FORM_FIELDS
        return sorted(self.works, key=lambda work: (work not in self.closed, work.id))[:most]

    @property
    def mark(self) -> str:
        """Return a short word that is another one as soon as other works would be offered, or others are closed."""
        shown = [(work.id, work in self.closed) for work in self.closable]
        return blake2b(repr(shown).encode(), digest_size=8).hexdigest()
