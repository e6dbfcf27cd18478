"""What the program can say: each of its texts, rendered with `…` where something is put in."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from tests.architecture.source import FILES, tree

HOLE = "…"
MOST = 32
"""Renderings of one text at most; what has more is told by its first."""


@cache
def everything_said() -> frozenset[str]:
    """Every text in the program, as a person reads it."""
    return frozenset(one for file in FILES for one in texts_in(file))


@cache
def said_to_people() -> frozenset[str]:
    """The texts of the wording modules."""
    return frozenset(one for file in FILES if file.name == "wording.py" for one in texts_in(file))


def texts_in(file: Path) -> Iterator[str]:
    yield from (plain(one) for node in outermost(tree(file)) for one in renderings(node))


def outermost(node: ast.AST) -> Iterator[ast.expr]:
    """Each expression that makes a text, but for those inside another."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and _is_text(child.value):  # a docstring
            continue
        if isinstance(child, ast.JoinedStr | ast.BinOp | ast.IfExp) or _is_text(child):
            assert isinstance(child, ast.expr)
            yield child
        if not isinstance(child, ast.JoinedStr):
            yield from outermost(child)
        else:
            yield from (one for part in child.values if isinstance(part, ast.FormattedValue) for one in outermost(part))


def renderings(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return _joined([renderings(part) for part in parts])
        case ast.FormattedValue(value=inner):
            return renderings(inner)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _joined([renderings(left), renderings(right)])
        case ast.IfExp(body=body, orelse=other):
            return [*renderings(body), *renderings(other)][:MOST]
        case ast.Call(func=ast.Name(id="mention"), args=[ast.Constant(value=str(command))]):
            return [f"/{command}"]
    return [HOLE]


def plain(text: str) -> str:
    """A text as it is read, on one line, with one `…` where several things are put in one after the other."""
    shown = re.sub(r"%[sdr]", HOLE, re.sub(r"(?m)^(?:-# |#+ |> |[-*] )", "", text))
    shown = re.sub(rf"<(?:#|@&?|t:){HOLE}(?::\w)?>", HOLE, shown)
    shown = re.sub(r"\*\*|__|`|(?<!\w)\*|\*(?!\w)", "", shown)
    return re.sub(rf"{HOLE}[{HOLE}\s]*{HOLE}", HOLE, " ".join(shown.split()))


def is_said(words: str, texts: frozenset[str]) -> bool:
    """Tell whether one of these texts has these words in it."""
    wanted = plain(words)
    return any(wanted in text for text in texts)


def _joined(parts: list[list[str]]) -> list[str]:
    return ["".join(one) for one, _ in zip(product(*parts), range(MOST), strict=False)]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
