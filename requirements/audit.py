"""`python -m requirements.audit` tells the licences of what is locked and what is known against it; keeps an SBOM."""

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from enum import IntEnum
from itertools import zip_longest
from pathlib import Path
from typing import Any

import typer

HERE = Path(__file__).parent
ROOT = HERE.parent
SBOM = ROOT / "chapterhouse.cdx.json"
TOOLS = (str(ROOT / ".venv" / "audit" / "bin" / "python"), "-m")


class Outcome(IntEnum):
    """The exit code, of which each says something else to a script."""

    NOTHING_KNOWN = 0
    ADVISORIES = 1
    NOT_ASKED = 3


def main() -> Outcome:
    SBOM.write_text(json.dumps(of_the_lock(_installed()), indent=2) + "\n", encoding="utf-8")
    for licence, names in sorted(licences(json.loads(SBOM.read_text(encoding="utf-8"))).items()):
        typer.echo(f"{licence}: {', '.join(names)}")
    typer.echo(f"\nThe SBOM is in {SBOM.name}.")
    outcome, said = advisories((*TOOLS, "pip_audit"))
    typer.echo(said)
    return outcome


def locked(name: str) -> set[str]:
    """Read which packages a lock names."""
    return set(re.findall(r"^([a-z0-9.-]+)==", (HERE / f"{name}.txt").read_text(encoding="utf-8"), re.MULTILINE))


def _installed() -> dict[str, Any]:
    command = (*TOOLS, "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml"), sys.executable)
    made = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 the tool of our own lock
    bom: dict[str, Any] = json.loads(made.stdout)
    return bom


def of_the_lock(bom: dict[str, Any]) -> dict[str, Any]:
    """Leave out what else is in the .venv, and mark as excluded what no host installs."""
    everything, on_hosts = locked("dev"), locked("runtime")
    named = {component["bom-ref"]: _normal(component["name"]) for component in bom["components"]}
    strangers = {ref for ref, name in named.items() if name not in everything}
    components = [
        component | {"scope": "required" if named[component["bom-ref"]] in on_hosts else "excluded"}
        for component in bom["components"]
        if component["bom-ref"] not in strangers
    ]
    dependencies = [
        one | {"dependsOn": [ref for ref in one.get("dependsOn", []) if ref not in strangers]}
        for one in bom["dependencies"]
        if one["ref"] not in strangers
    ]
    return bom | {"components": components, "dependencies": dependencies}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licences(bom: dict[str, Any]) -> dict[str, list[str]]:
    """Group the packages by what they say of their licence."""
    grouped = defaultdict(list)
    for component in bom["components"]:
        grouped[_licence(component.get("licenses", []))].append(component["name"])
    return grouped


def _licence(said: Sequence[dict[str, Any]]) -> str:
    names = [one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in said]
    return ", ".join(name.rpartition(" :: ")[2] for name in names) or "No licence given"


def advisories(auditor: Sequence[str]) -> tuple[Outcome, str]:
    """Ask what is known against the locked versions; what could not be asked is never taken for nothing known."""
    packages = []
    for batch in batches():
        asking = (*auditor, "-s", "osv", "--no-deps", "--disable-pip", "-f", "json", "-r", "/dev/stdin")
        asked = subprocess.run(asking, input="\n".join(batch), check=False, capture_output=True, text=True)  # noqa: S603 as above
        if not asked.stdout.strip():
            why = asked.stderr.strip().rpartition("\n")[2]
            return Outcome.NOT_ASKED, f"The advisories could not be asked for: there may be some.\n{why}"
        packages += json.loads(asked.stdout)["dependencies"]
    return _told(packages)


def batches() -> list[list[str]]:
    """Sort everything that any lock names into lists that name each package once, as the tool takes them."""
    versions = defaultdict(set)
    for lock in HERE.glob("*.txt"):
        for name, version in re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
            versions[name].add(f"{name}=={version}")
    rows = zip_longest(*(sorted(pins) for _, pins in sorted(versions.items())))
    return [[pin for pin in row if pin] for row in rows]


def _told(packages: list[dict[str, Any]]) -> tuple[Outcome, str]:
    found = [_advisory(package, one) for package in packages for one in package.get("vulns", [])]
    if found:
        return Outcome.ADVISORIES, "\n".join(found)
    if skipped := [package["name"] for package in packages if "skip_reason" in package]:
        return Outcome.NOT_ASKED, f"The advisories could not be asked about {', '.join(skipped)}."
    return Outcome.NOTHING_KNOWN, f"No advisory is known against the {len(packages)} locked packages."


def _advisory(package: dict[str, Any], advisory: dict[str, Any]) -> str:
    mended = ", ".join(advisory["fix_versions"]) or "no version yet"
    return f"{package['name']} {package['version']}: {advisory['id']}, mended in {mended}"


if __name__ == "__main__":
    sys.exit(main())
