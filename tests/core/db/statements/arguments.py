"""Arguments for any function of a store, made from what its parameters say they take."""

import dataclasses
import inspect
import types
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum
from random import Random
from typing import Any, Literal, Unpack, get_args, get_origin, get_type_hints

from sqlalchemy import ColumnElement, MetaData, true

from bot.core.buttons import CustomId
from bot.core.db.database import metadata
from bot.privacy.export_store import Section, sections
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
    MetaData: metadata,
    Section: next(one for one in sections(metadata) if len(one.key) == 1),
    object: 1,
}


def arguments(function: Store, chance: Random) -> tuple[list[object], dict[str, object]]:
    """Make what a function takes after its connection; chance decides where there are several choices."""
    hints = get_type_hints(function)
    positional: list[object] = []
    named: dict[str, object] = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        value = _made(hints[parameter.name], chance)
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = value
        elif parameter.kind is parameter.VAR_KEYWORD:
            named |= value
        else:
            positional.append(value)
    return positional, named


def _made(kind: Any, chance: Random) -> Any:
    origin, args = get_origin(kind), get_args(kind)
    plain = kind if kind in PLAIN else origin
    if plain in PLAIN:
        return PLAIN[plain]
    if origin is types.UnionType:
        return None if types.NoneType in args and chance.random() < 0.5 else _made(args[0], chance)
    if origin is Unpack:
        return _made(args[0], chance)
    if origin is not None:
        return _several(origin, args, chance)
    return _whole(kind, chance)


def _several(origin: Any, args: tuple[Any, ...], chance: Random) -> Any:
    if origin is Literal:
        return chance.choice(args)
    if issubclass(origin, Mapping):
        return {_made(args[0], chance): _made(args[1], chance)}
    if origin is tuple and ... not in args:
        return tuple(_made(one, chance) for one in args)
    values = (_made(args[0], chance),)
    return values if issubclass(tuple, origin) else origin(values)


def _whole(kind: Any, chance: Random) -> Any:
    """Make a choice of an enumeration, a dataclass with or without what it can do without, a typed dictionary."""
    if kind is bool:
        return chance.random() < 0.5
    if issubclass(kind, Enum):
        return chance.choice(list(kind))
    hints = get_type_hints(kind)
    if dataclasses.is_dataclass(kind):
        given = (field for field in dataclasses.fields(kind) if field.init and _is_given(field, chance))
        hints = {field.name: hints[field.name] for field in given}
    return kind(**{name: _made(hint, chance) for name, hint in hints.items()})


def _is_given(field: dataclasses.Field[Any], chance: Random) -> bool:
    needed = field.default is field.default_factory is dataclasses.MISSING
    return needed or chance.random() < 0.5
