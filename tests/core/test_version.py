"""The version: said in one place for the program, and the same wherever else it stands."""

import re
import tomllib
from pathlib import Path

from bot import VERSION

ROOT = Path(__file__).parents[2]


def test_the_version_is_the_package_s_and_the_newest_in_the_changelog() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = re.search(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert newest is not None
    assert VERSION == package == newest[1]
