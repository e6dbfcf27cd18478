"""How many moments are tried: a few in the ordinary run, all of them by `make soak`."""

import os
from collections.abc import Sequence

import pytest

EVERY_MOMENT = bool(os.environ.get("EVERY_MOMENT"))
USUAL = 5
PARTS = range(8 if EVERY_MOMENT else 1)
"""A test of every moment is in so many parts, for several processes to share."""

in_parts = pytest.mark.parametrize("part", PARTS)


def some(moments: Sequence[int], part: int, usual: int = USUAL) -> list[int]:
    """Return the moments of a part; in the ordinary run a few of them, evenly spread, the last one too."""
    if EVERY_MOMENT:
        return list(moments[part :: len(PARTS)])
    return sorted({moments[len(moments) * number // usual - 1] for number in range(1, usual + 1)})
