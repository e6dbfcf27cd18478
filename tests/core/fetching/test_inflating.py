"""Whatever was packed comes out as it went in, and no more is read of it than that."""

import gzip
import zlib
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.fetching.errors import TooLarge, Unreachable
from bot.core.fetching.inflating import read_whole
from tests.fuzzing import tries

LIMIT = 2 * 1024 * 1024
PACKINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "plain": ("", bytes),
    "gzip": ("gzip", gzip.compress),
    "gzip in two members": ("x-gzip", lambda data: gzip.compress(data[:7]) + gzip.compress(data[7:])),
    "gzip with zeros behind": ("gzip", lambda data: gzip.compress(data) + bytes(512)),
    "deflate": ("deflate", zlib.compress),
    "bare deflate": ("deflate", lambda data: zlib.compress(data, wbits=-15)),
    "stored": ("deflate", lambda data: zlib.compress(data, 0)),
}
PACKING = st.sampled_from(sorted(PACKINGS))


async def in_chunks(data: bytes, sizes: list[int]) -> AsyncIterator[bytes]:
    """Cut data into chunks of these sizes, the last of which is for all that is left."""
    for size in sizes[:-1]:
        yield data[:size]
        data = data[size:]
    for start in range(0, len(data), sizes[-1]):
        yield data[start : start + sizes[-1]]


async def endless(start: bytes, counted: list[int]) -> AsyncIterator[bytes]:
    yield start
    while True:
        counted[0] += 1
        yield bytes(range(256)) * 256


@settings(max_examples=tries(100), deadline=None)
@given(
    PACKING, st.binary(min_size=1, max_size=40), st.integers(0, 20_000), st.lists(st.integers(1, 70_000), min_size=1)
)
@example("bare deflate", b"\x00", 263_000, [65536])
@example("deflate", b"a", 1, [1])
@example("gzip in two members", b"a", 30, [1])
async def test_whatever_was_packed_comes_out_however_it_was_cut(
    packing: str, part: bytes, times: int, sizes: list[int]
) -> None:
    encoding, pack = PACKINGS[packing]

    assert await read_whole(in_chunks(pack(part * times), sizes), encoding, LIMIT) == part * times


async def test_zeros_come_out_whatever_their_number() -> None:
    for size in range(262_144, 263_200, 16):
        packed = zlib.compress(bytes(size), wbits=-15)

        assert await read_whole(in_chunks(packed, [65536]), "deflate", LIMIT) == bytes(size)


@settings(max_examples=tries(100), deadline=None)
@given(st.sampled_from(["gzip", "deflate", "bare deflate", "stored"]), st.binary(max_size=400), st.data())
async def test_what_ends_too_early_is_no_answer(packing: str, content: bytes, data: st.DataObject) -> None:
    encoding, pack = PACKINGS[packing]
    packed = pack(content)
    cut = packed[: data.draw(st.integers(1, len(packed) - 1))]

    with pytest.raises(Unreachable):
        await read_whole(in_chunks(cut, [3]), encoding, LIMIT)


@settings(max_examples=tries(100), deadline=None)
@given(st.sampled_from(["", "gzip", "deflate"]), st.binary(max_size=400))
async def test_any_bytes_are_an_answer_or_none(encoding: str, data: bytes) -> None:
    try:
        await read_whole(in_chunks(data, [7]), encoding, LIMIT)
    except Unreachable:
        assert encoding


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_nothing_is_read_behind_the_end(encoding: str) -> None:
    counted = [0]
    packed = gzip.compress(b"Low tide.") if encoding == "gzip" else zlib.compress(b"Low tide.")

    assert await read_whole(endless(packed, counted), encoding, LIMIT) == b"Low tide."
    assert counted[0] <= 1


async def test_what_inflates_to_nothing_is_read_up_to_the_limit_too() -> None:
    async def nothing() -> AsyncIterator[bytes]:
        while True:
            yield gzip.compress(b"") * 1000

    with pytest.raises(TooLarge):
        await read_whole(nothing(), "gzip", 100_000)
