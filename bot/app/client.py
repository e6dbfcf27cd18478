"""The Discord client: lean intents, no caches of members or messages, and every cog loaded."""

import importlib
import logging
import pkgutil
import re
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.app import interpreter
from bot.app.answers import Tree, begin
from bot.app.gateway import Identifying, Pauses
from bot.app.registering import Registering
from bot.app.services import Services
from bot.core.loop import Supervisor, Waiter, wait
from bot.core.ownership import EVERY_SERVER, Share

log = logging.getLogger(__name__)

FormHandler = Callable[[discord.Interaction["Client"], str], Awaitable[None]]
"""Answers a sent form, or shows one, by its custom_id."""

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks

READY = "READY"

INTENTS = discord.Intents(guilds=True, guild_messages=True, guild_reactions=True, emojis_and_stickers=True)
"""Servers and channels; deleted messages; reactions; changed emoji. None of them is privileged."""


class Client(commands.AutoShardedBot):
    """The bot. `waiter` is how its loops wait, which a simulated Discord replaces.

    It serves the shards of its `share`, or as many as Discord says where that is every server's; `identifying` lets
    their sessions begin in turn with those of other processes.
    `http_trace` sees its requests; `connector` makes their connections, one of discord.py's own if left out.
    `contact` is how to reach whoever runs it, if they say so.
    """

    def __init__(
        self,
        services: Services,
        *,
        waiter: Waiter = wait,
        http_trace: aiohttp.TraceConfig | None = None,
        connector: aiohttp.BaseConnector | None = None,
        contact: str | None = None,
        share: Share = EVERY_SERVER,
        identifying: Identifying | None = None,
    ) -> None:
        shards: dict[str, Any] = {}
        if share is not EVERY_SERVER:
            shards = {"shard_ids": sorted(share.shards), "shard_count": share.of}
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=INTENTS,
            tree_cls=Tree,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            http_trace=http_trace or aiohttp.TraceConfig(),
            connector=connector,
            **shards,
        )
        self.knows_every_server = share.is_everything
        self.identifying = identifying or Identifying()
        self.services = services
        self.contact = contact
        self.waiter = waiter
        self.supervisor = Supervisor(services.health.clock, waiter)
        self.pauses = Pauses()
        self._registering = Registering(self, services.commands, waiter)
        self._forms: list[tuple[re.Pattern[str], FormHandler]] = []
        self._form_openers: list[tuple[re.Pattern[str], FormHandler]] = []
        self._buttons: list[re.Pattern[str]] = []
        self._clicks: list[tuple[re.Pattern[str], FormHandler]] = []
        self._takers: dict[str, Callable[..., None]] = {"socket_event_type": services.health.figures.event}
        self._guard_parsers()

    async def setup_hook(self) -> None:
        for cog in cogs():
            if cog not in self.extensions:  # an earlier login may have come this far
                await self.load_extension(cog)
        await self._registering.begin()

    @property
    def is_connected(self) -> bool:
        """Tell whether Discord's gateway is there for each of the shards, all of whose servers are known."""
        return self.is_ready() and not any(shard.is_closed() for shard in self.shards.values())

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until a shard's session may begin."""
        if self.identifying.is_shared:
            await self.identifying.turn(shard_id or 0)
        else:
            await super().before_identify_hook(shard_id, initial=initial)

    async def close(self) -> None:
        await self._registering.stop()
        await super().close()

    async def on_ready(self) -> None:
        log.info("Ready in %d servers", len(self.guilds))
        interpreter.prepare()

    def take_events(self, event: str, taker: Callable[..., None]) -> None:
        """Call `taker` with each event of this name at once, instead of making a task for it.

        Tasks pile up without bound in a flood; a taker has to be quick and must not raise.
        """
        self._takers[event] = taker

    def take_payloads(self, event: str, taker: Callable[[Any], None]) -> bool:
        """Call `taker` with what Discord sent, before discord.py makes objects of it that nobody would look at.

        That is half of what a reaction costs. But the table that is changed here is private: False where it isn't as
        it was, and then the events come by `take_events`.
        """
        parsers = getattr(self._connection, "parsers", None)
        if not isinstance(parsers, dict) or event not in parsers:
            return False
        parsers[event] = self._guarded(event, taker)
        return True

    def _guard_parsers(self) -> None:
        """Let no event but READY, without which there is no session, end more than itself by what is wrong in it."""
        parsers = getattr(self._connection, "parsers", None)
        if isinstance(parsers, dict):
            parsers.update({event: self._guarded(event, parser) for event, parser in parsers.items() if event != READY})

    def _guarded(self, event: str, parser: Callable[[Any], None]) -> Callable[[Any], None]:
        def parse(data: Any) -> None:
            try:
                parser(data)
            except Exception as error:
                log.warning("Dropped a %s event that makes no sense (%s)", event, type(error).__name__)
                self.dispatch("dropped_event", event, data)

        return parse

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        taker = self._takers.get(event_name)
        if taker is None:
            super().dispatch(event_name, *args, **kwargs)
        else:
            taker(*args, **kwargs)

    async def on_message(self, message: discord.Message, /) -> None:
        """Read nothing: the bot has slash commands, and no business with what people write."""

    def add_buttons(self, *kinds: type[ui.DynamicItem[Any]]) -> None:
        """Answer clicks on buttons of these kinds, whenever they were sent."""
        self.add_dynamic_items(*kinds)
        self._buttons += [kind.__discord_ui_compiled_template__ for kind in kinds]

    def add_click(self, pattern: re.Pattern[str], handler: FormHandler) -> None:
        """Let this show what a button shows whose custom_id matches, wherever that custom_id stands."""
        self._clicks.append((pattern, handler))

    def click_handler(self, custom_id: str) -> FormHandler | None:
        """Find what answers a click on a button with this custom_id; None if nothing does."""
        return next((handler for pattern, handler in self._clicks if pattern.fullmatch(custom_id)), None)

    def knows(self, custom_id: str) -> bool:
        """Tell whether a button or form with this custom_id has somebody to answer it."""
        known = [*self._buttons, *(pattern for pattern, _ in self._forms)]
        return any(pattern.fullmatch(custom_id) for pattern in known)

    def add_form(self, pattern: re.Pattern[str], handler: FormHandler) -> None:
        """Answer forms whose custom_id matches, those shown before a restart too, which discord.py would drop."""
        self._forms.append((pattern, handler))

    def add_form_opener(self, pattern: re.Pattern[str], opener: FormHandler) -> None:
        """Show forms whose custom_id matches once more when somebody wants to try again."""
        self._form_openers.append((pattern, opener))

    def form_opener(self, custom_id: str) -> FormHandler | None:
        """Find what shows the form with this custom_id; None if nothing does."""
        return next((opener for pattern, opener in self._form_openers if pattern.fullmatch(custom_id)), None)

    async def on_interaction(self, interaction: discord.Interaction["Client"]) -> None:
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        data: Any = interaction.data
        custom_id = str(data["custom_id"])
        for pattern, handler in self._forms:
            if pattern.fullmatch(custom_id):
                begin(interaction)
                await handler(interaction, custom_id)


def cogs() -> list[str]:
    """Name every package of `cogs/` that can be loaded: each folder that doesn't begin with `_`."""
    package = importlib.import_module("cogs")
    return [f"cogs.{found.name}" for found in pkgutil.iter_modules(package.__path__) if not found.name.startswith("_")]
