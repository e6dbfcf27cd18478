"""A mark: a number that stands in the place of the id of somebody who is forgotten, and leads to nobody.

It is made of the id, so that the same person is known by it again; but whoever doesn't have the id can't get it back.
"""

from hashlib import blake2b

MARKS = 2**62
"""Marks are below zero, where no id of Discord's is, and above this below zero."""


def mark_of(what: str, *ids: int) -> int:
    """Make a mark for one purpose: another purpose, or another of the ids, makes another mark."""
    named = ":".join((what, *map(str, ids)))
    return -1 - int.from_bytes(blake2b(named.encode(), digest_size=8).digest()) % MARKS


def is_mark(person_id: int) -> bool:
    return person_id < 0
