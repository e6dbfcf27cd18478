"""What a client sends over the gateway: heartbeats, IDENTIFY, RESUME, member requests."""

import contextlib
import json
import time
from typing import TYPE_CHECKING, Any

from aiohttp import WSMessage, WSMsgType, web

from tests.wire.stand_in.gateway.connection import Connection
from tests.wire.stand_in.gateway.intents import PRIVILEGED, Intent
from tests.wire.stand_in.gateway.session import Session

if TYPE_CHECKING:
    from tests.wire.stand_in.stand_in import StandIn

HEARTBEAT, IDENTIFY, PRESENCE, VOICE_STATE, RESUME, REQUEST_MEMBERS = 1, 2, 3, 4, 6, 8
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11
UNKNOWN_OP, DECODE_ERROR, AUTHENTICATION_FAILED, ALREADY_IDENTIFIED = 4001, 4002, 4004, 4005
INVALID_SHARD, DISALLOWED_INTENTS = 4010, 4014
ENDS_THE_SESSION = (1000, 1001)


async def serve(discord: "StandIn", request: web.Request) -> web.StreamResponse:
    if discord.gateway.down:
        return web.Response(status=503)
    socket = web.WebSocketResponse(max_msg_size=0)
    await socket.prepare(request)
    connection = Connection(socket, request)
    discord.gateway.opened += 1
    if discord.gateway.drops_at == "open":
        connection.abort()
    discord.gateway.connections.add(connection)
    client = Client(discord, connection)
    connection.send(HELLO, {"heartbeat_interval": discord.gateway.heartbeat_interval, "_trace": []})
    try:
        async for message in socket:
            client.receive(message)
    finally:
        discord.gateway.connections.discard(connection)
        if socket.close_code in ENDS_THE_SESSION and connection.session and not connection.closed_from_here:
            discord.gateway.sessions.pop(connection.session.id, None)
        await connection.finish()
    return socket


class Client:
    def __init__(self, discord: "StandIn", connection: Connection) -> None:
        self._discord = discord
        self._gateway = discord.gateway
        self._connection = connection

    def receive(self, message: WSMessage) -> None:
        frame: dict[str, Any] | None = None
        if message.type is WSMsgType.TEXT:
            with contextlib.suppress(json.JSONDecodeError):
                frame = json.loads(message.data)
        if frame is None:
            self._connection.close(DECODE_ERROR)
            return
        self._act(frame["op"], frame.get("d"))

    def _act(self, op: int, data: Any) -> None:
        if op == HEARTBEAT:
            self._connection.send(HEARTBEAT_ACK)
        elif op == IDENTIFY:
            self._identify(data)
        elif op == RESUME:
            self._resume(data)
        elif op == REQUEST_MEMBERS:
            self._send_members(data)
        elif op not in (PRESENCE, VOICE_STATE):
            self._connection.close(UNKNOWN_OP)

    def _identify(self, data: dict[str, Any]) -> None:
        shard, shard_count = data.get("shard") or (0, 1)
        refusal = self._refusal(data, shard, shard_count)
        if refusal:
            self._connection.close(refusal)
            return
        if self._gateway.drops_at == "identify":
            self._connection.abort()
            return
        self._gateway.abandon(shard)
        session = Session(Intent(data["intents"]), shard, shard_count)
        session.connection = self._connection
        self._connection.session = session
        self._gateway.sessions[session.id] = session
        self._gateway.identified += 1
        self._gateway.sessions_began.append((time.monotonic(), shard))
        self._send_ready(session)

    def _refusal(self, data: dict[str, Any], shard: int, shard_count: int) -> int | None:
        if data["token"] != self._discord.token:
            return AUTHENTICATION_FAILED
        if self._connection.session:
            return ALREADY_IDENTIFIED
        if not 0 <= shard < shard_count:
            return INVALID_SHARD
        disallowed = PRIVILEGED & ~self._discord.privileged_intents
        return DISALLOWED_INTENTS if Intent(data["intents"]) & disallowed else None

    def _send_ready(self, session: Session) -> None:
        world = self._discord.world
        guilds = [guild for guild in world.guilds.values() if guild.has_bot and session.serves(guild.id)]
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": {**world.bot.payload(), "verified": True, "mfa_enabled": False, "email": None},
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": self._discord.gateway_url,
                "shard": [session.shard, session.shard_count],
                "application": {"id": str(world.bot.id), "flags": self._discord.application_flags},
                "private_channels": [],
                "relationships": [],
                "presences": [],
            },
        )
        if Intent.GUILDS in session.intents:
            for guild in guilds:
                if guild.available:
                    every = Intent.GUILD_MEMBERS in session.intents
                    session.dispatch("GUILD_CREATE", {**guild.full_payload(every_member=every), "unavailable": False})
        session.ready = True

    def _resume(self, data: dict[str, Any]) -> None:
        session = self._gateway.sessions.get(data["session_id"])
        if data["token"] != self._discord.token:
            self._connection.close(AUTHENTICATION_FAILED)
        elif session is None or int(data["seq"] or 0) > session.sequence:
            self._gateway.failed_resumes += 1
            self._connection.send(INVALID_SESSION, data=False)
        else:
            self._connection.session = session
            self._gateway.resumed += 1
            session.replay(self._connection, int(data["seq"] or 0))

    def _send_members(self, data: dict[str, Any]) -> None:
        session = self._connection.session
        guild = self._discord.world.guilds.get(int(data["guild_id"]))
        if session is None or guild is None:
            return
        wanted = {int(id_) for id_ in data.get("user_ids") or []}
        query, limit = data.get("query"), data.get("limit") or 1000
        found = [
            member.with_user()
            for member in guild.members.values()
            if member.id in wanted or (query is not None and member.user.name.lower().startswith(query.lower()))
        ]
        chunk = {"guild_id": str(guild.id), "members": found[:limit], "chunk_index": 0, "chunk_count": 1}
        session.dispatch("GUILD_MEMBERS_CHUNK", {**chunk, "not_found": [], "nonce": data.get("nonce")})
