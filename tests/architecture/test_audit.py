"""The audit says what it knows, and never takes what it could not ask for nothing known."""

import json
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from requirements.audit import SBOM, Outcome, advisories, batches, licences, locked, of_the_lock
from tests.architecture.source import ROOT

AN_ADVISORY = {"id": "PYSEC-2031-7", "fix_versions": ["2.7.5"]}

AUDITOR = """
import sys
report = sys.argv[1]
if not report:
    sys.exit("A long trace\\nNo route to the advisories")
print(report)
sys.exit("PYSEC" in report)
"""
"""Stands in for the tool: it says what it is given, or fails to."""


def auditor(*packages: dict[str, object]) -> tuple[str, ...]:
    return (sys.executable, "-c", AUDITOR, json.dumps({"dependencies": packages}) if packages else "")


def package(**said: object) -> dict[str, object]:
    return {"name": "lxml", "version": "6.1.0"} | said


@pytest.mark.parametrize(
    ("asked", "outcome", "said"),
    [
        (auditor(package(vulns=[])), Outcome.NOTHING_KNOWN, "No advisory is known against the"),
        (
            auditor(package(vulns=[AN_ADVISORY])),
            Outcome.ADVISORIES,
            "lxml 6.1.0: PYSEC-2031-7, mended in 2.7.5",
        ),
        (auditor(), Outcome.NOT_ASKED, "The advisories could not be asked for"),
        (auditor(package(skip_reason="not found")), Outcome.NOT_ASKED, "could not be asked about lxml"),
    ],
)
def test_an_audit_says_which_of_three_outcomes_it_had(asked: tuple[str, ...], outcome: Outcome, said: str) -> None:
    got, sentence = advisories(asked)

    assert got is outcome
    assert said in sentence


def test_where_the_advisories_cannot_be_had_the_reason_is_said_in_one_line() -> None:
    _, sentence = advisories(auditor())

    assert sentence.splitlines()[1:] == ["No route to the advisories"]


def test_every_version_that_a_lock_names_is_asked_about_and_no_package_twice_at_a_time() -> None:
    asked = batches()
    locks = "".join(lock.read_text(encoding="utf-8") for lock in (ROOT / "requirements").glob("*.txt"))
    pins = {line.split()[0] for line in locks.splitlines() if "==" in line and line[0].isalpha()}

    assert {pin for batch in asked for pin in batch} == pins
    for batch in asked:
        names = [pin.partition("==")[0] for pin in batch]
        assert len(names) == len(set(names))


def test_the_sbom_has_what_is_locked_and_says_what_of_it_no_host_installs() -> None:
    refs = ("lxml", "pytest", "typing_extensions", "left-over")
    bom = {
        "components": [{"bom-ref": ref, "name": ref} for ref in refs],
        "dependencies": [{"ref": "root", "dependsOn": ["lxml", "left-over"]}, {"ref": "left-over"}],
    }

    kept = of_the_lock(bom)

    assert {one["name"]: one["scope"] for one in kept["components"]} == {
        "lxml": "required",
        "pytest": "excluded",
        "typing_extensions": "required",
    }
    assert kept["dependencies"] == [{"ref": "root", "dependsOn": ["lxml"]}]


def test_packages_are_listed_by_the_licence_they_give_however_they_give_it() -> None:
    said = {
        "a": [{"license": {"id": "MIT"}}],
        "b": [{"expression": "MIT AND PSF-2.0"}],
        "c": [{"license": {"name": "License :: OSI Approved :: BSD License"}}],
        "d": [],
    }

    grouped = licences({"components": [{"name": name, "licenses": given} for name, given in said.items()]})

    assert grouped == {"MIT": ["a"], "MIT AND PSF-2.0": ["b"], "BSD License": ["c"], "No licence given": ["d"]}


def test_the_tools_of_the_audit_are_locked_apart_from_what_the_bot_and_its_tests_take() -> None:
    tools = {"pip-audit", "cyclonedx-bom"}

    assert tools <= locked("audit")
    assert not tools & locked("dev")


def test_the_sbom_is_not_committed() -> None:
    ignored = Path(ROOT / ".gitignore").read_text(encoding="utf-8").split()

    assert any(fnmatch(SBOM.name, pattern) for pattern in ignored)
