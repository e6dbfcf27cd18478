"""`python -m tests.probes.report` says what the probes found, and fails where the floor isn't where it belongs.

The floor is `fail_under` of pyproject.toml. It only rises: what lies above it by more than ROOM fails too, and says
to which figure it is to be raised.
"""

import ast
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from coverage import Coverage
from coverage.python import PythonFileReporter

from tests.probes.places import Probe, at, places
from tests.probes.probing import Branching, lines

ROOM = 1.0
"""Percent: what is tried by chance makes a run differ from the next by a tenth or two."""

Arc = tuple[int, int]


def arcs(coverage: Coverage, file: Path, begins: int, hits: bytes) -> Iterator[Arc]:
    """Tell in coverage.py's terms what ran in a file: a pair of a line with itself, or with where it went next."""
    reporter = PythonFileReporter(str(file), coverage)
    source = file.read_text(encoding="utf-8")
    for line in range(1, source.count("\n") + 2):
        if any(hits[at(begins, line, probe)] for probe in Probe):
            yield (line, line)
    entered = dict(ways_in(ast.parse(source)))
    for line, to in reporter.arcs():
        if line in entered:
            probe = Probe.WENT_IN if to == reporter.parser.first_line(entered[line]) else Probe.WENT_BY
            if hits[at(begins, line, probe)]:
                yield (line, to)


def ways_in(tree: ast.Module) -> Iterator[Arc]:
    """Pair the line of each branch with the one that runs next if the branch goes in."""
    for node in ast.walk(tree):
        if isinstance(node, Branching):
            yield node.lineno, min(lines(node.body[0]))
        elif isinstance(node, ast.match_case):
            yield node.pattern.lineno, min(lines(node.body[0]))


def measured(hits: bytes) -> Coverage:
    coverage = Coverage(branch=True)
    coverage.erase()
    data = coverage.get_data()
    data.add_arcs({str(file): set(arcs(coverage, file, begins, hits)) for file, begins in places().items()})
    return coverage


def main() -> None:
    hits = Path(os.environ["PROBES"])
    coverage = measured(hits.read_bytes())
    total = coverage.report(show_missing=True, skip_covered=True)
    floor = float(str(coverage.get_option("report:fail_under")))
    if "--no-floor" not in sys.argv:
        sys.exit(verdict(total, floor))


def verdict(total: float, floor: float) -> str | None:
    """Say what is wrong with the floor; None if nothing is."""
    if total < floor:
        return f"The tests run {total:.2f} % of the lines and branches, less than the floor of {floor:.2f} %."
    if total > floor + ROOM:
        return f"The tests run {total:.2f} %: raise the floor, fail_under in pyproject.toml, to {total - ROOM / 2:.1f}."
    return None


if __name__ == "__main__":
    main()
