"""What a look at Discord changes in the mirror: pure, without a database and without Discord.

While Discord is being read, events go on. What they say of a reaction is newer than what was read of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.kudos.mirror.batch import Batch
from bot.kudos.models import PlainKey, Reaction, ReactionKind

MAX_HEARD = 20_000
"""Reactions that are told apart while messages are being read; beyond it, nothing that was read of them is believed."""


def differing(shown: Mapping[ReactionKind, int], stored: Mapping[ReactionKind, int]) -> list[ReactionKind]:
    """Find the kinds of reaction of which Discord counts another number than the mirror has."""
    return [kind for kind in {**shown, **stored} if shown.get(kind, 0) != stored.get(kind, 0)]


@dataclass(eq=False, slots=True)
class Watch:
    """What events said of some messages since the watch began; it begins before the first request about them."""

    message_ids: frozenset[int]
    touched: set[int] = field(default_factory=set)
    _keys: set[PlainKey] = field(default_factory=set)
    _cleared: set[tuple[int, str]] = field(default_factory=set)

    def hear(self, batch: Batch) -> None:
        touched = self.message_ids & batch.message_ids
        if not touched:
            return
        self.touched |= touched
        self._cleared |= {cleared for cleared in batch.cleared if cleared[0] in touched}
        self._keys.update(key for key in batch.last if key[0] in touched)
        if len(self._keys) > MAX_HEARD:
            self._cleared |= {(message_id, "") for message_id in self.touched}
            self._keys.clear()

    def stop_telling_apart(self) -> None:
        """Remember from now on only which messages are touched."""
        self._cleared = {(message_id, "") for message_id in self.message_ids}
        self._keys.clear()

    def has_heard_of(self, message_id: int, reaction: Reaction) -> bool:
        cleared = (message_id, "") in self._cleared or (message_id, reaction.emoji) in self._cleared
        return cleared or (message_id, reaction.emoji, reaction.user_id, reaction.is_super) in self._keys


@dataclass(slots=True)
class Reading:
    """The reactions of one kind on one message, read page by page; a long list in parts, from the user `after` on."""

    message_id: int
    kind: ReactionKind
    after: int = 0
    found: dict[int, Reaction] = field(default_factory=dict)

    @property
    def cursor(self) -> int:
        """Return the id after which the next page begins."""
        return max(self.found, default=self.after)

    def add_page(self, users: Iterable[tuple[int, bool]]) -> int:
        """Take a page of (user, whether it is a bot); how many of them are new."""
        before = len(self.found)
        for user_id, is_bot in users:
            self.found[user_id] = Reaction(self.kind.emoji, user_id, self.kind.is_super, is_bot)
        return len(self.found) - before

    def go_on(self) -> None:
        """Begin the next part behind what was found, which is settled."""
        self.after = self.cursor
        self.found.clear()

    def changes(self, stored: Iterable[Reaction], heard: Watch) -> tuple[list[Reaction], list[Reaction]]:
        """Return what the mirror lacks and what it has too much, given what it has of this kind, and what events
        said.
        """
        had = {reaction.user_id: reaction for reaction in stored}
        lacking = [one for user_id, one in self.found.items() if had.get(user_id) != one]
        surplus = [one for user_id, one in had.items() if self.found.get(user_id) != one]
        return self._unheard(lacking, heard), self._unheard(surplus, heard)

    def _unheard(self, reactions: list[Reaction], heard: Watch) -> list[Reaction]:
        return [one for one in reactions if not heard.has_heard_of(self.message_id, one)]
