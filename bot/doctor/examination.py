"""The examination of a host: every check, whether the bot runs or can't start."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import URL

from bot import VERSION
from bot.core.clock import Clock, system_clock
from bot.core.db import engines
from bot.core.errors import StartupError
from bot.core.settings import Settings
from bot.doctor.machine import copies, files, software
from bot.doctor.machine.software import Software
from bot.doctor.models import Finding, FindingKind, Report, finding
from bot.doctor.online import application, channels
from bot.doctor.online.channels import ChosenChannel
from bot.doctor.online.rest import DiscordUnreachable, NotTold, Rest, TokenRefused
from bot.doctor.stored import database
from bot.doctor.stored.database import Examined


@dataclass(frozen=True, slots=True)
class ExaminedHost:
    """What the examination takes of the machine on which it runs."""

    software: Software = field(default_factory=Software)
    mounts: Path = files.MOUNTS
    clock: Clock = system_clock


async def examine(host: ExaminedHost) -> Report:
    """Look at everything that can be looked at, one thing after the other."""
    found: list[Finding] = [*software.examine(host.software), *files.settings_file()]
    facts = {"version": VERSION, "python": host.software.python, "sqlite": _sqlite(host.software)}
    try:
        settings = Settings.load()
    except StartupError as problem:
        return Report((*found, finding(FindingKind.SETTING_UNUSABLE, problem=str(problem))), facts)
    if settings.shelf:
        found += files.examine(settings.shelf, host.mounts)
    closed = any(one.kind is FindingKind.FOLDER_CLOSED for one in found)
    examined = await (_looked_at_in_a_closed_folder if closed else database.examine)(settings.database, host.clock())
    if settings.shelf and examined.running_since:
        found += copies.examine(settings.shelf, host.clock(), examined.running_since)
    online = await _ask_discord(settings, host.clock, examined.chosen)
    return Report((*found, *examined.findings, *online), {**facts, **examined.facts})


async def _looked_at_in_a_closed_folder(url: URL, now: datetime) -> Examined:
    """Look at what can be read there; what can't is because of the folder, which is told already."""
    if not files.may_read(engines.file_of(url)):
        return Examined()
    examined = await database.examine(url, now)
    told = (one for one in examined.findings if one.kind is not FindingKind.DATABASE_UNREADABLE)
    return replace(examined, findings=tuple(told))


async def _ask_discord(settings: Settings, clock: Clock, chosen: Sequence[ChosenChannel]) -> list[Finding]:
    """Ask Discord about the application, then about the chosen channels."""
    try:
        token = settings.require_token()
    except StartupError:
        return [finding(FindingKind.TOKEN_MISSING)]
    found: list[Finding] = []
    try:
        async with Rest.open(settings.discord_api_url, token) as rest:
            found += await application.examine(rest, clock())
            found += await channels.examine(rest, chosen)
    except TokenRefused:
        found.append(finding(FindingKind.TOKEN_REFUSED))
    except (DiscordUnreachable, NotTold) as problem:
        found.append(finding(FindingKind.DISCORD_UNREACHABLE, url=settings.discord_api_url, why=str(problem)))
    return found


def _sqlite(installed: Software) -> str:
    """Name SQLite's version, with the fault that it has."""
    fault = " (a file that several programs write at once may be damaged: let only the bot write it)"
    return installed.sqlite + (fault if software.has_wal_fault(installed.sqlite) else "")
