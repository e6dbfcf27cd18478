"""What a person sees after a command, a click or a modal."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.wire.bot.waiting import PATIENCE
from tests.wire.stand_in.people.modals import Modal
from tests.wire.stand_in.people.refusals import NoAnswer
from tests.wire.stand_in.world.interactions import AUTOCOMPLETE, Interaction
from tests.wire.stand_in.world.messages.components import walk
from tests.wire.stand_in.world.messages.messages import Message

DEFERRED_UPDATE = 6


@dataclass(frozen=True)
class Choice:
    name: str
    value: str | int | float


class Result:
    """Shows the latest message that the bot wrote or changed in answer to this interaction."""

    def __init__(self, interaction: Interaction) -> None:
        self.interaction = interaction

    def __repr__(self) -> str:
        shown = self.modal or self.message or self.interaction.answer
        return f"<result {shown!r}>"

    @property
    def message(self) -> Message | None:
        latest = self.interaction.latest
        return None if latest is None or latest.deleted else latest

    @property
    def messages(self) -> list[Message]:
        """Every message that answers this interaction, in the order of posting."""
        return [message for message in self.interaction.messages.values() if not message.deleted]

    @property
    def content(self) -> str:
        return self.message.content if self.message else ""

    @property
    def embeds(self) -> list[dict[str, Any]]:
        return self.message.embeds if self.message else []

    @property
    def components(self) -> list[dict[str, Any]]:
        return self.message.components if self.message else []

    @property
    def files(self) -> dict[str, bytes]:
        return self.message.files if self.message else {}

    @property
    def ephemeral(self) -> bool:
        return bool(self.message and self.message.ephemeral)

    @property
    def text(self) -> str:
        """Everything that can be read: content, embeds, text displays; to look for words in."""
        return readable(self.message) if self.message else ""

    @property
    def deferred(self) -> bool:
        return self.interaction.deferred

    @property
    def modal(self) -> Modal | None:
        return Modal(self.interaction.modal) if self.interaction.modal else None

    @property
    def autocomplete_choices(self) -> list[Choice]:
        return [Choice(choice["name"], choice["value"]) for choice in self.interaction.choices or []]

    async def first_answer(self) -> None:
        """Raises NoAnswer if nothing comes in the time Discord gives."""
        interaction = self.interaction
        left = interaction.started + interaction.world.answer_within - time.monotonic()
        if not await interaction.wait_past(0, max(left, 0)):
            raise NoAnswer("The application did not respond")

    async def after_thinking(self, seconds: float) -> None:
        """Wait until a deferred answer was filled in; a deferred update may stay as it is."""
        if not self.interaction.deferred or self.interaction.kind == AUTOCOMPLETE:
            return
        came = await self.interaction.wait_past(1, seconds)
        if not came and self.interaction.answer != DEFERRED_UPDATE:
            raise NoAnswer(f"The application was still thinking after {seconds} seconds")

    def wait_for(self, condition: Callable[["Result"], object], timeout: float = PATIENCE) -> Awaitable["Result"]:
        """Wait until what is shown meets a condition: `await result.wait_for(lambda shown: "done" in shown.text)`."""
        return self._wait_for(condition, timeout)

    def settled(self, quiet: float = 0.2, timeout: float = PATIENCE) -> Awaitable["Result"]:
        """Wait until nothing has changed for `quiet` seconds: the latest of edits and followups."""
        return self._settled(quiet, timeout)

    async def _wait_for(self, condition: Callable[["Result"], object], seconds: float) -> "Result":
        deadline = time.monotonic() + seconds
        while not condition(self):
            if not await self.interaction.wait_past(self.interaction.version, max(deadline - time.monotonic(), 0)):
                raise NoAnswer(f"after {seconds} seconds the answer is still {self!r}")
        return self

    async def _settled(self, quiet: float, seconds: float) -> "Result":
        deadline = time.monotonic() + seconds
        while await self.interaction.wait_past(self.interaction.version, quiet):
            if time.monotonic() > deadline:
                raise NoAnswer(f"the answer was still changing after {seconds} seconds")
        return self


def readable(message: Message) -> str:
    texts = [message.content]
    for embed in message.embeds:
        texts += [embed.get("author", {}).get("name", ""), embed.get("title", ""), embed.get("description", "")]
        for field in embed.get("fields", []):
            texts += [field["name"], field["value"]]
        texts.append(embed.get("footer", {}).get("text", ""))
    texts += [part.get("content", "") for _, part in walk(message.components)]
    return "\n".join(text for text in texts if text)
