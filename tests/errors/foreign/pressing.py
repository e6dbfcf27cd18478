"""Every custom_id there is, and pressing, choosing or sending each as somebody to whom it was never shown."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, get_type_hints

from discord.app_commands import Command
from simcord.components import walk_components
from simcord.results import InteractionResult
from sqlalchemy import select

from bot.core.buttons import CustomId
from bot.core.db.database import metadata
from bot.help.models import Topic
from bot.kudos.news.models import NewsChoice
from bot.setup.panel.models import SetupChoice
from bot.suggestions.buttons import ReviewPress
from bot.suggestions.models import SpoilerLevel
from cogs.queue.settings import CHANNEL, CLOSED, LIMITS, NO_CHANNEL, PHRASES, WORDS
from tests.core.custom_ids import KINDS
from tests.errors.every_choice.covering import covering
from tests.errors.every_choice.people import Person
from tests.errors.every_choice.trying import UNEXPECTED, Trial
from tests.errors.every_choice.values import values_of
from tests.errors.patience import TAKES_AWAY
from tests.worlds.forged_requests import everything_in, press, send_form
from tests.worlds.town import Town

LEDGER = frozenset({"clicks", "refused_forms", "registered_commands", "heartbeats", "loops"})
"""What is written of whatever is pressed (that it was, and what a refused form held), and as time goes by."""

PLACES: dict[str, Sequence[str]] = {
    "press": tuple(ReviewPress),
    "what": (*SetupChoice, "credited", "wants_dm", "spoiler"),
    "value": ("yes", "no", *SpoilerLevel),
    "part": (*NewsChoice, LIMITS, WORDS, PHRASES, CLOSED, CHANNEL, NO_CHANNEL),
    "topic": tuple(Topic),
    "mark": ("0", "word"),
    "reader": ("", "1"),
}
"""The words that a button can carry in a place of that name, whether or not one with it stands anywhere."""

READERS = frozenset(
    {"suggestions", "suggestion_backs", "suggestion_log", "suggestion_notes", "suggestion_questions"}
    | {"suggestion_reports", "held_ideas", "letters", "role_attempts"}
)
"""What readers may change by a press: their own ideas, and what follows from these."""

Content = dict[str, list[tuple[Any, ...]]]


async def use_everything(town: Town, people: dict[str, Person]) -> None:
    """Let staff and the author use every command in a few ways, so that all that can be pressed stands somewhere."""
    trial = Trial({name: people[name] for name in ("staff", "author")})
    commands = [one for one in town.client.tree.walk_commands() if isinstance(one, Command)]
    for command in sorted(commands, key=lambda one: one.qualified_name):
        if command.qualified_name in TAKES_AWAY:
            continue
        for name in trial.people:
            options = {one.display_name: values_of(one, people[name]) for one in command.parameters}
            for row in covering(options)[:2] if options else [{}]:
                await trial.use(name, command.qualified_name, row)
    assert trial.faults == []


def shown_anywhere(town: Town) -> list[str]:
    """Find every custom_id that stands in some message, in whatever server or private answer."""
    messages = [one for channel in town.env.backend.messages.values() for one in channel.values()]
    parts = [part for message in messages for part in walk_components(message.components)]
    return sorted({part["custom_id"] for part in parts if part.get("custom_id")})


def made_up(shown: Sequence[str] = (), numbers: Sequence[int] = (1, 2, 3)) -> Iterator[str]:
    """Make custom_ids of every kind, whose numbers are those of the first rows of whatever they name.

    Their words are those of the same kind that are shown, and those that a button can carry in that place.
    """
    elsewhere = words_shown(shown)
    for kind in KINDS:
        hints = get_type_hints(kind)
        for words in words_of(kind, shown, elsewhere):
            for number in numbers if int in hints.values() else numbers[:1]:
                yield str(kind(**{one.name: words.get(one.name, number) for one in dataclasses.fields(kind)}))


def words_shown(shown: Sequence[str]) -> dict[str, str]:
    """Find a word for the places of each name, in whatever kind it stands: one kind's code is another's, too."""
    parsed = [one for kind in KINDS for custom_id in shown if (one := kind.parse(custom_id)) is not None]
    hints = [(one, get_type_hints(type(one))) for one in parsed]
    return {name: getattr(one, name) for one, names in hints for name, of_kind in names.items() if of_kind is str}


def words_of(kind: type[CustomId], shown: Sequence[str], elsewhere: dict[str, str]) -> list[dict[str, str]]:
    """Find which words a custom_id of a kind may have, each with the name of its place."""
    names = [name for name, of_kind in get_type_hints(kind).items() if of_kind is str]
    parsed = [one for custom_id in shown if (one := kind.parse(custom_id)) is not None]
    found = [{name: getattr(one, name) for name in names} for one in parsed]
    most_common = found[0] if found else {name: elsewhere.get(name, "word") for name in names}
    found += [{**most_common, name: str(word)} for name in names for word in PLACES.get(name, ())]
    return [dict(one) for one in dict.fromkeys(tuple(one.items()) for one in (found or [most_common]))]


def without_words(shown: Sequence[str]) -> list[str]:
    """Name the places whose words nobody knows: no button with one stands anywhere, and none can carry any here."""
    places = {name for kind in KINDS for name, of_kind in get_type_hints(kind).items() if of_kind is str}
    return sorted(places - {*PLACES, *words_shown(shown)})


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
