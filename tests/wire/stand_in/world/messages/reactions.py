"""The reactions on one message: per emoji, who reacted normally and who with a super reaction."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.wire.stand_in.errors import Code, refuse
from tests.wire.stand_in.world.guilds.emojis import Emoji

MAX_EMOJI = 20
NORMAL, BURST = 0, 1


@dataclass(eq=False)
class Reaction:
    emoji: Emoji
    miscount: int = 0  # by how many the count that Discord reports is off
    user_ids: dict[int, set[int]] = field(default_factory=lambda: {NORMAL: set(), BURST: set()})

    @property
    def count(self) -> int:
        return sum(len(ids) for ids in self.user_ids.values())

    def payload(self, viewer_id: int) -> dict[str, Any]:
        return {
            "emoji": self.emoji.payload(),
            "count": self.count + self.miscount,
            "count_details": {"normal": len(self.user_ids[NORMAL]) + self.miscount, "burst": len(self.user_ids[BURST])},
            "me": viewer_id in self.user_ids[NORMAL],
            "me_burst": viewer_id in self.user_ids[BURST],
            "burst_colors": [],
        }


class Reactions:
    def __init__(self) -> None:
        self._by_key: dict[str, Reaction] = {}

    def __iter__(self) -> Iterator[Reaction]:
        return iter(list(self._by_key.values()))

    def __len__(self) -> int:
        return len(self._by_key)

    def __getitem__(self, emoji: str | Emoji) -> Reaction:
        wanted = emoji if isinstance(emoji, Emoji) else Emoji(emoji)
        return self._by_key.get(wanted.key, Reaction(wanted))

    def __contains__(self, emoji: Emoji) -> bool:
        return emoji.key in self._by_key

    def add(self, emoji: Emoji, user_id: int, kind: int = NORMAL) -> bool:
        """True if it was not there already. Raises error 30010 for a 21st emoji."""
        if emoji not in self and len(self) >= MAX_EMOJI:
            raise refuse(Code.TOO_MANY_REACTIONS)
        ids = self._by_key.setdefault(emoji.key, Reaction(emoji)).user_ids[kind]
        added = user_id not in ids
        ids.add(user_id)
        return added

    def remove(self, emoji: Emoji, user_id: int, kind: int = NORMAL) -> bool:
        reaction = self[emoji]
        if user_id not in reaction.user_ids[kind]:
            return False
        reaction.user_ids[kind].discard(user_id)
        if not reaction.count:
            self.clear(emoji)
        return True

    def clear(self, emoji: Emoji | None = None) -> None:
        if emoji is None:
            self._by_key.clear()
        else:
            self._by_key.pop(emoji.key, None)

    def payload(self, viewer_id: int) -> list[dict[str, Any]]:
        return [reaction.payload(viewer_id) for reaction in self]
