"""What stands for a reader who is forgotten: their reactions stay on Discord, so the mirror has them, as nobody's.

Else the next look at Discord would bring back what was forgotten. A mark is the same in all chapters of a work: its
readers are as many as before, if their kudos are to stay as a number.
"""

from bot.core.people.marks import MARKS, mark_of

LEAST_THAT_COUNTS = -MARKS
"""What is below stands for readers whose kudos went with them."""


def counted(work_id: int, user_id: int) -> int:
    """Make what stands for a reader whose kudos stay as a number."""
    return mark_of("kudos", work_id, user_id)


def uncounted(work_id: int, user_id: int) -> int:
    """Make what stands for a reader of whom nothing counts any more."""
    return counted(work_id, user_id) - MARKS


def both(work_id: int, user_id: int) -> tuple[int, int]:
    return counted(work_id, user_id), uncounted(work_id, user_id)
