"""How a REST request passes through: log, token, faults, rate limits, schema, effect, answer."""

import asyncio
import json
import re
import traceback
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader, web

from tests.wire.stand_in.abort import abort
from tests.wire.stand_in.errors import Code, DiscordError, refuse
from tests.wire.stand_in.faults import Fault, too_many
from tests.wire.stand_in.rest import cdn
from tests.wire.stand_in.rest.call import Call, Recorded, Route
from tests.wire.stand_in.rest.limits.rates import rejection
from tests.wire.stand_in.world.messages.attachments import Attachment, Upload

if TYPE_CHECKING:
    from tests.wire.stand_in.stand_in import StandIn

PREFIX = "/api/v10"
FILE_PART = re.compile(r"files\[(\d+)\]")
NEVER = 3600.0  # seconds
NOTICED = 0.02  # seconds until a connection that the other side closed is seen as closed


class Reset(Exception):
    """The connection goes down instead of an answer."""


class CloudflareBan(Exception):
    """A 429 that never reached Discord: no JSON, no `Via` header."""


class Page(Exception):
    """An answer whose body is a page for people, from something between the bot and Discord."""


class Server:
    def __init__(self, discord: "StandIn", routes: list[Route]) -> None:
        self._discord = discord
        self.app = web.Application(client_max_size=64 * 1024 * 1024)
        for route in routes:
            prefix = "" if route.path == cdn.PATH else PREFIX
            self.app.router.add_route(route.method, prefix + route.path, self._handler(route))
        self.app.router.add_route("*", PREFIX + "/{rest:.*}", self._no_such_route)

    def _handler(self, route: Route) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            recorded = await read(request, route.path)
            self._discord.requests.append(recorded)
            return await self._answer(request, recorded, route)

        return handle

    async def _answer(self, request: web.Request, recorded: Recorded, route: Route) -> web.StreamResponse:
        headers: dict[str, str] = {}
        try:
            status, body = await self._pass_through(request, recorded, route, headers)
        except DiscordError as error:
            status, body = error.status, error.body
        except Page as page:
            recorded.status = int(str(page))
            return web.Response(status=recorded.status, text="<html>Not now</html>", content_type="text/html")
        except CloudflareBan:
            recorded.status = 429
            return web.Response(status=429, text="error code: 1015", content_type="text/html")
        except Reset:
            abort(request)
            return web.Response()
        recorded.status = status
        return respond(status, body, headers)

    async def _pass_through(
        self, request: web.Request, recorded: Recorded, route: Route, headers: dict[str, str]
    ) -> tuple[int, Any]:
        if route.needs_token and request.headers.get("Authorization") != f"Bot {self._discord.token}":
            raise refuse(Code.UNAUTHORIZED)
        faults = self._discord.faults.meet(recorded)
        for fault in faults:
            await self._strike(fault, recorded, headers, when="before")
        if any(fault.call and fault.when == "before" for fault in faults) and await is_gone(request):
            raise Reset
        headers.update(self._discord.rate_limits.take(recorded, route, request.match_info))
        if headers.get("Retry-After"):
            return 429, too_many(float(headers["X-RateLimit-Reset-After"]), everywhere="X-RateLimit-Global" in headers)
        self._discord.check(recorded)
        answer = self._effect(route, Call(self._discord, recorded, request.match_info))
        for fault in faults:
            await self._strike(fault, recorded, headers, when="after")
        return answer

    def _effect(self, route: Route, call: Call) -> tuple[int, Any]:
        try:
            if any(len(upload.content) > call.world.attachment_size_limit for upload in call.files.values()):
                raise refuse(Code.TOO_LARGE)
            body = route.handler(call)
        except DiscordError as error:
            return error.status, error.body
        except Exception:
            self._discord.violations.append(f"the stand-in failed at {call.request}:\n{traceback.format_exc()}")
            return 500, {"code": 0, "message": "the stand-in failed"}
        status = 204 if body is None else route.status
        self._discord.check_answer(call.request, status, body)
        return status, body

    async def _strike(self, fault: Fault, recorded: Recorded, headers: dict[str, str], when: str) -> None:
        if fault.when != when:
            return
        await fault.run(recorded)
        if fault.delay or fault.hang:
            await self._discord.sleep(NEVER if fault.hang else fault.delay)
        if fault.reset or fault.hang:
            raise Reset
        if fault.cloudflare:
            raise CloudflareBan
        if fault.html:
            raise Page(fault.status)
        if fault.status == 429:
            recorded.scope = "shared"
            headers.update(rejection(fault.retry_after, recorded.scope))
        if fault.status:
            raise fault.error()

    async def _no_such_route(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(PREFIX)
        recorded = Recorded(request.method, path, path, request.query, status=404)
        self._discord.requests.append(recorded)
        self._discord.violations.append(f"the stand-in has no route {request.method} {path}")
        return web.json_response({"code": 0, "message": "404: Not Found"}, status=404)


def respond(status: int, body: Any, headers: dict[str, str]) -> web.Response:
    if body is None:
        return web.Response(status=204, headers=headers)
    if isinstance(body, Attachment):
        own = {"Content-Type": body.content_type or "application/octet-stream"}
        return web.Response(status=status, body=body.content, headers=headers | own)
    # discord.py reads JSON only where the type is exactly this, without a charset.
    own = {"Content-Type": "application/json"}
    return web.Response(status=status, body=json.dumps(body).encode(), headers=headers | own)


async def is_gone(request: web.Request) -> bool:
    """Whether the client left, as one does that a hook killed: what it asked for is then taken as never arrived."""
    await asyncio.sleep(NOTICED)
    return request.transport is None or request.transport.is_closing()


async def read(request: web.Request, route: str) -> Recorded:
    recorded = Recorded(request.method, request.path.removeprefix(PREFIX), route, request.query)
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader):
                await _read_part(recorded, part)
    elif request.body_exists:
        recorded.json = json.loads(await request.read() or b"null")
    return recorded


async def _read_part(recorded: Recorded, part: BodyPartReader) -> None:
    content = bytes(await part.read(decode=False))
    file = FILE_PART.fullmatch(part.name or "")
    if file:
        recorded.files[int(file[1])] = Upload(part.filename or "unknown", content)
    elif part.name == "payload_json":
        recorded.json = json.loads(content)
    else:
        if recorded.json is None:
            recorded.json = {}
        recorded.json[part.name] = content.decode()
