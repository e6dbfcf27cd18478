"""Messages that were reacted to before they were known as announcements: a reader may be faster than the sender."""

from collections.abc import Iterable

MAX_UNKNOWN = 10_000
"""Messages that are remembered at most, with about 1 MB."""

ANY = 2**63
"""Larger than Discord's ids."""


class UnknownMessages:
    def __init__(self, capacity: int = MAX_UNKNOWN) -> None:
        self._capacity = capacity
        self._seen: dict[int, None] = {}
        self._newest_forgotten = 0

    def add(self, message_ids: Iterable[int]) -> None:
        self._seen.update(dict.fromkeys(message_ids))
        while len(self._seen) > self._capacity:
            oldest = next(iter(self._seen))
            del self._seen[oldest]
            self._newest_forgotten = max(self._newest_forgotten, oldest)

    def forget(self) -> None:
        """Say that some were lost unseen: from now on any message may be one of them."""
        self._newest_forgotten = ANY

    def may_contain(self, message_id: int) -> bool:
        """Tell whether a message was reacted to, or may have been.

        Later messages have larger ids, so of one newer than all that were forgotten the answer is certain.
        """
        return message_id in self._seen or message_id <= self._newest_forgotten
