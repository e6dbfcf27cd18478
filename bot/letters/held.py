"""What Discord refuses for something that staff can mend: it is kept, they are told once, and it goes out by itself."""

from datetime import datetime, timedelta

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import DiscordError, Forbidden, Full, Gone, Locked, Refused
from bot.letters import store
from bot.letters.models import Letter, LetterKind
from bot.letters.ports import LetterHandling

PAUSE = timedelta(hours=1)
"""Between attempts at what is refused, if nothing that changes in the server asks for one sooner."""

REASONS: dict[type[DiscordError], str] = {
    Full: "full",
    Locked: "locked",
    Forbidden: "forbidden",
    Refused: "refused",
}
"""By what staff are told: values of `Trouble`. Those that are kinds of others come before them."""


def can_be_mended(letter: Letter, problem: DiscordError) -> bool:
    """Tell whether staff can let a letter through.

    They can't open a member's direct messages; but they can choose another channel for notices.
    """
    if letter.member_id is not None:
        return False
    if isinstance(problem, Gone):
        return letter.follows_notices and letter.message_id is None
    return isinstance(problem, Forbidden | Refused)


def is_pointless(letter: Letter, kind: LetterHandling, now: datetime) -> bool:
    """Tell whether a letter was held for so long that nobody would want to read it."""
    return letter.held_at is not None and now - letter.held_at >= kind.held_for


async def hold(connection: AsyncConnection, letter: Letter, problem: DiscordError, now: datetime) -> None:
    """Keep a letter until what is in its way is mended, and tell staff, but for what goes to their own channel."""
    await store.hold(connection, letter, now, now + PAUSE)
    if not letter.follows_notices:
        reason = next(reason for kind, reason in REASONS.items() if isinstance(problem, kind))
        arguments = {
            "letter_kind": letter.kind.value,
            "place": letter.channel_id,
            "reason": reason,
            "stands": letter.message_id is not None,
        }
        about = _about(letter, reason)
        await store.write(connection, LetterKind.UNSAID, letter.guild_id, about, arguments, due_at=now)


async def forget(connection: AsyncConnection, letter: Letter) -> None:
    """Let staff hear anew of what is refused in a channel where this was held, if it was, and is no longer."""
    if letter.held_at is not None:
        await store.forget_said(connection, [_about(letter, reason) for reason in REASONS.values()])


def _about(letter: Letter, reason: str) -> str:
    return f"letters to {letter.channel_id} {reason}"
