"""Every form there is, sent with hostile texts in every field that any form has."""

import ast
import dataclasses
from collections.abc import Iterator
from typing import get_type_hints

from bot.core.buttons import CustomId
from bot.setup.panel.models import SetupChoice
from bot.suggestions.rules.models import Limit
from tests.architecture.source import FILES, is_in, tree
from tests.core.custom_ids import KINDS
from tests.errors.foreign.pressing import shown_anywhere
from tests.worlds.town import Town

FIELDS = ("line", "paragraph", "choice", "one_of", "tick")
"""The functions of cogs that make fields of forms; the first argument is the field's name."""

NUMBERS = (1, 2, 3)
"""Ids of rows of which some are right for each form."""


def field_names() -> list[str]:
    """Find the names of all fields in the source; a form takes what it knows of them."""
    nodes = [node for file in FILES if is_in(file, "cogs") for node in ast.walk(tree(file))]
    calls = [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) in FIELDS]
    names = {str(one.args[0].value) for one in calls if one.args and isinstance(one.args[0], ast.Constant)}
    return sorted(names | set(Limit))


def every_form(town: Town) -> Iterator[str]:
    """Make the custom_ids of every kind of form, with each word that a button carries."""
    patterns = {pattern for pattern, _ in town.client._forms}
    words = _words(town)
    for kind in KINDS:
        if kind.pattern in patterns:
            for word in words if str in get_type_hints(kind).values() else [""]:
                yield from _filled(kind, word)


def _words(town: Town) -> list[str]:
    """Find the words that buttons carry: what a form is about is what the button said that opens it."""
    parts = {part for custom_id in shown_anywhere(town) for part in custom_id.split(":")[1:]}
    return sorted({part for part in parts if part.isalpha() and len(part) < 12} | set(SetupChoice))


def _filled(kind: type[CustomId], word: str) -> Iterator[str]:
    hints = {one.name: get_type_hints(kind)[one.name] for one in dataclasses.fields(kind)}
    for number in NUMBERS if int in hints.values() else NUMBERS[:1]:
        yield str(kind(**{name: number if of_kind is int else word for name, of_kind in hints.items()}))
