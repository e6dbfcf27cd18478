"""One REST request as a route's handler sees it, and the table of routes."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.errors import Code, invalid, refuse
from tests.wire.stand_in.permissions import DIRECT_MESSAGE, Permission, in_channel
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.guilds.members import Member
from tests.wire.stand_in.world.messages.attachments import Upload
from tests.wire.stand_in.world.messages.messages import Message

if TYPE_CHECKING:
    from tests.wire.stand_in.stand_in import StandIn
    from tests.wire.stand_in.world.world import World

Handler = Callable[["Call"], Any]


@dataclass
class Recorded:
    """A request in the log: `path` without the API prefix, `route` its template.

    `status` is None until it is answered; `scope` is that of a 429.
    """

    method: str
    path: str
    route: str
    query: Mapping[str, str]
    json: Any = None
    files: dict[int, Upload] = field(default_factory=dict)
    status: int | None = None
    scope: str | None = None
    at: float = field(default_factory=time.monotonic)

    def __repr__(self) -> str:
        return f"<{self.method} {self.path} {self.status or 'unanswered'}>"


class Call:
    def __init__(self, discord: "StandIn", request: Recorded, parameters: Mapping[str, str]) -> None:
        self.discord = discord
        self.world: World = discord.world
        self.request = request
        self.parameters = parameters

    @property
    def body(self) -> Any:
        return self.request.json if self.request.json is not None else {}

    @property
    def files(self) -> dict[int, Upload]:
        return self.request.files

    def id(self, name: str) -> int:
        text = self.parameters[name]
        if not text.isdigit():
            raise invalid(name, "NUMBER_TYPE_COERCE", f'Value "{text}" is not snowflake.')
        return int(text)

    def number(self, name: str, default: int, low: int, high: int) -> int:
        text = self.request.query.get(name)
        if text is None:
            return default
        if not text.isdigit() or not low <= int(text) <= high:
            raise invalid(name, "NUMBER_TYPE_MAX", f"int value should be between {low} and {high}.")
        return int(text)

    def guild(self) -> Guild:
        guild = self.world.guilds.get(self.id("guild_id"))
        if guild is None or not guild.has_bot:
            raise refuse(Code.UNKNOWN_GUILD)
        return guild

    def channel(self) -> Channel:
        """The channel of the route. Raises 10003 if there is none, 50001 if the bot may not look into it."""
        channel = self.world.channels.get(self.id("channel_id"))
        if channel is None:
            raise refuse(Code.UNKNOWN_CHANNEL)
        if not self.may(Permission.VIEW_CHANNEL, channel):
            raise refuse(Code.MISSING_ACCESS)
        return channel

    def message(self, channel: Channel) -> Message:
        message = channel.by_id.get(self.id("message_id"))
        if message is None:
            raise refuse(Code.UNKNOWN_MESSAGE)
        return message

    def may(self, permission: Permission, channel: Channel) -> bool:
        if channel.guild is None:
            return permission in DIRECT_MESSAGE
        return channel.guild.has_bot and permission in in_channel(channel.guild.me, channel)

    def need(self, permission: Permission, channel: Channel) -> None:
        if not self.may(permission, channel):
            raise refuse(Code.MISSING_PERMISSIONS)

    def need_in_guild(self, permission: Permission, guild: Guild) -> Member:
        if permission not in guild.me.permissions:
            raise refuse(Code.MISSING_PERMISSIONS)
        return guild.me


@dataclass(frozen=True)
class Route:
    method: str
    path: str
    handler: Handler
    status: int
    needs_token: bool


class Routes(list[Route]):
    """Handlers by method and path template; the templates are those of Discord's OpenAPI document."""

    def add(
        self, method: str, path: str, *, status: int = 200, needs_token: bool = True
    ) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            self.append(Route(method, path, handler, status, needs_token))
            return handler

        return register

    def get(self, path: str, *, needs_token: bool = True) -> Callable[[Handler], Handler]:
        return self.add("GET", path, needs_token=needs_token)

    def post(self, path: str, *, status: int = 200, needs_token: bool = True) -> Callable[[Handler], Handler]:
        return self.add("POST", path, status=status, needs_token=needs_token)

    def put(self, path: str) -> Callable[[Handler], Handler]:
        return self.add("PUT", path)

    def patch(self, path: str, *, needs_token: bool = True) -> Callable[[Handler], Handler]:
        return self.add("PATCH", path, needs_token=needs_token)

    def delete(self, path: str, *, needs_token: bool = True) -> Callable[[Handler], Handler]:
        return self.add("DELETE", path, needs_token=needs_token)
