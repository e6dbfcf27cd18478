"""The bytes of an answer, inflated no further than a limit."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Iterator

from bot.core.fetching.errors import TooLarge, Unreachable

ENCODINGS = "gzip, deflate"
"""What a host is told that it may use."""

_STEP = 256 * 1024
"""Bytes inflated at a time: under a millisecond, after which the event loop has its turn."""

_GZIP = b"\x1f\x8b"
"""How each member of a gzip begins, of which there may be several."""


async def read_whole(chunks: AsyncIterator[bytes], encoding: str, limit: int) -> bytes:
    """Read an answer that came in an encoding, such as "gzip" or "".

    Raises TooLarge as soon as more than `limit` bytes came, or came of them, Unreachable if it isn't what its encoding
    says.
    """
    pieces = _limited(_inflating(encoding, _limited(chunks, limit)), limit)
    return b"".join([piece async for piece in pieces])


async def _limited(pieces: AsyncIterator[bytes], limit: int) -> AsyncIterator[bytes]:
    length = 0
    async for piece in pieces:
        length += len(piece)
        if length > limit:
            raise TooLarge(f"more than {limit} bytes")
        yield piece


def _inflating(encoding: str, chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    match encoding.strip().lower():
        case "" | "identity":
            return chunks
        case "gzip" | "x-gzip" | "deflate" as known:
            return _inflated(chunks, is_gzip=known != "deflate")
        case other:
            raise Unreachable(f"it came as {other[:20]!r}, which nobody asked for")


async def _inflated(chunks: AsyncIterator[bytes], *, is_gzip: bool) -> AsyncIterator[bytes]:
    """Inflate up to the end; what is behind it and begins no further member isn't looked at."""
    machine, waiting = None, b""
    async for chunk in chunks:
        waiting += chunk
        while waiting:
            if machine is None or machine.eof:
                if len(waiting) < len(_GZIP):
                    break
                if machine and not (is_gzip and waiting.startswith(_GZIP)):
                    return
                machine = zlib.decompressobj(_window(waiting, is_gzip=is_gzip))
            for piece in _pieces(machine, waiting):
                yield piece
                await asyncio.sleep(0)
            waiting = machine.unused_data
    if not machine.eof if machine else waiting:
        raise Unreachable("it ended in the middle")


def _pieces(machine: "zlib._Decompress", waiting: bytes) -> Iterator[bytes]:
    """Inflate, step by step, all that can be had of what came so far."""
    piece = b"x" * _STEP
    try:
        while not machine.eof and (waiting or len(piece) == _STEP):  # a full step may have left some inside
            piece = machine.decompress(waiting, _STEP)
            yield piece
            waiting = machine.unconsumed_tail
    except zlib.error as error:
        raise Unreachable(f"it can't be inflated: {error}") from None


def _window(first: bytes, *, is_gzip: bool) -> int:
    """Tell zlib how "deflate" is meant: with its header, as the standard says, or bare, as some hosts send it."""
    if is_gzip:
        return zlib.MAX_WBITS | 16
    has_header = first[0] & 0x0F == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS
