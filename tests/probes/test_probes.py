"""What the probes find is what coverage.py's own tracer finds."""

import shutil
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from coverage import Coverage

from tests.probes.places import at, places, size
from tests.probes.probing import NAME, probed
from tests.probes.report import arcs, verdict

SAMPLE = Path(__file__).with_name("sample.txt")
"""Code with every kind of branch, as a text: what is wrong with its style is what it is for."""

Found = tuple[list[int], dict[int, list[int]]]


@pytest.mark.parametrize("calls", [[], [0], [1, 3], [2, 5, 8], [4, 7], [6, 9], [3], list(range(10))], ids=str)
def test_probes_find_what_a_tracer_finds(calls: list[int], tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    shutil.copy(SAMPLE, sample)

    assert found_by_probes(sample, calls) == found_by_tracing(sample, calls)


def found_by_tracing(sample: Path, calls: list[int]) -> Found:
    coverage = Coverage(branch=True, data_file=None, include=[str(sample)], config_file=False)
    code = compile(sample.read_bytes(), sample, "exec")
    coverage.start()
    try:
        run(code, calls, {})
    finally:
        coverage.stop()
    return missing(coverage, sample)


def found_by_probes(sample: Path, calls: list[int]) -> Found:
    source = sample.read_bytes()
    hits = bytearray(at(0, source.count(b"\n") + 2))
    run(compile(probed(source, 0), sample, "exec"), calls, {NAME: hits})
    coverage = Coverage(branch=True, data_file=sample.with_name("probed"), config_file=False)
    coverage.get_data().add_arcs({str(sample): set(arcs(coverage, sample, 0, bytes(hits)))})
    return missing(coverage, sample)


def run(code: CodeType, calls: list[int], names: dict[str, Any]) -> None:
    names["__name__"] = "sample"
    exec(code, names)  # noqa: S102
    for call in calls:
        names["CALLS"][call]()


def missing(coverage: Coverage, sample: Path) -> Found:
    """List the lines that didn't run, and the ways that a branch didn't take."""
    analysis = coverage._analyze(str(sample))
    return sorted(analysis.missing), dict(analysis.missing_branch_arcs())


def test_each_line_of_each_file_has_bytes_of_its_own() -> None:
    begins = sorted(places().values())
    lengths = [len(file.read_text(encoding="utf-8").splitlines()) for file in sorted(places())]

    assert all(begin + length < after for begin, length, after in zip(begins, lengths, begins[1:], strict=False))
    assert at(begins[-1], lengths[-1]) < size()


def test_a_floor_is_neither_undercut_nor_left_behind() -> None:
    assert verdict(total=91.0, floor=91.0) is None
    assert verdict(total=92.0, floor=91.0) is None
    assert (
        verdict(total=90.99, floor=91.0)
        == "The tests run 90.99 % of the lines and branches, less than the floor of 91.00 %."
    )
    assert "raise the floor" in (verdict(total=92.1, floor=91.0) or "")
