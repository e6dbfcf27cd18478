"""What calls for ideas need of Discord."""

from typing import Protocol

from bot.suggestions.calls.store import Call


class CallPost(Protocol):
    """The messages of a call. Each method raises core.errors.Gone, Forbidden, Refused or Unclear where Discord does."""

    async def show_call(self, call: Call, title: str, nonce: str) -> int:
        """The public invitation, posted or edited in place."""
        ...

    async def open_poll(self, call: Call, labels: list[str], nonce: str) -> int:
        """A native poll in the call's channel."""
        ...

    async def poll_result(self, call: Call) -> list[int] | None:
        """The votes for each answer of the call's poll, None while it is open."""
        ...

    async def is_age_restricted(self, channel_id: int) -> bool: ...
