"""Every custom_id there is, and pressing, choosing or sending each as somebody to whom it was never shown."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, get_type_hints

from simcord.components import walk_components
from simcord.results import InteractionResult
from sqlalchemy import select

from bot.core.db.database import metadata
from tests.core.custom_ids import KINDS
from tests.errors.every_choice.people import Person
from tests.errors.every_choice.trying import UNEXPECTED
from tests.worlds.forged_requests import everything_in, press, send_form
from tests.worlds.town import Town

LEDGER = frozenset({"clicks", "refused_forms", "registered_commands", "heartbeats", "loops"})
"""What is written of whatever is pressed (that it was, and what a refused form held), and as time goes by."""

Content = dict[str, list[tuple[Any, ...]]]


def shown_anywhere(town: Town) -> list[str]:
    """Find every custom_id that stands in some message, in whatever server or private answer."""
    messages = [one for channel in town.env.backend.messages.values() for one in channel.values()]
    parts = [part for message in messages for part in walk_components(message.components)]
    return sorted({part["custom_id"] for part in parts if part.get("custom_id")})


def made_up() -> Iterator[str]:
    """Make custom_ids of every kind, whose numbers are those of the first rows of whatever they name."""
    for kind in KINDS:
        hints = get_type_hints(kind)
        for number in (1, 2, 3):
            filled = {one.name: number if hints[one.name] is int else "word" for one in dataclasses.fields(kind)}
            yield str(kind(**filled))


async def use(town: Town, person: Person, custom_ids: Sequence[str]) -> list[str]:
    """Press, choose in and send all of them as this person; return what ended in a fault."""
    forms = [pattern for pattern, _ in town.client._forms]
    under = await person.actor.slash(person.channel, "works")
    faults = []
    for custom_id in custom_ids:
        if any(pattern.fullmatch(custom_id) for pattern in forms):
            answers = [await send_form(person.actor, person.channel, custom_id, {"idea": "x", "typed": "x"})]
        else:
            answers = [await press(person.actor, under, custom_id, *values) for values in ((), ("1",))]
        faults += [f"{custom_id}: {what}" for what in map(_fault_in, answers) if what]
    return faults


def _fault_in(answer: InteractionResult) -> str:
    if not answer.acknowledged:
        return "no answer"
    return "unexpected" if UNEXPECTED in everything_in(answer) else ""


async def kept(town: Town, *, but: frozenset[str] = frozenset(), but_of: int | None = None) -> Content:
    """Read all that is kept, but for some tables and for the rows of one server."""
    assert but <= set(metadata.tables)
    content: Content = {}
    async with town.database.read() as connection:
        for table in metadata.sorted_tables:
            if table.name not in LEDGER | but:
                query = select(table)
                if but_of is not None and "guild_id" in table.c:
                    query = query.where(table.c.guild_id != but_of)
                content[table.name] = sorted(map(tuple, await connection.execute(query)), key=repr)
    return content


def changed(before: Content, after: Content) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows that are not in both."""
    return {
        name: [row for row in before[name] + after[name] if row not in before[name] or row not in after[name]]
        for name in before
        if before[name] != after[name]
    }
