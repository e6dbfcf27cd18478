"""Histories of a Discord in which everything happens that can: the steps of which they are made."""

from enum import IntEnum

from hypothesis import strategies as st

MESSAGES = (101, 102, 103)
EMOJIS = ("❤", "💜", "🔥")
AUTHOR, BOT = 4, 5
USERS = (1, 2, 3, AUTHOR, BOT)
PAGE = 2
"""Messages or users in one answer: small, so that readings take several."""


class Do(IntEnum):
    REACT = 0
    UNREACT = 1
    CLEAR_ALL = 2
    CLEAR_EMOJI = 3
    DELETE = 4
    DOUBLE = 5
    OVERTAKE = 6
    DELIVER = 7
    FLUSH = 8
    WAIT = 9
    RECONCILE = 10
    DISCONNECT = 11
    CONNECT = 12
    CRASH = 13


Step = tuple[Do, int, int, int, bool]
"""What happens; and message, emoji, user and whether it is a super reaction, or other choices."""

WEIGHTED = [Do.REACT] * 8 + [Do.UNREACT] * 5 + [Do.DELIVER] * 4 + list(Do)[2:]

STEPS = st.lists(
    st.tuples(st.sampled_from(WEIGHTED), st.integers(0, 2), st.integers(0, 2), st.integers(0, 4), st.booleans()),
    min_size=3,
    max_size=40,
)

LOST_WHILE_READING: list[Step] = [
    (Do.REACT, 0, 0, 0, False),
    (Do.REACT, 0, 0, 0, True),
    (Do.REACT, 0, 1, 0, False),
    (Do.RECONCILE, 0, 0, 0, False),
    (Do.DISCONNECT, 0, 0, 0, False),
    (Do.FLUSH, 0, 0, 0, False),
    (Do.FLUSH, 0, 0, 0, False),
    (Do.REACT, 0, 0, 1, False),
    (Do.CONNECT, 0, 0, 0, False),
]
"""A session ends and another begins at one moment of the clock, while a message is read: it has to be read again."""
