"""Python's own settings for a process of one event loop, beside which SQLite answers in threads."""

import gc
import sys

SWITCHING = 0.0005
"""Seconds that a thread waits for another one that computes. SQLite answers dozens of times an announcement: at
Python's 5 ms each answer would come late while the event loop is busy.
"""


def prepare() -> None:
    """Leave what is in memory by now alone, once the program is loaded.

    Else it is looked through again and again for what could be freed, which stops everything for tens of milliseconds.
    """
    sys.setswitchinterval(SWITCHING)
    gc.collect()
    gc.freeze()
