"""Where things live: one feature word in three places, and documents that agree with the code."""

import re
import tomllib
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.core.settings import Settings

ROOT = Path(__file__).parents[2]

NOT_FEATURES = {"core", "demo"}
IN_ANOTHER_COG = {"commands": "help", "intake": "chapters", "uploads": "chapters"}
"""Features that people meet under another's name."""

FEATURES = sorted(
    folder.name
    for folder in (ROOT / "bot").iterdir()
    if (folder / "__init__.py").exists() and folder.name not in NOT_FEATURES
)
COGS = sorted(
    path.stem for path in (ROOT / "cogs").iterdir() if not path.name.startswith("_") and path.suffix in ("", ".py")
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

every_feature = pytest.mark.parametrize("feature", FEATURES)


@every_feature
def test_a_feature_has_its_tests_in_a_room_of_its_name(feature: str) -> None:
    assert list((ROOT / "tests" / feature).glob("test_*.py"))


@every_feature
def test_a_feature_has_a_cog_of_its_name(feature: str) -> None:
    assert IN_ANOTHER_COG.get(feature, feature) in COGS


@every_feature
def test_what_the_contracts_say_of_features_they_say_of_each(feature: str) -> None:
    contracts = {one["name"]: one for one in PROJECT["tool"]["importlinter"]["contracts"]}
    layers = contracts["Imports run one way: cogs, client, services, features, core"]["layers"]
    below = {name for layer in layers for name in layer.split(" | ")}

    assert f"bot.{feature}" in below
    for name in ("Only the edge knows discord.py", "Only core knows the databases' drivers"):
        assert f"bot.{feature}" in contracts[name]["source_modules"]


@pytest.mark.parametrize("cog", COGS)
def test_every_cog_is_loaded_and_keeps_from_the_others(cog: str) -> None:
    contracts = {one["name"]: one for one in PROJECT["tool"]["importlinter"]["contracts"]}

    assert f'"cogs.{cog}"' in (ROOT / "bot" / "client.py").read_text(encoding="utf-8")
    assert f"cogs.{cog}" in contracts["Cogs never import each other"]["modules"]


def test_every_folder_of_code_is_a_package() -> None:
    folders = {file.parent for part in ("bot", "cogs") for file in (ROOT / part).rglob("*.py")}

    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_the_version_stands_at_the_top_of_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (first, *_) = re.findall(r"^## \[?v?([^\]\s]+)", changelog, re.MULTILINE)

    assert first == PROJECT["project"]["version"]


@pytest.mark.parametrize("name", ["README", "CONTRIBUTING", "ARCHITECTURE", "CHANGELOG", "PRIVACY", "SECURITY"])
def test_a_document_that_people_look_for_is_there(name: str) -> None:
    assert (ROOT / f"{name}.md").read_text(encoding="utf-8").strip()


def test_every_setting_is_in_the_example() -> None:
    assert set(dotenv_values(ROOT / ".env.example")) == {name.upper() for name in Settings.model_fields}


def test_no_secret_and_no_database_can_be_committed_by_mistake() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()

    assert ".env" in ignored
    assert any(line.startswith("data/") for line in ignored)


@pytest.mark.parametrize("name", ["runtime", "demo", "dev"])
def test_what_is_installed_is_pinned_by_hash_and_names_no_registry(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pinned = [number for number, line in enumerate(lines) if re.match(r"[A-Za-z0-9]", line)]

    assert pinned
    assert all("==" in lines[number] for number in pinned)
    assert all("--hash=sha256:" in lines[number + 1] for number in pinned)
    assert not [line for line in lines if "://" in line or line.startswith(("-i", "--index", "--extra-index"))]


def test_a_host_installs_neither_the_simulation_nor_the_tests() -> None:
    runtime = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")

    assert not re.search(r"^(simcord|pytest|hypothesis|ruff|mypy)\b", runtime, re.MULTILINE)
