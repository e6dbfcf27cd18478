"""How big a file may be, and what the process that reads it may use: held by the kernel where it can, else watched."""

import os
import sys
import threading
import time

LARGEST_FILE = 10 * 1024 * 1024
"""In bytes; also what Discord takes from a member without Nitro."""
MEMORY = 640 * 1024 * 1024
"""In bytes, everything included; the largest files that are read need about half."""
ENOUGH_FOR_TWO = 3 * MEMORY
"""In bytes: what a machine needs to have two such processes beside the bot."""
CPU_SECONDS = 15
"""For one file."""
OUT_OF_MEMORY = 86
"""The exit code by which the watch says that memory ran over."""
_BETWEEN_LOOKS = 0.1


def readers() -> int:
    """Return how many files this machine should read at once: two, but one where they would crowd out the bot."""
    return 2 if (os.cpu_count() or 1) > 1 and _memory() >= ENOUGH_FOR_TWO else 1


def _memory() -> int:
    """Return the bytes of memory that this machine has; plenty where it doesn't say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return ENOUGH_FOR_TWO


def limit_memory() -> None:
    """Hold this process to `MEMORY`, and keep it from writing files and core dumps."""
    if sys.platform == "win32":
        watch_memory(MEMORY)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    else:
        watch_memory(MEMORY)


def limit_time() -> None:
    """Give this process `CPU_SECONDS` from now on; where the kernel can't, the bot's clock has to do."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, most))


def watch_memory(most: int) -> None:
    """End this process when it has taken more than `most` bytes, from a thread that looks ten times a second."""

    def look() -> None:
        while memory_taken() <= most:
            time.sleep(_BETWEEN_LOOKS)
        os._exit(OUT_OF_MEMORY)

    threading.Thread(target=look, name="memory-watch", daemon=True).start()


def memory_taken() -> int:
    """Return the most memory this process has held so far, in bytes."""
    if sys.platform == "win32":
        return _peak_on_windows()
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _peak_on_windows() -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "now", "a", "b", "c", "d", "e", "f")),
        ]

    counters = Counters(ctypes.sizeof(Counters))
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
    return int(counters.peak)
