"""What Discord's refusals come to for an announcement."""

from bot.announcements.models import Trouble
from bot.core.errors import (
    Buried,
    DiscordError,
    EmojiGone,
    Forbidden,
    Full,
    Gone,
    Locked,
    Refused,
    TagNeeded,
    Unclear,
    Unfamiliar,
    Unlisted,
)

_TROUBLES: dict[type[DiscordError], Trouble] = {
    Full: Trouble.FULL,
    Locked: Trouble.LOCKED,
    Forbidden: Trouble.FORBIDDEN,
    EmojiGone: Trouble.EMOJI_GONE,
    TagNeeded: Trouble.TAG_NEEDED,
    Refused: Trouble.REFUSED,
    Gone: Trouble.CHANNEL_GONE,
    Buried: Trouble.BURIED,
    Unlisted: Trouble.UNLISTED,
    Unfamiliar: Trouble.STRANGE,
    Unclear: Trouble.NO_ANSWER,
}
"""Those that are kinds of others come before them."""


def trouble_of(error: DiscordError) -> Trouble:
    return next(trouble for kind, trouble in _TROUBLES.items() if isinstance(error, kind))
