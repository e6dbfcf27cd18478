"""Ideas in every state, with a secret word in each of their fields, and people of every kind who might see them."""

from dataclasses import dataclass, field
from typing import Self

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.setup.models import Member
from bot.suggestions.models import IdeaChoices, Status
from tests.worlds.elsewhere import Elsewhere
from tests.worlds.town import Town

PUBLIC = ("public", "declined public", "merged public")
PRIVATE = ("private", "declined private", "merged private", "used private")
TAKEN_BACK, HELD = "taken back", "held"
WRITTEN = (*PRIVATE, *PUBLIC, TAKEN_BACK)
"""In the order of their numbers: those before what is merged into them."""

PARTS = ("text", "writer", "reason", "question", "answer", "note", "report")


def word(part: str, idea: str) -> str:
    """The secret word in a part of an idea: letters only, so that it is found and shown as it is."""
    return f"{part}{idea}".replace(" ", "")


@dataclass
class Person:
    actor: MemberActor
    channel: ChannelHandle


@dataclass
class Secrets:
    """`numbers` are the ideas' by what they are called. The manager decided, and `reader` reported what is public.

    The writer comes last among the people, for what they press changes what others may see.
    """

    town: Town
    people: dict[str, Person]
    numbers: dict[str, int] = field(default_factory=dict)

    @classmethod
    async def tell(cls, town: Town) -> Self:
        elsewhere = await Elsewhere.accept(town)
        apart = town.env.create_guild("Apart")
        rights = apart.create_role("Boss", permissions=discord.Permissions(manage_guild=True))
        stranger = apart.add_member(town.env.create_user("mallory"), roles=[rights])
        here, there = town.channel, elsewhere.channel
        secrets = cls(
            town,
            {
                "reader": Person(town.readers[1], here),
                "blocked": Person(town.readers[2], here),
                "guest": Person(elsewhere.visitor, there),
                "guest staff": Person(elsewhere.boss, there),
                "stranger": Person(stranger, apart.create_text_channel("general")),
                "author": Person(town.author, here),
                "staff": Person(town.moderator, here),
                "writer": Person(town.reader, here),
            },
        )
        for idea in WRITTEN:
            await secrets._write(idea)
        for idea in WRITTEN:
            await secrets._go_on(idea)
        await secrets._hold()
        return secrets

    @property
    def decider(self) -> Member:
        return Member(self.town.guild.id, self.town.manager.id, "Morgan", manages_guild=True)

    def member(self, name: str, called: str = "") -> Member:
        actor = self.people[name].actor
        return Member(actor.guild.id, actor.id, called or name)

    async def _write(self, idea: str) -> None:
        """Give the idea, and let a reviewer speak of it while it waits."""
        services, writer = self.town.services, self.member("writer", word("writer", idea))
        choices = IdeaChoices(credited=idea in PUBLIC or idea == TAKEN_BACK)
        text = f"{word('text', idea)} {' '.join(letter + idea.replace(' ', '') for letter in 'abcdef')}"
        given = await services.suggestions.suggest(writer, 1, None, text, choices)
        self.numbers[idea] = given.id
        await services.queue.note(self.decider, given.id, word("note", idea))
        await services.queue.ask(self.decider, given.id, word("question", idea))
        await services.queue.ask(self.decider, given.id, f"again {word('question', idea)}")
        question = (await services.queue.card(self.decider, given.id)).questions[-1]
        await services.own_suggestions.answer(writer.id, question.id, word("answer", idea))
        if idea in PUBLIC:
            await services.moderation.report(self.member("reader"), given.id, word("report", idea))

    async def _go_on(self, idea: str) -> None:
        services, number = self.town.services, self.numbers[idea]
        if idea.startswith("declined"):
            await services.verdicts.decide(self.decider, number, Status.DECLINED, word("reason", idea))
        if idea.startswith("used"):
            await services.verdicts.decide(self.decider, number, Status.ACCEPTED, word("reason", idea))
            (chapter, *_) = await services.chapters.posted(1)
            await services.verdicts.use(self.decider, number, chapter.id)
        if idea.startswith("merged"):
            into = "public" if idea == "merged private" else "private"
            await services.verdicts.merge(self.decider, number, self.numbers[into])
        if idea == TAKEN_BACK:
            await services.own_suggestions.withdraw(self.member("writer"), number)

    async def _hold(self) -> None:
        """Hold an idea back that is much like one of the reader's own, and block whom staff want blocked."""
        services, writer = self.town.services, self.member("writer")
        text = f"{word('text', HELD)} {' '.join(letter + 'private' for letter in 'abcdef')}"
        held = await services.suggestions.offer(writer, 1, text, IdeaChoices())
        assert held.held_id == 1
        await services.moderation.block(self.decider, self.people["blocked"].actor.id)
