"""Trying out commands, and whatever can be pressed or sent in what comes back; faults are what nobody should see."""

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from simcord.backend.errors import SetupError
from simcord.components import walk_components
from simcord.results import InteractionResult

from bot.core import wording as core_wording
from tests.errors.every_choice.people import Person
from tests.errors.every_choice.values import LEFT_OUT
from tests.worlds.forged_requests import everything_in, press, send_form

UNEXPECTED = core_wording.unexpected("").partition(",")[0]
TEXT_INPUT, LONGEST = 4, 4000
PRESSED = {2, 3, 5, 6, 7, 8}
"""The types of buttons and of menus."""


@dataclass
class Trial:
    """What was tried in one server and its database. Each kind of button is pressed once by each person.

    `typed` is what is written into the fields of forms, each of which is sent so many `times`.
    """

    people: dict[str, Person]
    typed: Iterator[str] = field(default_factory=lambda: itertools.repeat("The lamp"))
    times: int = 1
    faults: list[str] = field(default_factory=list)
    tried: Counter[str] = field(default_factory=Counter)
    pressed: set[str] = field(default_factory=set)

    async def use(self, name: str, command: str, row: dict[str, Any]) -> None:
        """Use a command, then press as everybody what they haven't pressed yet of what comes back."""
        person, given = self.people[name], {option: one for option, one in row.items() if one is not LEFT_OUT}
        try:
            answer = await person.actor.slash(person.channel, command, **given)
        except SetupError:  # Discord shows `/setup` to managers alone
            return
        self.tried["commands"] += 1
        self._look(f"{name}: /{command} {given}", answer, shows=True)
        for part in _parts(answer):
            kind = _kind(part["custom_id"])
            if kind not in self.pressed:
                self.pressed.add(kind)
                for other in self.people:
                    await self._press(other, part)
        if answer.modal is not None:
            await self._send(name, answer.modal)

    async def _press(self, name: str, part: dict[str, Any]) -> None:
        """Press a button or choose in a menu, from wherever they are, and send the form that opens."""
        person, custom_id = self.people[name], part["custom_id"]
        under = await person.actor.slash(person.channel, "works")
        answer = await press(person.actor, under, custom_id, *_chosen(part, person))
        self.tried["presses"] += 1
        self._look(f"{name} presses {custom_id}", answer)
        if answer.modal is not None:
            await self._send(name, answer.modal)

    async def _send(self, name: str, modal: dict[str, Any]) -> None:
        person = self.people[name]
        for _ in range(self.times):
            fields = [one for one in walk_components(modal["components"]) if "custom_id" in one]
            values = {one["custom_id"]: "".join(_chosen(one, person)) or self._text_for(one) for one in fields}
            await self.send(name, modal["custom_id"], values)

    async def send(self, name: str, custom_id: str, values: dict[str, str]) -> None:
        """Send a form, whether or not it was ever shown."""
        person = self.people[name]
        answer = await send_form(person.actor, person.channel, custom_id, values)
        self.tried["forms"] += 1
        self._look(f"{name} sends {custom_id} {values}", answer)

    def _text_for(self, field: dict[str, Any]) -> str:
        """Write something into a field, as much as Discord lets it hold."""
        self.tried["fields of forms"] += field.get("type") == TEXT_INPUT
        return next(self.typed)[: field.get("max_length", LONGEST)]

    def _look(self, what: str, answer: InteractionResult, *, shows: bool = False) -> None:
        """Note what went wrong: no answer, one that never follows, or the answer to what nobody foresaw."""
        has_shown = answer.modal is not None or answer.response is not None or bool(answer.followups)
        if not answer.acknowledged or (shows and not has_shown):
            self.faults.append(f"no answer: {what}")
        elif UNEXPECTED in everything_in(answer):
            self.faults.append(f"unexpected: {what}")


def _parts(answer: InteractionResult) -> list[dict[str, Any]]:
    """Everything in an answer that can be pressed or chosen from."""
    messages = [one for one in (answer.response, *answer.followups) if one is not None]
    parts = [part for message in messages for part in walk_components(message._message.components)]
    return [one for one in parts if one.get("type") in PRESSED and "custom_id" in one and not one.get("disabled")]


def _kind(custom_id: str) -> str:
    """Name a kind, and of the queue's panel the press."""
    name, _, rest = custom_id.partition(":")
    return f"{name}:{rest.partition(':')[0]}" if name.startswith("q") else name


def _chosen(part: dict[str, Any], person: Person) -> list[str]:
    """Choose something that is there; a button, or a field to write in, has nothing to choose from."""
    at_hand: dict[int, Any] = {5: person.neighbour, 6: person.role, 8: person.further}
    if part.get("type") in at_hand:
        return [str(at_hand[part["type"]].id)]
    return [one["value"] for one in part.get("options", ())][:1]
