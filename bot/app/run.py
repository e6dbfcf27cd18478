"""Running the bot for real: from the lock on its database to the last commit."""

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import Callable, Coroutine
from typing import Any

import discord

from bot import VERSION
from bot.addresses.reading import may_ask, queue_of
from bot.app import gateway
from bot.app.client import Client
from bot.app.daily_backups import DailyBackups
from bot.app.login import LastingConnector, log_in, stay_connected
from bot.app.processes.workplaces import Workplace, Workplaces
from bot.app.services import Services
from bot.app.traffic import Traffic
from bot.app.watched import RunningProcess
from bot.chapters.links.pages.service import Pages
from bot.core import logs
from bot.core.clock import system_clock
from bot.core.db.database import Database
from bot.core.errors import InUse, LockLost, StartupError
from bot.core.fetching.fetcher import Fetcher
from bot.core.settings import Settings
from bot.health.condition import Condition
from bot.health.serving import HealthPort
from bot.health.systemd import Systemd
from bot.intake.worker import Intake
from bot.watching.hosts.service import PausedHosts

log = logging.getLogger(__name__)

HANDLERS = ("CommandTree-invoker", "discord-ui-", "discord.py: on_")
"""How discord.py names the tasks in which commands, clicks and events are handled."""

HANDLERS_SECONDS = 1.5
"""Seconds that they have to finish at a stop, which must be over within five in all."""

GOODBYE_SECONDS = 1.5
"""Seconds that Discord has to see the connection off: it may be the reason for the stop that it doesn't answer."""


async def run(settings: Settings, *, waits: bool = False) -> None:
    """Run until SIGTERM or SIGINT. Raises HostError if the bot can't start, or can't go on.

    With `waits`, a database that another process has is waited for.
    """
    token = settings.require_token()
    logs.start(settings.log_level, hidden=(token, settings.database.password or ""), form=settings.log_format)
    settings.warn_of_open_file()
    places = Workplaces(settings, token)
    discord.http.Route.BASE = settings.discord_api_url
    gateway.use()
    condition = Condition()
    systemd = Systemd(condition, os.environ)
    async with systemd.told(), HealthPort(condition).open(settings.health_port):
        await _until_stopped(_run_in_places(settings, places, condition, waits=waits), systemd.stopping)


async def _run_in_places(settings: Settings, places: Workplaces, condition: Condition, *, waits: bool) -> None:
    """Run while the database, or a share of it, is this process's alone, and again when it is so again."""
    waited_for: tuple[type[StartupError], ...] = (InUse,) if waits else ()
    while True:
        try:
            async with places.one(*waited_for) as place:
                await _serve(settings, condition, place)
        except LockLost as loss:
            log.error("%s: nothing more is done until it is had again", loss)
            waited_for = (StartupError,)


async def _serve(settings: Settings, condition: Condition, place: Workplace) -> None:
    """Serve Discord until cancelled. Raises StartupError, CutShort or LockLost if that ends by itself."""
    database = place.database
    services = Services.on(database, share=place.share, pages=Pages(Intake(), _fetcher(settings, database)))
    connector = LastingConnector(limit=0)
    traffic = Traffic(
        settings.discord_api_url,
        place.pacer(settings.discord_requests_per_second),
        services.discord_time,
        check=database.check,
        check_answer=place.lock.check_tenure,
        figures=services.health.figures,
    )
    client = Client(
        services,
        http_trace=traffic.trace,
        connector=connector,
        contact=settings.contact,
        share=place.share,
        identifying=place.identifying(),
    )
    await place.listen(client.supervisor)
    work = [asyncio.create_task(task) for task in (_connect(client, settings.require_token()), place.lock.lost())]
    backups = DailyBackups.of(settings, services.discord_time.agrees, client.supervisor)
    backups.start()
    try:
        async with condition.showing(RunningProcess(client, database)):
            done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        await backups.stop()
        await _end(client, connector, services, work)


def _fetcher(settings: Settings, database: Database) -> Fetcher | None:
    """Make what fetches from the web, if sites can tell their people whom to write to."""
    if settings.contact is None:
        return None
    agent = f"Chapterhouse/{VERSION} ({settings.contact})"
    paused = PausedHosts(database, system_clock)
    loopback = settings.fetch_loopback
    return Fetcher(system_clock, agent, queue_of=queue_of, may_ask=may_ask, keeper=paused, loopback=loopback)


async def _connect(client: Client, token: str) -> None:
    await log_in(client, token)
    await stay_connected(client)


async def _end(client: Client, connector: LastingConnector, services: Services, work: list[asyncio.Task[None]]) -> None:
    """End everything in order, and in time whether Discord answers or not."""
    if client.is_ready():
        await _let_handlers_finish()
    await _within(GOODBYE_SECONDS, client.close())
    # discord.py may be in the middle of a pause before it tries to connect again, and of events that came meanwhile
    await _cancel([*work, *_handlers()])
    await connector.end()
    try:
        await services.close()
    except Exception as error:  # which may be why it ends
        log.error("What came in last couldn't be written (%s)", type(error).__name__)


async def _within(seconds: float, work: Coroutine[Any, Any, None]) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(work, seconds)


async def _let_handlers_finish() -> None:
    """Wait for answers under way, so that nothing is half written or half said."""
    if handlers := _handlers():
        await asyncio.wait(handlers, timeout=HANDLERS_SECONDS)


def _handlers() -> list[asyncio.Task[Any]]:
    return [task for task in asyncio.all_tasks() if task.get_name().startswith(HANDLERS)]


async def _cancel(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=GOODBYE_SECONDS)


async def _until_stopped(work: Coroutine[Any, Any, None], tell: Callable[[], None]) -> None:
    """Do work until SIGTERM or SIGINT cancels it, and `tell`; one is enough, the next leaves it to its end."""
    running = asyncio.create_task(work)
    loop = asyncio.get_running_loop()
    is_asked = False

    def stop() -> None:
        nonlocal is_asked
        if not is_asked:
            is_asked = True
            log.info("Stopping")
            tell()
            running.cancel()

    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(
            NotImplementedError
        ):  # Windows has no such handlers; Ctrl-C raises KeyboardInterrupt there
            loop.add_signal_handler(name, stop)
    try:
        await running
    except asyncio.CancelledError:
        if not is_asked:
            raise
