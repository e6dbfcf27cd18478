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


def steps_of(
    kinds: list[Do], *, most: int = 40, messages: int = 3, emojis: int = 3, users: int = 5
) -> st.SearchStrategy[list[Step]]:
    """Make histories of at most so many steps; what stands in the list more often happens more often."""
    return st.lists(
        st.tuples(
            st.sampled_from(kinds),
            st.integers(0, messages - 1),
            st.integers(0, emojis - 1),
            st.integers(0, users - 1),
            st.booleans(),
        ),
        min_size=min(3, most),
        max_size=most,
    )


STEPS = steps_of(WEIGHTED)

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
