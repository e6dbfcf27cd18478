"""Registering commands when they changed, and mentioning them so that they can be clicked."""

import hashlib
import json
from typing import Any

from bot.core.db.database import Database
from bot.core.errors import ChapterhouseError
from bot.core.ownership import EVERY_SERVER, Share
from bot.core.ports import Port
from bot.help import store
from bot.help.ports import CommandRegistry


class NotYetRegistered(ChapterhouseError):
    """Another process is to register the commands, and hasn't yet."""


class Commands:
    """`registry` is bound by the client, which is Discord's side of it."""

    def __init__(self, database: Database, share: Share = EVERY_SERVER) -> None:
        self._database = database
        self._share = share
        self.registry = Port[CommandRegistry]("registry")
        self._ids: dict[str, int] = {}

    async def keep_registered(self, application_id: int, definitions: list[dict[str, Any]]) -> bool:
        """Register the commands unless they, and the application, are those registered last. Returns whether it did.

        One process does it for all, and in the others this raises NotYetRegistered until it has. Raises what the
        registry does; the commands that Discord knew before stay, and can be mentioned.
        """
        digest = hashlib.sha256(json.dumps(definitions, sort_keys=True).encode()).hexdigest()
        async with self._database.read() as connection:
            self._ids = await store.ids(connection, application_id)
            if self._ids and await store.is_newest(connection, digest):
                return False
        if not self._share.leads:
            raise NotYetRegistered
        self._ids = await self.registry().register_commands()
        async with self._database.change() as connection:
            await store.put(connection, application_id, digest, self._ids)
        return True

    def mention(self, command: str) -> str:
        """Write a command as Discord shows it to be clicked, such as `work add`; plain text before it is registered."""
        command_id = self._ids.get(command.split()[0])
        return f"</{command}:{command_id}>" if command_id else f"`/{command}`"
