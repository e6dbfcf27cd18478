"""Asking Discord by single requests, without being connected: a few seconds each, and none of them repeated."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot import VERSION

LONGEST = 5.0
"""Seconds that Discord has for an answer."""

REFUSED = 401


class DiscordUnreachable(Exception):
    """Discord gave no answer that says anything, for the reason that is said."""


class NotTold(Exception):
    """Discord doesn't tell the bot of that: it isn't there, or not for the bot."""


class TokenRefused(Exception):
    """Discord doesn't know the token."""


class Rest:
    """Discord's API as far as the doctor asks it; `date` is what time Discord said it was in its last answer."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url
        self.date: str | None = None

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, token: str) -> AsyncIterator["Rest"]:
        headers = {"Authorization": f"Bot {token}", "User-Agent": f"DiscordBot (Chapterhouse, {VERSION})"}
        timeout = aiohttp.ClientTimeout(total=LONGEST)
        async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
            yield cls(session, url)

    async def get(self, path: str) -> Any:
        """Return what Discord answers. Raises DiscordUnreachable, NotTold and TokenRefused."""
        try:
            async with self._session.get(self._url + path) as response:
                self.date = response.headers.get("Date", self.date)
                if response.status == REFUSED:
                    raise TokenRefused
                if response.status in (403, 404):
                    raise NotTold(path)
                if response.status >= 400:
                    raise DiscordUnreachable(f"error {response.status}")
                return await response.json()
        except TimeoutError:
            raise DiscordUnreachable(f"no answer within {LONGEST:.0f} s") from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise DiscordUnreachable(type(error).__name__) from None
