"""Where things live: a folder for each word, the same on each side, and small enough to be looked through."""

from collections import Counter
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.app.client import cogs
from bot.core.settings import Settings

ROOT = Path(__file__).parents[2]
CODE = ("bot", "cogs", "tests", "bench", "docs", "requirements")

MOST_FILES = 15
"""Files of Python in one folder, its `__init__.py` among them."""

MOST_OF_A_PREFIX = 2
"""Files of a folder whose names begin with the same word; three are a folder of that name."""


def packages(part: str) -> list[str]:
    return sorted(file.parent.name for file in (ROOT / part).glob("*/__init__.py") if file.parent.name[0] != "_")


def words(part: str) -> set[str]:
    """Every name that a folder or a file has, anywhere below."""
    return {path.stem for path in (ROOT / part).rglob("*") if path.is_dir() or path.suffix == ".py"}


def folders() -> list[Path]:
    return sorted({file.parent for part in CODE for file in (ROOT / part).rglob("*.py")})


def test_a_folder_can_be_looked_through_at_a_glance() -> None:
    counted = {str(folder.relative_to(ROOT)): len(list(folder.glob("*.py"))) for folder in folders()}

    assert {name: count for name, count in counted.items() if count > MOST_FILES} == {}


def test_a_prefix_that_three_files_share_is_a_folder() -> None:
    shared: dict[str, int] = {}
    for folder in folders():
        if folder.is_relative_to(ROOT / "bot") and folder.name != "versions":
            begins = Counter(file.stem.split("_")[0] for file in folder.glob("*_*.py") if file.stem[0] != "_")
            shared |= {f"{folder.relative_to(ROOT)}/{word}_": n for word, n in begins.items() if n > MOST_OF_A_PREFIX}

    assert shared == {}


def test_every_folder_of_code_is_a_package() -> None:
    assert [str(folder.relative_to(ROOT)) for folder in folders() if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("word", sorted({*packages("bot"), *packages("cogs")} - {"app"}))
def test_a_word_has_its_tests_in_a_folder_of_its_name(word: str) -> None:
    assert [found for folder in (ROOT / "tests").rglob(word) if (found := list(folder.rglob("test_*.py")))]


@pytest.mark.parametrize("word", packages("cogs"))
def test_a_cog_has_the_name_of_what_it_stands_for_in_the_bot(word: str) -> None:
    assert word in words("bot")


def test_every_cog_is_loaded() -> None:
    assert cogs() == [f"cogs.{word}" for word in packages("cogs")]


@pytest.mark.parametrize("name", ["README", "CONTRIBUTING", "ARCHITECTURE", "CHANGELOG", "PRIVACY", "SECURITY"])
def test_a_document_that_people_look_for_is_there(name: str) -> None:
    assert (ROOT / f"{name}.md").read_text(encoding="utf-8").strip()


def test_every_setting_is_in_the_example() -> None:
    assert set(dotenv_values(ROOT / ".env.example")) == Settings.names()


def test_no_secret_and_no_database_can_be_committed_by_mistake() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()

    assert ".env" in ignored
    assert any(line.startswith("data/") for line in ignored)
