"""Running migrations in a process that goes away: what they need would stay in the bot's memory, 9 MiB of it."""

import asyncio
import os
import sys
from pathlib import Path

from sqlalchemy.engine import URL

import bot
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.upgrade import not_updated

ROOT = Path(bot.__file__).parents[1]


async def migrate_apart(url: URL, connection: AsyncConnection) -> None:
    """Run the pending migrations. Raises StartupError with what stopped them."""
    await connection.rollback()
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.core.db.migrations"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,  # Ctrl-C is for the bot, which ends this
    )
    try:
        said = await _said(process, url)
        if await process.wait():
            reason = said.decode(errors="replace").strip() or "its update failed"
            raise not_updated(url, reason)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _said(process: asyncio.subprocess.Process, url: URL) -> bytes:
    """Tell the process which database it is, and return what it says of why it ends; its input stays open till then."""
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(url.render_as_string(hide_password=False).encode() + b"\n")
    await process.stdin.drain()
    return await process.stdout.read()
