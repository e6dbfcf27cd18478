"""Code with a probe before each statement and at both ways out of each branch."""

import ast
from collections.abc import Iterator, Sequence

from tests.probes.places import Probe, at

NAME = "_ran_"
"""A builtin that holds the bytes, so that no module has a name more."""

Branching = ast.If | ast.For | ast.AsyncFor | ast.While
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
Silent = ast.Global | ast.Nonlocal


class Probed(ast.NodeTransformer):
    """Keeps every line number; what the code does is the same but for the bytes that it sets."""

    def __init__(self, begins: int) -> None:
        self._begins = begins

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block:
                setattr(node, field, list(self._block(node, block)))
        if isinstance(node, Branching):
            node.body.insert(0, self._set(node, node.lineno, Probe.WENT_IN))
            node.orelse.insert(0, self._set(node, node.lineno, Probe.WENT_BY))
        elif isinstance(node, ast.Match):
            self._cases(node)
        elif isinstance(node, ast.Try):
            self._handlers(node)
        return node

    def _block(self, node: ast.AST, block: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
        documented = isinstance(node, Documented) and ast.get_docstring(node, clean=False) is not None
        for number, statement in enumerate(block):
            if not (number == 0 and documented) and not isinstance(statement, Silent):
                yield from (self._set(statement, line, Probe.RAN) for line in lines(statement))
            yield statement

    def _cases(self, node: ast.Match) -> None:
        """Take note of the case that fits, and of those before it, which don't; of all of them if none does."""
        passed: list[int] = []
        for case in node.cases:
            line = case.pattern.lineno
            case.body[:0] = self._after(case.pattern, passed, line)
            passed.append(line)
        fits_all = ast.match_case(ast.MatchAs(), body=self._after(node.cases[-1].pattern, passed))
        last = node.cases[-1]
        if last.guard or not (isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None):
            node.cases.append(fits_all)

    def _handlers(self, node: ast.Try) -> None:
        passed: list[int] = []
        for handler in node.handlers:
            handler.body[:0] = self._after(handler, passed, handler.lineno)
            passed.append(handler.lineno)

    def _after(self, like: ast.AST, passed: Sequence[int], entered: int | None = None) -> list[ast.stmt]:
        probes = [self._set(like, line, Probe.WENT_BY) for line in passed]
        return probes if entered is None else [*probes, self._set(like, entered, Probe.WENT_IN)]

    def _set(self, like: ast.AST, line: int, probe: Probe) -> ast.stmt:
        place = ast.Constant(at(self._begins, line, probe))
        target = ast.Subscript(ast.Name(NAME, ast.Load()), place, ast.Store())
        probing = ast.Assign([target], ast.Constant(1))
        for part in ast.walk(probing):
            ast.copy_location(part, like)
        return probing


def probed(source: bytes, begins: int) -> ast.Module:
    tree: ast.Module = ast.parse(source)
    future = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    if future:
        raise ValueError("such an import has to be the first statement, and a probe would come before it")
    Probed(begins).visit(tree)
    return ast.fix_missing_locations(tree)


def lines(statement: ast.stmt) -> list[int]:
    """List the lines that run with a statement: its first, and those of its decorators."""
    decorators = getattr(statement, "decorator_list", [])
    return [statement.lineno, *(decorator.lineno for decorator in decorators)]
