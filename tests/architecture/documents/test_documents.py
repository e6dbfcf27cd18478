"""What the documents say is what the program does."""

import ast
import re
import tomllib
from pathlib import Path

import discord
import pytest

from bot.setup import wording as setup_wording
from bot.setup.permissions import BITS, GIVEN_WHERE_NEEDED, INVITED, TO_ANNOUNCE, TO_WRITE, invitation
from tests.architecture.documents.pages import DOCUMENTS, EXAMPLE, document
from tests.architecture.source import ROOT
from tests.worlds.town import Town

FOLDERS = ("bot", "cogs", "tests", "bench", "docs", "requirements")


def test_the_invitation_and_its_tables_name_every_permission_by_what_it_is_for() -> None:
    readme = document("README.md")
    said = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", document("docs/permissions.md"), re.MULTILINE)

    assert f"permissions={discord.Permissions(**dict.fromkeys(INVITED, True)).value}" in readme
    assert invitation("APPLICATION_ID") in readme
    assert {*TO_ANNOUNCE, *TO_WRITE} <= set(INVITED)
    names = [setup_wording.permission_name(one) for one in BITS]
    assert [one for one in said if one[0] in names] == [
        (setup_wording.permission_name(one), setup_wording.permission_purpose(one))
        for one in (*INVITED, *GIVEN_WHERE_NEEDED)
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_links_to_is_there(name: str) -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", document(name))

    assert [target for target in linked if not ((ROOT / name).parent / target).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_that_a_document_names_exists(name: str) -> None:
    """`<feature>` and `*` stand for any name."""
    named = [span for span in _spans(document(name)) if span.partition("/")[0] in FOLDERS and "/" in span]

    assert [path for path in named if not any(ROOT.glob(re.sub("<[^>]+>", "*", path.rstrip("/"))))] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_that_a_document_names_exists(name: str) -> None:
    named = re.findall(r"`?\bmake ([a-z-]+)\b`?(?=[`\s])", "\n".join(_code(document(name))))

    assert set(named) <= {target for target, _ in make_targets()}


def test_every_make_target_says_what_it_does() -> None:
    assert [target for target, rest in make_targets() if not re.search(r" ## \S", rest)] == []


def test_checking_changes_nothing() -> None:
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", document("Makefile"), re.MULTILINE)

    assert recipe is not None
    assert "ruff format --check" in recipe[1]
    assert "--fix" not in recipe[1]


def make_targets() -> list[tuple[str, str]]:
    """Every target that a person may name, with what stands behind its colon."""
    return re.findall(r"^([a-z-]+):(?!=)(.*)$", document("Makefile"), re.MULTILINE)


def test_every_name_that_architecture_gives_after_a_file_is_defined_in_it() -> None:
    """In a row of its tables, names stand behind the file that they are in."""
    strangers = []
    for row in re.findall(r"^\|.*\|$", document("ARCHITECTURE.md"), re.MULTILINE):
        defined: set[str] | None = None
        for span in _spans(row):
            if "/" in span:
                path, defined = span, _defined_in(ROOT / span) if span.endswith(".py") else None
            elif defined is not None and re.fullmatch(r"\w+", span) and span not in defined:
                strangers.append(f"{path} {span}")

    assert strangers == []


def test_the_map_shows_every_folder_of_the_bot() -> None:
    shown = set(re.findall(r"^\| `bot/(\w+)/` \|", document("ARCHITECTURE.md"), re.MULTILINE))

    assert shown == {file.parent.name for file in (ROOT / "bot").glob("*/__init__.py")}


def _defined_in(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    functions = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
    return functions | {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}


def _spans(text: str) -> list[str]:
    """What stands in a document as code, among words; what is **`bold`** heads a file of the example."""
    return re.findall(r"(?<!\*)`([^`\s]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def _code(text: str) -> list[str]:
    return re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)


async def test_every_slash_command_that_a_document_names_exists_and_the_other_way_round(town: Town) -> None:
    registered = {command.qualified_name for command in town.client.tree.walk_commands()}
    groups = {name.split()[0] for name in registered}
    real = [name for name in DOCUMENTS if name != EXAMPLE]
    named = {match for name in real for match in re.findall(r"`/([a-z]+\b(?!/)(?: [a-z]+\b(?!:))?)", document(name))}

    assert {name for name in named if name not in registered | groups} == set()
    leaves = {name for name in registered if not any(other.startswith(f"{name} ") for other in registered)}
    changelog = document("CHANGELOG.md")
    assert {name for name in leaves if name.split()[-1] not in changelog} == set()


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    version = tomllib.loads(document("pyproject.toml"))["project"]["version"]

    newest = re.search(r"^## (\S+)", document("CHANGELOG.md"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == version


def test_no_lock_names_a_registry_host() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in lock.read_text(encoding="utf-8"), lock.name


def test_every_locked_package_has_a_hash() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        packages = re.split(r"\n(?=[a-z])", lock.read_text(encoding="utf-8").strip())
        assert [package.split("==")[0] for package in packages if "--hash=sha256:" not in package] == []


def test_a_host_installs_neither_the_demo_nor_what_development_takes() -> None:
    runtime = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")

    assert not re.search(r"^(simcord|pytest|mypy|ruff|hypothesis)==", runtime, re.MULTILINE)
