"""The readers who give kudos."""

from tests.worlds.people import reader

RUI, ROSA, REMY = (reader(number).id for number in (1, 2, 3))


BOT = 1_700_000_000_000_000_001
