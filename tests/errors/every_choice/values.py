"""What each option of a command is tried with: every choice it has, and of free text what is right, wrong and odd."""

from typing import Any

from discord import AppCommandOptionType as Kind

from tests.errors.every_choice.people import Person
from tests.worlds.town import CHAPTER

LEFT_OUT = object()
"""Stands for an option that isn't given."""

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
ODD = ("Salt", "** [a](https://b.example) <@1> `", "\u200b")
"""A name, what tries to be Markdown, and what nobody sees."""

TYPED: dict[str, tuple[str, ...]] = {
    "work": ("The Lamp Room", "work:999999", "no such work"),
    "chapter": ("3", "chapter:1", "no such chapter"),
    "suggestion": ("1", "suggestion:2", "a storm that nobody named"),
    "call": ("call:1", "99", "no such call"),
    "link": ("https://example.org/a_(b)", "https://discord.gg/abc", "javascript:x"),
    "when": ("in 2 hours", "yesterday", "whenever"),
    "until": ("in 3 days", "31 February", "never"),
    "every": ("Friday 18:00", "every blue moon"),
    "time_zone": ("Europe/Paris", "EST", "nowhere"),
    "kudos_emoji": ("💜", "<:gone:1>", "no emoji"),
    "warnings": ("Major Character Death", "Bees"),
    "code": ("ABCD-2345", "\u200b"),
    "target": ("1:1", "no such target"),
    "message": ("1", "https://discord.com/channels/1/2/3"),
}


def values_of(parameter: Any, person: Person) -> list[Any]:
    """The values that one person tries for an option; that it is left out is one of them, where it may be."""
    given = [one.value for one in parameter.choices] or _by_kind(parameter, person)
    return given if parameter.required else [LEFT_OUT, *given]


def _by_kind(parameter: Any, person: Person) -> list[Any]:
    least, most = parameter.min_value, parameter.max_value
    of_kind: dict[Kind, list[Any]] = {
        Kind.boolean: [True, False],
        Kind.integer: [least or 0, most or 10**9],
        Kind.number: [least or 0.0, 4.5, most or 1e9],
        Kind.channel: [person.channel, person.further],
        Kind.user: [person.actor, person.neighbour],
        Kind.role: [person.role],
        Kind.attachment: [("chapter.txt", CHAPTER.encode()), ("cover.png", PNG), ("odd.epub", b"PK\x03\x04odd")],
    }
    if parameter.type is not Kind.string:
        return of_kind[parameter.type]
    typed = TYPED.get(parameter.display_name, ODD)
    return [one[: int(most) if most else None] for one in typed if len(one) >= (least or 0)]
