"""The application in Discord: whether the token is good, and nothing set there keeps the bot from its work."""

from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from bot.doctor.models import Finding, FindingKind, finding
from bot.doctor.online.rest import Rest

PRIVILEGED = {
    "Presence Intent": (1 << 12) | (1 << 13),
    "Server Members Intent": (1 << 14) | (1 << 15),
    "Message Content Intent": (1 << 18) | (1 << 19),
}
"""What an application may be given besides, by the bits of its flags: for all its servers, or while they are few."""

FAR_OFF = 60
"""Seconds that this machine's clock may differ from Discord's."""

FEW = 50
"""Connections of a day; the bot takes one at each start, and one when a session is lost."""


async def examine(rest: Rest, now: datetime) -> list[Finding]:
    """Ask for the bot's user, its application and its gateway. Raises what `Rest.get` raises."""
    await rest.get("/users/@me")
    application = await rest.get("/applications/@me")
    gateway = await rest.get("/gateway/bot")
    return [*_clock(rest.date, now), *_of_application(application), *_of_sessions(gateway)]


def _clock(date: str | None, now: datetime) -> Iterator[Finding]:
    try:
        ahead = round((now - parsedate_to_datetime(date or "")).total_seconds())
    except (ValueError, TypeError):
        return
    if abs(ahead) > FAR_OFF:
        yield finding(FindingKind.CLOCK_OFF, seconds=ahead)


def _of_application(application: Any) -> Iterator[Finding]:
    if application.get("interactions_endpoint_url"):
        yield finding(FindingKind.ENDPOINT_SET)
    if application.get("bot_require_code_grant"):
        yield finding(FindingKind.CODE_GRANT)
    flags = int(application.get("flags") or 0)
    if unneeded := [name for name, bits in PRIVILEGED.items() if flags & bits]:
        yield finding(FindingKind.INTENTS_UNNEEDED, names=", ".join(unneeded))


def _of_sessions(gateway: Any) -> Iterator[Finding]:
    starts = gateway.get("session_start_limit") or {}
    remaining, total = starts.get("remaining"), starts.get("total", 0)
    if remaining is not None and remaining < FEW:
        yield finding(FindingKind.SESSIONS_LOW, remaining=remaining, total=total)
