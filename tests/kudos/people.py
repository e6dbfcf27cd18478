"""The readers who give kudos."""

from tests.worlds.house import (
    reader,
)

RUI, ROSA, REMY = (reader(number).id for number in (1, 2, 3))
