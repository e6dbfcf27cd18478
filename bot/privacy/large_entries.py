"""An entry of an export that is larger than a file may be, as several that aren't."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

CONTEXT = 200
"""Bytes of a value up to which every part repeats it, so that each tells what it is a part of."""

SMALLEST = 100
"""Bytes into which nothing is split any more."""

_MARK = 40
"""Bytes that a part takes to say which it is."""


def written(value: Any) -> bytes:
    """Write down what JSON has."""
    return json.dumps(value, ensure_ascii=False, default=str).encode()


def parts_of(entry: Mapping[str, Any], room: int) -> list[Mapping[str, Any]]:
    """Split an entry that takes more bytes than `room`: into one for each element of its longest list, and where that
    isn't enough, into pieces of its longest text. Each says which part it is, of how many.
    """
    if len(written(entry)) <= room:
        return [entry]
    parts = list(_split(dict(entry), room - _MARK))
    return [{**part, "part": f"{number} of {len(parts)}"} for number, part in enumerate(parts, 1)]


def _split(value: Any, room: int) -> Iterator[Any]:
    if len(written(value)) <= max(room, SMALLEST):
        yield value
    elif isinstance(value, str):
        half = len(value) // 2
        yield from _split(value[:half], room)
        yield from _split(value[half:], room)
    elif isinstance(value, list):
        for element in value:
            yield from ([piece] for piece in _split(element, room - len("[]")))
    elif isinstance(value, dict):
        yield from _split_by_its_longest(value, room)
    else:
        yield value


def _split_by_its_longest(value: dict[str, Any], room: int) -> Iterator[dict[str, Any]]:
    """Split what takes most; what else is too long to be repeated comes first, by itself."""
    longest = max(value, key=lambda name: len(written(value[name])))
    others = {name: one for name, one in value.items() if name != longest}
    context = {name: one for name, one in others.items() if len(written(one)) <= CONTEXT}
    if others != context:
        yield from _split(others, room)
    left = room - len(written({**context, longest: ""}))
    yield from ({**context, longest: piece} for piece in _split(value[longest], left))
