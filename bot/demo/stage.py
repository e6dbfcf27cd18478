"""What people do in the demo: each act is told, done and checked, and so is what it led to."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import discord
from simcord.backend.errors import BackendError, SetupError
from simcord.results import InteractionResult

from bot.demo.alarm import Alarm
from bot.demo.options import Picked, meant, written
from bot.demo.reading import answer, as_read, said, shown_in
from bot.demo.transcript import Transcript
from bot.demo.world import Person, World

Done = TypeVar("Done")

TYPED = 12
"""Letters of a title that a person types before they pick it from the list."""


PATIENCE = 20
"""Seconds of real time in which what happens on the web has happened."""


class Misbehaved(Exception):
    """The bot didn't do what it should; the words say what."""


class Stage:
    """`told` is what the last act's person was shown, line by line as they read it."""

    def __init__(self, world: World, transcript: Transcript, alarm: Alarm) -> None:
        self.world = world
        self.transcript = transcript
        self.told: list[str] = []
        self._alarm = alarm

    async def pick(self, person: Person, command: str, option: str, title: str) -> Picked:
        """Type the beginning of a title into an option, and take that title from the list that appears."""
        what = f"{person.name} types “{title[:TYPED]}” into /{command} {option}:"
        choices = await self._done(person.actor.autocomplete(self.world.corner, command, option, title[:TYPED]), what)
        found = [choice for choice in choices if choice["name"] == title]
        check(bool(found), f"{what} and isn't offered “{title}”.")
        return Picked(**found[0])

    async def slash(self, person: Person, command: str, **options: Any) -> InteractionResult:
        what = " ".join([f"/{command}", *(f"{name}: {written(value)}" for name, value in options.items())])
        self._tell_act(person, what)
        values = {name: meant(value) for name, value in options.items()}
        result = await self._done(person.actor.slash(self.world.corner, command, **values), what)
        check(result.acknowledged, f"{what} got no answer.")
        self._tell(self._read(said(result)))
        return result

    async def click(self, person: Person, shown: InteractionResult | discord.Message, label: str) -> InteractionResult:
        """Press a button of a public message, or of an answer; what the person then sees is what changed in it."""
        message = answer(shown) if isinstance(shown, InteractionResult) else shown
        if message is None:
            raise Misbehaved(f"The message on which {person.name} wants to press “{label}” is gone.")
        before = self._read(shown_in(message))
        self._tell_act(person, f"presses “{label}”")
        result = await self._done(person.actor.click(message, label=label), f"Pressing “{label}”")
        check(result.acknowledged, f"Pressing “{label}” got no answer.")
        if result.modal is not None:
            self._tell([f"a form: {result.modal['title']}"])
        else:
            self._tell_changes(before, shown)
        return result

    async def choose(self, person: Person, shown: InteractionResult, menu: str, value: str) -> None:
        """Choose in a menu of an answer, which changes for it; menus are told apart by how their custom_ids begin."""
        message = answer(shown)
        if message is None:
            raise Misbehaved(f"The message in which {person.name} wants to choose “{value}” is gone.")
        ids = [part["custom_id"] for row in message.components for part in row["components"]]
        found = [one for one in ids if one.startswith(menu)]
        check(bool(found), f"{person.name} is shown no menu “{menu}”.")
        before = self._read(said(shown))
        self._tell_act(person, f"chooses “{value}”")
        await self._done(person.actor.select(message, [value], custom_id=found[0]), f"Choosing “{value}”")
        self._tell_changes(before, shown)

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something is so that takes real time, such as a page that is fetched."""
        for _ in range(PATIENCE * 10):
            if holds():
                return
            await asyncio.sleep(0.1)
            await self._done(self.world.env.advance_time(5), what)
        raise Misbehaved(f"{what}, and that took too long.")

    async def fill_in(
        self, person: Person, form: InteractionResult, changes: InteractionResult | None = None, /, **texts: str
    ) -> InteractionResult:
        """Send a form; `changes` is the answer that it changes, if it doesn't get one of its own."""
        before = self._read(said(changes)) if changes else []
        self._tell_act(person, f"fills in {', '.join(f'{name}: {text}' for name, text in texts.items())}")
        result = await self._done(person.actor.submit_modal(form, dict(texts)), "Sending the form")
        check(result.acknowledged, "Sending the form got no answer.")
        self._tell_changes(before, changes or result)
        return result

    async def react(self, person: Person, message: discord.Message, emoji: str, *, take_back: bool = False) -> None:
        what = f"takes {emoji} back" if take_back else f"reacts with {emoji}"
        self._tell_act(person, what)
        act = person.actor.unreact if take_back else person.actor.react
        await self._done(act(message, emoji), f"{person.name} {what}")

    def everyone_sees(self, message: discord.Message) -> None:
        """Tell of a public message, its buttons and its reactions."""
        self.told = self._read(shown_in(message))
        headline = " ".join(self._read(message.content))
        labels = " ".join(f"[{label}]" for label in buttons_of(message))
        reactions = " ".join(f"{reaction.emoji} {reaction.count}" for reaction in message.reactions)
        self.transcript.saw(f"everyone sees in #{self.world.channel.name}: {headline}  {labels}  {reactions}")

    async def later(self, minutes: int) -> None:
        """Time passes, and nobody does anything."""
        self.world.env.backend.advance_clock(60.0 * minutes)
        await self._done(self.world.env.settle(), f"{minutes} minutes pass")

    def expect(self, *texts: str) -> None:
        """Raise Misbehaved unless the last act's person read all of these."""
        for text in texts:
            wanted = " ".join(self._read(text))
            check(
                any(wanted in line for line in self.told),
                f"“{wanted}” is missing from this answer: {_joined(self.told)}",
            )

    async def _done(self, act: Awaitable[Done], what: str) -> Done:
        before = self.world.env.error_cursor
        try:
            result = await act
        except (SetupError, BackendError, TimeoutError) as problem:
            raise Misbehaved(f"{what}: {problem}") from problem
        errors = [*map(repr, self.world.env.errors_since(before)), *self._alarm.heard]
        check(not errors, f"{what}: {'; '.join(errors)}")
        return result

    def _read(self, markdown: str) -> list[str]:
        return as_read(self.world, markdown)

    def _tell_act(self, person: Person, what: str) -> None:
        self.transcript.did(person.name, person.part, what)

    def _tell(self, lines: list[str]) -> None:
        self.told = lines
        self.transcript.saw(_joined(lines))

    def _tell_changes(self, before: list[str], shown: InteractionResult | discord.Message) -> None:
        """Tell only what is new in an answer that has changed; `told` has all of it."""
        if isinstance(shown, InteractionResult):
            now = self._read(said(shown))
            self._tell([line for line in now if line not in before])
            self.told = now


def buttons_of(message: discord.Message) -> list[str]:
    """Return the labels of a message's buttons, in their order."""
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [item.label or "" for row in rows for item in row.children if isinstance(item, discord.Button)]


def check(holds: bool, problem: str) -> None:
    """Raise Misbehaved with these words unless it holds."""
    if not holds:
        raise Misbehaved(problem)


def _joined(lines: list[str]) -> str:
    return " · ".join(lines) or "nothing"
