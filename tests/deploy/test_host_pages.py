"""What the pages for hosts say of endings, warnings, files and commands is so."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.doctor.machine.software import OLDEST_PYTHON
from tests.architecture.documents.pages import spans
from tests.architecture.documents.sayings import HOLE, everything_said, is_said, plain, renderings
from tests.architecture.source import FILES, ROOT, is_in, tree

FOLDER = ROOT / "docs" / "hosting"
PAGES = sorted(FOLDER.glob("*.md"))
RUNNING = ("bot/app", "bot/core", "bot/health")
"""Where the running bot's own endings are decided; what commands say is on the pages about them."""

ELSEWHERE = ("bot/core/db/moving", "bot/core/db/unfinished", "bot/core/db/sharing")
"""What moves a database, and what waits for a seat among several processes: pages of their own."""

TO_MOVE = "The database to move to"
"""How what the command says of an address begins that the settings understand."""


def rows(heading: str) -> list[str]:
    """The first column of the table below a heading, as far as it is code."""
    section = (FOLDER / "README.md").read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`.+?`) \|", section, re.MULTILINE)
    return [line for cell in cells for line in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("line", [*rows("Exit codes"), *rows("What warnings in the log mean")])
def test_a_line_that_is_explained_is_one_that_the_bot_writes(line: str) -> None:
    assert is_said(line, everything_said())


def test_every_line_by_which_the_running_bot_ends_is_explained() -> None:
    explained = [one.strip("… ") for row in rows("Exit codes") for one in [plain(row)]]

    assert explained
    assert [said for said in endings() if not any(_means(row, said) for row in explained)] == []


def endings() -> Iterator[str]:
    """What the errors say that end the bot, as a host reads it; not what only hands on what another says."""
    for file in FILES:
        if not is_in(file, *RUNNING) or is_in(file, *ELSEWHERE):
            continue
        for node in ast.walk(tree(file)):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in ("StartupError", "CutShort", "InUse")
                and node.args
            ):
                said = plain(renderings(node.args[0])[0])
                yield from () if said == HOLE or said.startswith(TO_MOVE) else (said,)


def _means(row: str, said: str) -> bool:
    """Tell whether the parts of a row between its holes stand in what is said, one after the other."""
    return re.search(".*".join(re.escape(part.strip()) for part in row.split("…")), said) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_file_of_the_project_that_is_typed_is_there(page: Path) -> None:
    typed = [word.replace("\\", "/") for span in spans(page.read_text("utf-8")) for word in span.split()]
    named = [word for word in typed if re.match(r"(requirements|deploy|docs)/", word)]

    assert [word for word in named if not (ROOT / word).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_python_that_a_page_asks_for_is_new_enough(page: Path) -> None:
    asked_for = re.findall(r"Python (3\.\d+) or\s+newer", page.read_text("utf-8"))

    assert {*asked_for} <= {OLDEST_PYTHON}
