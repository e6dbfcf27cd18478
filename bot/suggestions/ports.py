"""What suggestions need of Discord, and of the features below them."""

from typing import Protocol

from bot.suggestions.models import ReviewPage


class Post(Protocol):
    """Messages that nobody asked for just now.

    Each method raises core.errors.Gone, Forbidden, Refused or Unclear where Discord does. A repeat under the same
    nonce gives back the first message.
    """

    async def tell(self, user_id: int, text: str, nonce: str, *, question_id: int | None = None) -> int:
        """A direct message, with a button to answer if it asks something; the message's id."""
        ...

    async def show_card(
        self, channel_id: int, message_id: int | None, page: ReviewPage, nonce: str, *, hidden: bool
    ) -> int:
        """The staff channel's card, posted or edited in place; `hidden` leaves the idea itself out."""
        ...

    async def is_age_restricted(self, channel_id: int) -> bool: ...


class Announced(Protocol):
    """The standing announcements of a chapter."""

    async def refresh(self, chapter_id: int) -> None:
        """Show on them what is true now. Raises core.errors.DiscordError if that has to be tried again."""
        ...
