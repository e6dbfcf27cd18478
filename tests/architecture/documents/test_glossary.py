"""One meaning a word: a class has its name alone, and the words of our own stand in the glossary."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source import FILES, ROOT, tree

GLOSSARY = ROOT / "docs" / "glossary.md"


def feature(file: Path) -> str:
    return "/".join(file.relative_to(ROOT).with_suffix("").parts[:2])


def classes() -> list[tuple[Path, ast.ClassDef]]:
    files = [file for file in FILES if file.is_relative_to(ROOT / "bot")]
    return [(file, node) for file in files for node in ast.walk(tree(file)) if isinstance(node, ast.ClassDef)]


def bases(node: ast.ClassDef) -> set[str]:
    return {ast.unparse(base).rpartition(".")[2] for base in node.bases}


@cache
def errors() -> frozenset[str]:
    """Every class that is raised."""
    names, before = {"Exception"}, 0
    while len(names) > before:
        before = len(names)
        names |= {node.name for _, node in classes() if bases(node) & names}
    return frozenset(names)


def words_that_others_meet() -> set[str]:
    """The classes with a name of one word that are taken out of their feature, but for errors and custom_ids."""
    taken = {
        (alias.name, feature(file))
        for file in FILES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return {
        node.name
        for file, node in classes()
        if re.fullmatch("[A-Z][a-z]+", node.name) and node.name not in errors() and "CustomId" not in bases(node)
        if {place for name, place in taken if name == node.name} - {feature(file)}
    }


def terms() -> list[str]:
    """The words of our own: the first column of the glossary's table."""
    return [term.lower() for term in re.findall(r"^\| \*\*(.+?)\*\* \|", GLOSSARY.read_text(encoding="utf-8"), re.M)]


def borrowed() -> set[str]:
    """What AO3, Discord and the trade call so, of which the glossary only says that we mean the same."""
    listed = GLOSSARY.read_text(encoding="utf-8").partition("## Borrowed")[2]
    return {term.lower() for term in re.findall(r"`(\w+)`", listed)}


@cache
def names_in_the_code() -> frozenset[str]:
    """Every name that the code gives to anything, files and folders too."""
    names = {
        name
        for file in FILES
        for node in ast.walk(tree(file))
        for name in (getattr(node, "name", None), getattr(node, "id", None), getattr(node, "attr", None))
        if isinstance(name, str)
    }
    return frozenset(names | {part for file in FILES for part in file.relative_to(ROOT).with_suffix("").parts})


@cache
def words_in_the_code() -> str:
    """The same with the words of each name apart."""
    apart = (re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in names_in_the_code())
    return "\n".join(f"_{name.strip('_')}_" for name in apart)


def singular(word: str) -> str:
    return re.sub(r"(?<=[a-z])ies$", "y", word) if word.endswith("ies") else word.removesuffix("s")


def test_a_class_name_stands_for_one_class() -> None:
    counted = Counter(node.name for _, node in classes() if not node.name.startswith("_"))

    assert {name: count for name, count in counted.items() if count > 1} == {}


def test_a_class_that_other_rooms_meet_bears_a_word_that_the_glossary_knows() -> None:
    known = {singular(term) for term in (*terms(), *borrowed())}

    assert sorted(word for word in words_that_others_meet() if singular(word.lower()) not in known) == []


def test_the_glossary_gives_each_word_one_meaning() -> None:
    assert {term: count for term, count in Counter(map(singular, terms())).items() if count > 1} == {}
    assert set(terms()) & borrowed() == set()


def test_the_glossary_is_in_the_order_of_the_alphabet() -> None:
    assert terms() == sorted(terms())


@pytest.mark.parametrize("term", terms())
def test_a_word_of_the_glossary_is_a_word_of_the_code(term: str) -> None:
    word = re.escape(term.replace(" ", "_"))

    assert re.search(rf"_{word}(s|es)?_|_{word[:-1]}ies_", words_in_the_code()), term


def test_what_the_glossary_names_in_the_code_is_there() -> None:
    named = re.findall(r"\| `(\w+)` \|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(named) == len(terms())
    assert set(named) - names_in_the_code() == set()
