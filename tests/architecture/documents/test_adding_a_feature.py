"""The worked example of docs/adding-a-feature.md, followed to the letter in a copy of the project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

PAGE = ROOT / "docs" / "adding-a-feature.md"
COPIED = (
    "bot",
    "cogs",
    "tests",
    "docs",
    "bench",
    "requirements",
    "pyproject.toml",
    "Makefile",
    ".env.example",
    ".gitignore",
)
VERSIONS = "bot/core/db/migrations/versions"

HOLDS = (
    "tests/bookmarks",
    "tests/architecture/test_code.py",
    "tests/architecture/test_rooms.py",
    "tests/architecture/test_words.py",
    "tests/architecture/documents/test_glossary.py",
    "tests/architecture/documents/test_documents.py::test_every_slash_command_that_a_document_names_exists_and_the_other_way_round",
    "tests/core/db/test_upgrade.py::test_the_migrations_make_exactly_the_tables_that_the_stores_declare",
)
"""The example's own tests, and those by which the project judges any feature."""


def blocks() -> list[tuple[str, str, str]]:
    """The files of the page: path, whether it is Python or a diff, and what stands in it."""
    return re.findall(r"^\*\*`([^`]+)`\*\*\n\n```(\w+)\n(.*?)```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which somebody did what the page says."""
    copy = tmp_path_factory.mktemp("project")
    left_out = shutil.ignore_patterns("__pycache__")
    for name in (*COPIED, *(file.name for file in ROOT.glob("*.md"))):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, copy)
    for path, kind, text in blocks():
        follow(copy, path, kind, text)
    return copy


def follow(copy: Path, path: str, kind: str, text: str) -> None:
    last = sorted(file.name[:4] for file in (ROOT / VERSIONS).rglob("[0-9]*.py"))[-1]
    path, text = (said.replace("<last>", last).replace("<next>", f"{int(last) + 1:04}") for said in (path, text))
    file = copy / path
    if kind == "diff":
        file.write_text(patched(file.read_text("utf-8"), text), "utf-8")
    else:
        assert not file.exists(), f"{path} is there already"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def patched(text: str, diff: str) -> str:
    """Put each new line behind the known one that stands above it."""
    lines, at = text.splitlines(), -1
    for change in diff.splitlines():
        if change.startswith("+"):
            at += 1
            lines.insert(at, change[1:])
        else:
            at = lines.index(change[1:], at + 1)
    return "\n".join(lines) + "\n"


def run(copy: Path, command: str, *arguments: str) -> None:
    """Run a command of this Python's in the copy; it has to succeed."""
    apart = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_XDIST")}
    there = {**apart, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    program = Path(sys.executable).with_name(command)
    done = subprocess.run([program, *arguments], cwd=copy, env=there, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_example_is_formatted_and_clean(followed: Path) -> None:
    run(followed, "ruff", "format", "--check", "--no-cache")
    run(followed, "ruff", "check", "--no-cache")


def test_the_example_is_typed(followed: Path) -> None:
    if (ROOT / ".mypy_cache").exists():  # by which it takes two seconds, not a minute
        shutil.copytree(ROOT / ".mypy_cache", followed / ".mypy_cache")
    run(followed, "mypy", "bot/bookmarks", "cogs/bookmarks", "tests/bookmarks")


def test_the_example_keeps_the_import_contracts(followed: Path) -> None:
    run(followed, "lint-imports", "--no-cache")


def test_the_example_works_and_the_house_takes_it(followed: Path) -> None:
    run(followed, "pytest", "-n", "0", "-p", "no:cacheprovider", *HOLDS)
