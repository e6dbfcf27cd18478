"""For how long processes were ready to go on and had no processor: what a busy machine adds to their time."""

from contextlib import suppress
from pathlib import Path


def starved(*pids: int) -> float:
    """Add up the seconds of every thread, so far; none where the kernel doesn't tell."""
    waited = 0
    for pid in pids:
        for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            with suppress(OSError, IndexError):
                waited += int(thread.read_text().split()[1])
    return waited / 1e9
