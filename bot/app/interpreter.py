"""Python's own settings for a process of one event loop, beside which SQLite answers in threads."""

import gc
import sys

SWITCHING = 0.0005
"""Seconds that a thread waits for another one that computes. SQLite answers dozens of times an announcement: at
Python's 5 ms each answer would come late while the event loop is busy.
"""


def prepare() -> None:
    """To be called once the program is loaded: what is in memory by then stays, and isn't looked through again and
    again for what could be freed, which would stop everything for tens of milliseconds.
    """
    sys.setswitchinterval(SWITCHING)
    gc.collect()
    gc.freeze()
