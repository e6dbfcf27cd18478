"""The way to a PostgreSQL server, which a test can shut: then the server is gone, as while it restarts."""

import asyncio
import contextlib
import socket
from pathlib import Path
from typing import Self

from sqlalchemy.engine import URL


class Doorway:
    """`async with Doorway(url) as doorway:` — `url` is the address through it, for the bot's settings."""

    def __init__(self, url: URL) -> None:
        self._behind = url
        self._socket = Path(str(url.query["host"])) / ".s.PGSQL.5432"
        self._server: asyncio.Server | None = None
        self._kept = socket.socket()  # so that nobody else is given the port while it is shut
        self._kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._ways: set[asyncio.StreamWriter] = set()
        self._is_through = asyncio.Event()
        self._is_through.set()

    async def __aenter__(self) -> Self:
        self._kept.bind(("127.0.0.1", 0))
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.shut()
        self._kept.close()

    @property
    def url(self) -> str:
        through = self._behind.set(drivername="postgresql", host="127.0.0.1", port=self._port, query={})
        return through.render_as_string(hide_password=False)

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self._port)

    def shut(self) -> None:
        """Cut every connection, and take no more of them."""
        if self._server:
            self._server.close()
        for way in list(self._ways):
            way.transport.abort()

    def swallow(self) -> None:
        """Let nothing through any more, as a network does that is cut: nobody is told."""
        self._is_through = asyncio.Event()

    async def reopen(self) -> None:
        """End what was swallowed, and let everybody through again."""
        self.shut()
        self._is_through.set()
        await self.open()

    @property
    def _port(self) -> int:
        port: int = self._kept.getsockname()[1]
        return port

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_unix_connection(str(self._socket))
        ways = {writer, back}
        self._ways |= ways
        try:
            await asyncio.wait(
                [asyncio.create_task(self._copy(reader, back)), asyncio.create_task(self._copy(there, writer))],
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            self._ways -= ways
            for way in ways:
                way.transport.abort()

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                await self._is_through.wait()
                writer.write(data)
                await writer.drain()
