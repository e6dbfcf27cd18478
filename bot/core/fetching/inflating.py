"""The bytes of an answer, inflated no further than a limit."""

import asyncio
import zlib
from collections.abc import AsyncIterator

from bot.core.fetching.errors import TooLarge, Unreachable

ENCODINGS = "gzip, deflate"
"""What a host is told that it may use."""

_STEP = 256 * 1024
"""Bytes inflated at a time: under a millisecond, after which the event loop has its turn."""


async def read_whole(chunks: AsyncIterator[bytes], encoding: str, limit: int) -> bytes:
    """Read an answer that came in an encoding, such as "gzip" or "".

    Raises TooLarge as soon as more than `limit` bytes came of it, Unreachable if it isn't what its encoding says.
    """
    inflate = _inflating(encoding, chunks)
    body = bytearray()
    async for piece in inflate:
        body += piece
        if len(body) > limit:
            raise TooLarge(f"more than {limit} bytes")
    return bytes(body)


def _inflating(encoding: str, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    match encoding.strip().lower():
        case "" | "identity":
            return chunks
        case "gzip" | "x-gzip" | "deflate":
            return _inflated(chunks)
        case other:
            raise Unreachable(f"it came as {other[:20]!r}, which nobody asked for")


async def _inflated(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    machine = None
    try:
        async for waiting in chunks:
            machine = machine or zlib.decompressobj(_window(waiting))
            while waiting and not machine.eof:
                yield machine.decompress(waiting, _STEP)
                waiting = machine.unconsumed_tail
                await asyncio.sleep(0)
    except zlib.error as error:
        raise Unreachable(f"it can't be inflated: {error}") from None
    if machine and not machine.eof:
        raise Unreachable("it ended in the middle")


def _window(first: bytes) -> int:
    """Tell zlib how "deflate" is meant: with its header, as the standard says, or bare, as some hosts send it."""
    has_header = first[:2] == b"\x1f\x8b" or (first[0] & 0x0F == 8 and int.from_bytes(first[:2], "big") % 31 == 0)
    return zlib.MAX_WBITS | 32 if has_header else -zlib.MAX_WBITS
