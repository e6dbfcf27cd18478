"""Faults of the bot that runs, and of what it should have sent: each on a host on which nothing else is wrong."""

from datetime import timedelta

from sqlalchemy import update

from bot import VERSION
from bot.announcements import store as announcements_store
from bot.announcements.models import DeliveryState, Step, Trouble
from bot.announcements.store import announcements
from bot.chapters.scheduling import store as scheduling_store
from bot.core.db import private_files
from bot.core.db.backups.shelf import DAILY
from bot.core.settings import Settings
from bot.dates.models import WallTime
from bot.delivery.steps import store as steps_store
from bot.doctor.models import FindingKind
from bot.health import store as health_store
from bot.health.models import Heartbeat, LoopHealth
from bot.letters import store as letters_store
from bot.letters.models import LetterKind
from bot.letters.store import letters
from tests.doctor.healthy_host import HealthyHost
from tests.doctor.planted.fault import Fault
from tests.worlds.clock import SetClock
from tests.worlds.people import CHANNEL, GUILD
from tests.worlds.program import Program

HOUR = timedelta(hours=1)


async def stopped(host: HealthyHost) -> None:
    await host.program.services.health.end()
    await host.lock.end()


async def killed(host: HealthyHost) -> None:
    await host.lock.end()


async def hanging(host: HealthyHost) -> None:
    await _seen(host, beat_at=host.clock() - HOUR)


async def cut_off_from_discord(host: HealthyHost) -> None:
    await _seen(host, is_connected=False)


async def loop_that_fails(host: HealthyHost) -> None:
    since = host.clock() - HOUR
    failing = LoopHealth(name="counting stars", since=since, last_success=None, allowed_seconds=900)
    await _seen(host, loops=(failing,))


async def not_restarted(host: HealthyHost) -> None:
    await _seen(host, version="0.0.9")


async def _seen(host: HealthyHost, **said: object) -> None:
    """Let the bot have said something else of itself than that all is well."""
    now = host.clock()
    well: dict[str, object] = {"owner": "all", "version": VERSION, "started_at": now - HOUR, "beat_at": now}
    values: dict[str, object] = {**well, "ended_at": None, "is_connected": True, **said}
    async with host.program.database.change() as connection:
        await health_store.put(connection, Heartbeat(**values))  # type: ignore[arg-type]


async def no_backup_for_days(host: HealthyHost) -> None:
    await _seen(host, started_at=host.clock() - 72 * HOUR)


async def old_backup(host: HealthyHost) -> None:
    await no_backup_for_days(host)
    shelf = Settings.load().shelf
    assert shelf is not None
    private_files.create_folder(shelf.folder)
    private_files.create(shelf.place(host.clock() - 60 * HOUR, DAILY))


async def chapter_that_didnt_go_out(host: HealthyHost) -> None:
    past = _earlier(host)
    chapter = await past.draft(await past.work())
    async with past.database.change() as connection:
        due = WallTime(past.clock().replace(tzinfo=None), "UTC")
        assert await scheduling_store.schedule(connection, chapter.id, 7, due)


async def announcement_that_didnt_go_out(host: HealthyHost) -> None:
    past = _earlier(host)
    await past.posted(await past.work())


async def announcement_that_is_blocked(host: HealthyHost) -> None:
    await announcement_that_didnt_go_out(host)
    async with host.program.database.change() as connection:
        blocked = {"state": DeliveryState.BLOCKED, "failure": Trouble.FORBIDDEN, "due_at": None}
        await connection.execute(update(announcements).values(blocked))


async def announcement_that_is_tried_again_and_again(host: HealthyHost) -> None:
    await host.program.posted(await host.program.work())
    async with host.program.database.change() as connection:
        tried = {"attempts": 12, "attempted_at": host.clock() - HOUR, "due_at": host.clock() + HOUR}
        await connection.execute(update(announcements).values(tried))


async def pin_that_isnt_allowed(host: HealthyHost) -> None:
    announced = await host.program.posted(await host.program.work())
    async with host.program.database.change() as connection:
        stands = {"state": DeliveryState.SENT, "message_id": 5, "shown": 1, "due_at": None}
        await connection.execute(update(announcements).values(stands))
        (row,) = await announcements_store.of_chapter(connection, announced.id)
        await steps_store.add(connection, row.id, [Step.PIN], host.clock())
        await steps_store.put_off(connection, row.id, Step.PIN, None)


async def letter_that_is_tried_again_and_again(host: HealthyHost) -> None:
    await letter_that_didnt_go_out(host)
    async with host.program.database.change() as connection:
        tried = {"attempts": 12, "attempted_at": host.clock() - HOUR, "due_at": host.clock() + HOUR}
        await connection.execute(update(letters).values(tried))


async def letter_that_didnt_go_out(host: HealthyHost) -> None:
    async with host.program.database.change() as connection:
        due = host.clock() - HOUR
        await letters_store.write(connection, LetterKind.CALL, GUILD, "call 1", {}, due_at=due, channel_id=CHANNEL)


async def letter_that_is_refused(host: HealthyHost) -> None:
    await letter_that_didnt_go_out(host)
    async with host.program.database.change() as connection:
        await connection.execute(update(letters).values(held_at=host.clock()))


def _earlier(host: HealthyHost) -> Program:
    """Let the program be at work an hour ago."""
    return Program.on(host.program.database, SetClock(host.clock() - HOUR))


FAULTS = [
    Fault(stopped, FindingKind.STOPPED),
    Fault(killed, FindingKind.DIED),
    Fault(hanging, FindingKind.HEART_STOPPED),
    Fault(cut_off_from_discord, FindingKind.NOT_CONNECTED),
    Fault(loop_that_fails, FindingKind.LOOP_BEHIND),
    Fault(not_restarted, FindingKind.VERSION_OTHER),
    Fault(no_backup_for_days, FindingKind.BACKUPS_OLD, on_files=True),
    Fault(old_backup, FindingKind.BACKUPS_OLD, on_files=True),
    Fault(chapter_that_didnt_go_out, FindingKind.CHAPTERS_OVERDUE),
    Fault(announcement_that_didnt_go_out, FindingKind.ANNOUNCEMENTS_OVERDUE),
    Fault(announcement_that_is_blocked, FindingKind.ANNOUNCEMENTS_HELD_UP),
    Fault(announcement_that_is_tried_again_and_again, FindingKind.ANNOUNCEMENTS_OVERDUE),
    Fault(pin_that_isnt_allowed, FindingKind.STEPS_HELD_UP),
    Fault(letter_that_is_tried_again_and_again, FindingKind.LETTERS_OVERDUE),
    Fault(letter_that_didnt_go_out, FindingKind.LETTERS_OVERDUE),
    Fault(letter_that_is_refused, FindingKind.LETTERS_HELD_UP),
]
