"""How far comparing reactions with Discord has come."""

from dataclasses import dataclass


@dataclass(slots=True)
class Progress:
    """How far reconciling has come."""

    announcements: int = 0
    compared: int = 0
    differed: int = 0
    changed: int = 0
    unread: int = 0
    requests: int = 0

    def add(
        self,
        *,
        announcements: int = 0,
        compared: int = 0,
        differed: int = 0,
        changed: int = 0,
        unread: int = 0,
        requests: int = 0,
    ) -> None:
        self.announcements += announcements
        self.compared += compared
        self.differed += differed
        self.changed += changed
        self.unread += unread
        self.requests += requests
