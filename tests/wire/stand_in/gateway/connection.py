"""One WebSocket connection: frames leave through a queue, so that what happens is told in order."""

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Any

from aiohttp import WSCloseCode, web

from tests.wire.stand_in.abort import abort

if TYPE_CHECKING:
    from tests.wire.stand_in.gateway.session import Session


class Connection:
    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.session: Session | None = None
        self.closed_from_here = False
        self._socket = socket
        self._request = request
        self._frames: asyncio.Queue[str | int] = asyncio.Queue()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._writer = asyncio.create_task(self._write())

    @property
    def frozen(self) -> bool:
        return not self._flowing.is_set()

    def send(self, op: int, data: Any = None) -> None:
        self.send_text(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    def send_text(self, frame: str) -> None:
        self._frames.put_nowait(frame)

    def freeze(self) -> None:
        """Stay open and fall silent: no events, no heartbeat acknowledgements."""
        self._flowing.clear()

    def thaw(self) -> None:
        self._flowing.set()

    def close(self, code: int = WSCloseCode.OK) -> None:
        """Close as the protocol has it, after what is queued was sent."""
        self.closed_from_here = True
        self.detach()
        self._frames.put_nowait(code)

    def abort(self) -> None:
        """Cut the connection off without a word; what is still queued is not sent."""
        self.detach()
        self._writer.cancel()
        abort(self._request)

    def detach(self) -> None:
        if self.session and self.session.connection is self:
            self.session.connection = None

    async def finish(self) -> None:
        self.detach()
        self._writer.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._writer

    async def _write(self) -> None:
        while True:
            await self._flowing.wait()
            frame = await self._frames.get()
            await self._flowing.wait()
            try:
                if isinstance(frame, int):
                    await self._socket.close(code=frame)
                    return
                await self._socket.send_str(frame)
            except ConnectionError:
                self.detach()
                return
