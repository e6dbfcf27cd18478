"""discord.py's exceptions in the words of the ports: one table says what each of Discord's codes means."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import aiohttp
import discord

from bot.core.errors import (
    Busy,
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
)

ARCHIVED = 50083
"""Nothing in an archived thread changes until it is opened; `opened_threads.py` does that."""

MEANINGS: dict[type[DiscordError], tuple[int, ...]] = {
    # unknown channel, server, member, message, role, user
    Gone: (10003, 10004, 10007, 10008, 10011, 10013),
    # no adult content here, not authorised, no access, no DMs, no permission, verification, two factors, no server in
    # common, blocked by the reader
    Forbidden: (20009, 40001, 50001, 50007, 50009, 50013, 50278, 60003, 90001),
    # pins, roles, kinds of reaction, threads, announcement threads
    Full: (30003, 30005, 30010, 160006, 160007),
    # archived even after it was opened; locked
    Locked: (ARCHIVED, 160005),
    EmojiGone: (10014,),
    # no tag that others than moderators may set, no tag given
    TagNeeded: (40066, 40067),
    # too large, another's message, empty, a system's message, wrong kind of channel, invalid form, wrong kind of
    # message, and what AutoMod and the filter of links take for harmful
    Refused: (40005, 50005, 50006, 50021, 50024, 50035, 50068, 200000, 200001, 240000),
    # slow mode, edits of announcements, messages in a channel, edits of old messages, DMs too fast, switched off,
    # limited, no index yet, overloaded
    Unclear: (20016, 20022, 20028, 30046, 40003, 40006, 40062, 110001, 130000),
}
"""What is gone, what somebody can mend, what can't be taken as it is, and what passes, by Discord's code.

The numbers are those of docs.discord.com, Opcodes and Status Codes. A code that isn't here goes by its status, in
`meaning_of`; what that doesn't know either is Unfamiliar: tried again, then told to staff, and never taken for done.
"""

NOT_FOUND = 404
UNKNOWN_MESSAGE = 10008
IN_A_SEND = MappingProxyType({UNKNOWN_MESSAGE: Unclear})
"""What is otherwise meant where a message is sent: its nonce is that of one which was deleted a moment ago."""

_BY_CODE = {code: meaning for meaning, codes in MEANINGS.items() for code in codes}


def meaning_of(error: discord.HTTPException) -> type[DiscordError]:
    """Look up what an answer of Discord means; one without a code of its own means nothing but its status."""
    if error.status == 429 or error.status >= 500:
        return Unclear
    if error.code in _BY_CODE:
        return _BY_CODE[error.code]
    if error.status == 403 and error.code:
        return Forbidden
    return Refused if error.status == 413 else Unfamiliar


@contextmanager
def in_the_ports_words(
    *, done: int = 0, otherwise: Mapping[int, type[DiscordError]] = MappingProxyType({}), taking_away: bool = False
) -> Iterator[None]:
    """Raise what core.errors has for whatever Discord answered in this block.

    The code `done` says that an earlier attempt did it, which is as good; `otherwise` has codes that mean something
    else in this request than in others. Where something is `taking_away` what isn't needed any more, whatever isn't
    found is gone, for a reason that nobody knows too.
    """
    try:
        yield
    except discord.RateLimited as error:
        raise Busy(error.retry_after) from error
    except (aiohttp.ClientError, OSError) as error:
        raise Unclear(type(error).__name__) from error
    except discord.HTTPException as error:
        if error.code == done != 0:
            return
        if taking_away and error.status == NOT_FOUND:
            raise Gone(f"error {error.code or error.status}") from error
        raise otherwise.get(error.code, meaning_of(error))(f"error {error.code or error.status}") from error
