"""The database itself: whether it can be read, is whole, and of which version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.core.db import engines
from bot.core.db.backups.causes import explained
from bot.core.db.database import Database
from bot.core.db.probing.looking import probe
from bot.core.db.probing.models import DatabaseProbe, KeptByOthers, NotReadable
from bot.core.db.upgrade import is_known, name_of, newest_revision
from bot.core.errors import ChapterhouseError
from bot.doctor.models import Finding, FindingKind, finding
from bot.doctor.online import chosen_store
from bot.doctor.online.channels import ChosenChannel
from bot.doctor.stored.work import of_heartbeat, undone
from bot.health import store as health_store


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a database, what else is worth knowing of it, and which channels servers chose.

    `running_since` is when the bot started that has it; None if none runs, as far as is known.
    """

    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    chosen: Sequence[ChosenChannel] = ()
    running_since: datetime | None = None


async def examine(url: URL, now: datetime) -> Examined:
    """Look at a database: from outside, and at what the bot wrote there where this program can read it."""
    if engines.is_sqlite(url) and not engines.file_of(url).exists():
        return Examined()
    name = name_of(url)
    try:
        found = await probe(url)
    except KeptByOthers:
        return Examined((finding(FindingKind.DATABASE_LOCKED, name=name),))
    except NotReadable as problem:
        return Examined((finding(FindingKind.DATABASE_UNREADABLE, name=name, why=str(problem)),))
    engine = f"{'SQLite' if engines.is_sqlite(url) else 'PostgreSQL'} {found.version}"
    outside = Examined(
        tuple(_of_probe(found, name)), {"database": name, "engine": engine, "schema": found.revision or ""}
    )
    if found.revision != newest_revision() or found.damage or found.moved_from is not None:
        return outside
    try:
        return await _read(outside, url, now, is_held=found.is_held)
    except (SQLAlchemyError, ChapterhouseError, OSError) as problem:
        told = problem.__cause__ if isinstance(problem, ChapterhouseError) else None
        unreadable = finding(FindingKind.DATABASE_UNREADABLE, name=name, why=explained(told or problem))
        return replace(outside, findings=(*outside.findings, unreadable))


def _of_probe(found: DatabaseProbe, name: str) -> Iterator[Finding]:
    if found.damage:
        yield finding(FindingKind.DATABASE_DAMAGED, name=name, why=found.damage)
    if found.orphans:
        yield finding(FindingKind.DATABASE_INCONSISTENT, name=name, tables=", ".join(found.orphans))
    if found.is_read_only:
        yield finding(FindingKind.DATABASE_READ_ONLY, name=name)
    if found.moved_from is not None:
        yield finding(FindingKind.MOVE_UNFINISHED, name=name, source=found.moved_from)
    if found.encoding != "UTF8":
        yield finding(FindingKind.ENCODING_OTHER, name=name, encoding=found.encoding)
    newest = newest_revision()
    if found.revision is not None and found.revision != newest:
        kind = FindingKind.SCHEMA_OLD if is_known(found.revision) else FindingKind.SCHEMA_NEW
        yield finding(kind, found=found.revision, needed=newest)


async def _read(outside: Examined, url: URL, now: datetime, *, is_held: bool | None) -> Examined:
    """Add what the bot wrote of itself, and what waits to go out."""
    database = Database(url)
    try:
        async with database.read() as connection:
            beats = await health_store.all_of_them(connection)
            waiting = await undone(connection, now)
            chosen = await chosen_store.chosen(connection)
    finally:
        await database.close()
    alive = [one for beat in beats for one in of_heartbeat(beat, now, is_held=is_held)]
    running = [beat.started_at for beat in beats if is_held is not False and beat.ended_at is None]
    seen = max((beat.beat_at for beat in beats), default=None)
    facts = {**outside.facts, "last heartbeat": f"{seen:%Y-%m-%d %H:%M:%S} UTC" if seen else ""}
    return Examined((*outside.findings, *alive, *waiting), facts, chosen, min(running, default=None))
