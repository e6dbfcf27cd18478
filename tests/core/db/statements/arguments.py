"""Arguments for any function of a store, made from what its parameters say they take."""

import dataclasses
import inspect
import types
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any, Literal, Unpack, get_args, get_origin, get_type_hints

from sqlalchemy import ColumnElement, true

from bot.core.buttons import CustomId
from bot.suggestions.buttons import OpenMine

Store = Callable[..., Awaitable[object]]

PLAIN: dict[object, object] = {
    int: 1,
    str: "UTC",
    bytes: b"cover",
    float: 1.5,
    datetime: datetime(2031, 5, 4, tzinfo=UTC),
    timedelta: timedelta(hours=1),
    ColumnElement: true(),
    CustomId: OpenMine(),
    Any: 1,
    object: 1,
}


def arguments(function: Store, turn: int) -> tuple[list[object], dict[str, object]]:
    """Make what a function takes after its connection; another choice at each turn, where there are several."""
    hints = get_type_hints(function)
    positional: list[object] = []
    named: dict[str, object] = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        value = _made(hints[parameter.name], turn)
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = value
        elif parameter.kind is parameter.VAR_KEYWORD:
            named |= value
        else:
            positional.append(value)
    return positional, named


def _made(kind: Any, turn: int) -> Any:
    origin, args = get_origin(kind), get_args(kind)
    plain = kind if kind in PLAIN else origin
    if plain in PLAIN:
        return PLAIN[plain]
    if origin is types.UnionType:
        return None if turn % 2 and types.NoneType in args else _made(args[0], turn)
    if origin is Unpack:
        return _made(args[0], turn)
    if origin is not None:
        return _several(origin, args, turn)
    return _whole(kind, turn)


def _several(origin: Any, args: tuple[Any, ...], turn: int) -> Any:
    if origin is Literal:
        return args[turn % len(args)]
    if issubclass(origin, Mapping):
        return {_made(args[0], turn): _made(args[1], turn)}
    if origin is tuple and ... not in args:
        return tuple(_made(one, turn) for one in args)
    values = (_made(args[0], turn),)
    return values if issubclass(tuple, origin) else origin(values)


def _whole(kind: Any, turn: int) -> Any:
    """Make one of a kind that has parts: a choice of an enumeration, a dataclass, a typed dictionary."""
    if kind is bool:
        return turn % 3 == 0
    if issubclass(kind, Enum):
        return list(kind)[turn % len(kind)]
    hints = get_type_hints(kind)
    if dataclasses.is_dataclass(kind):
        hints = {field.name: hints[field.name] for field in dataclasses.fields(kind) if field.init}
    return kind(**{name: _made(hint, turn) for name, hint in hints.items()})
