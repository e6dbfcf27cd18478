"""What a process and those that it started take of this machine."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Footprint:
    """Memory in MiB: its share of what several processes have (`pss`), and what nobody else has (`uss`)."""

    pss: float
    uss: float
    processes: int


def footprint(pid: int) -> Footprint:
    """Look at a process and all that it started."""
    shares = [_memory(one) for one in _tree(pid)]
    return Footprint(sum(pss for pss, _ in shares) / 1024, sum(uss for _, uss in shares) / 1024, len(shares))


def processor_seconds(pid: int) -> float:
    """Return what a process used of the processor, with those that it started and that ended."""
    return sum(sum(_times(one)) for one in _tree(pid)) / TICKS


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            yield from _tree(int(child))


def _memory(pid: int) -> tuple[int, int]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    kib = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines[1:])}
    return kib["Pss"], kib["Private_Clean"] + kib["Private_Dirty"]


def _times(pid: int) -> list[int]:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return [int(fields[place]) for place in range(11, 15)]
