"""discord.py's exceptions in the words of the ports."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.core.errors import Busy, Forbidden, Full, Gone, Refused, Unclear

UNKNOWN = (10003, 10007, 10008, 10011)
"""Discord's codes for a channel, a member, a message or a role that is no longer there; another 404 says nothing of
them."""

TOO_MANY_PINS = 30003


@contextmanager
def in_the_ports_words(*, done: int = 0) -> Iterator[None]:
    """Raise core.errors.Gone, Forbidden, Full, Refused or Unclear for what Discord answered in this block.

    The code `done` says that an earlier attempt did it, which is as good.
    """
    try:
        yield
    except discord.NotFound as error:
        raise (Gone if error.code in UNKNOWN else Unclear)(str(error)) from error
    except discord.Forbidden as error:
        raise Forbidden(str(error)) from error
    except discord.RateLimited as error:
        raise Busy(error.retry_after) from error
    except (aiohttp.ClientError, OSError) as error:
        raise Unclear(type(error).__name__) from error
    except discord.HTTPException as error:
        if error.code == done != 0:
            return
        if error.status == 429 or error.status >= 500:
            raise Unclear(str(error.status)) from error
        raise (Full if error.code == TOO_MANY_PINS else Refused)(f"error {error.code}") from error
