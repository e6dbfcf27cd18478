"""The port of `bot/letters/ports.py`, on discord.py."""

from dataclasses import replace
from datetime import datetime, timedelta

import discord

from bot.app.client import Client
from bot.core.clock import system_clock
from bot.core.errors import Gone
from bot.letters.models import Letter, LetterContent, LetterPoll
from cogs._shared.buttons import buttons
from cogs._shared.cards import message_of
from cogs._shared.channels import asks_for_age, named_from
from cogs._shared.discord_errors import IN_A_SEND, in_the_ports_words
from cogs._shared.history import searching
from cogs._shared.history.marks import mark_of, mark_when_sent
from cogs._shared.members import is_member
from cogs._shared.opened_threads import in_opened_thread
from cogs._shared.panels import drawn, laid_out
from cogs._shared.replies import Message

NOBODY = discord.AllowedMentions.none()


class DiscordMessenger:
    def __init__(self, client: Client) -> None:
        self._client = client
        self._latest: dict[int, int] = {}

    def mark_of(self, letter: Letter, content: LetterContent) -> str:
        if content.poll:
            return mark_when_sent(Message(), _poll(content.poll))
        return mark_when_sent(self._shown(letter, content))

    async def newest(self, letter: Letter) -> int:
        if letter.member_id is None:
            known = getattr(self._client.get_channel(letter.channel_id or 0), "last_message_id", None)
            return max(known or letter.channel_id or 0, self._latest.get(letter.channel_id or 0, 0))
        with in_the_ports_words():
            channel = await self._client.http.start_private_message(letter.member_id)
        return int(channel["last_message_id"] or channel["id"])

    async def find(self, letter: Letter, until: datetime | None = None) -> int | None:
        after = letter.after_id or searching.id_at(letter.attempted_at or system_clock())
        last = searching.id_at(until + searching.CLOCK_SKEW) if until else None
        with in_the_ports_words():
            place = await self._place(letter)
            async for message in searching.messages(self._client.get_channel(place.id), place, after, last):
                if message.author == self._client.user and mark_of(message) in letter.marks:
                    return message.id
        return None

    async def post(self, letter: Letter, content: LetterContent) -> int:
        with in_the_ports_words(otherwise=IN_A_SEND):
            place = await self._place(letter)
            message = await in_opened_thread(self._client, place.id, lambda: self._send(place, letter, content))
        if letter.channel_id is not None:
            self._latest[letter.channel_id] = message.id
        return message.id

    async def _send(self, place: searching.Messages, letter: Letter, content: LetterContent) -> discord.Message:
        if content.poll:
            return await place.send(poll=_poll(content.poll), nonce=letter.nonce, allowed_mentions=NOBODY)
        message, no_previews = await self._whole(letter, content), not content.previews_links
        shown = message.as_sent()
        return await place.send(**shown, suppress_embeds=no_previews, nonce=letter.nonce, allowed_mentions=NOBODY)

    async def edit(self, letter: Letter, content: LetterContent) -> None:
        with in_the_ports_words():
            message = await self._message(letter)
            shown = (await self._whole(letter, content)).as_edited()
            await in_opened_thread(
                self._client, message.channel.id, lambda: message.edit(**shown, allowed_mentions=NOBODY)
            )

    async def votes(self, letter: Letter) -> list[int] | None:
        with in_the_ports_words():
            message = await (await self._message(letter)).fetch()
        if message.poll is None:
            raise Gone(f"poll {letter.message_id}")
        closed = message.poll.expires_at is not None and message.poll.expires_at <= system_clock()
        if not (message.poll.is_finalised() or closed):
            return None
        return [answer.vote_count for answer in message.poll.answers]

    async def is_member(self, letter: Letter) -> bool:
        with in_the_ports_words():
            return await is_member(self._client, letter.guild_id, letter.member_id or 0)

    async def is_age_restricted(self, letter: Letter) -> bool:
        return asks_for_age(self._client, letter.guild_id, letter.channel_id or 0)

    async def _place(self, letter: Letter) -> searching.Messages:
        if letter.member_id is not None:
            return await self._client.create_dm(discord.Object(letter.member_id))
        return self._client.get_partial_messageable(letter.channel_id or 0, guild_id=letter.guild_id)

    async def _whole(self, letter: Letter, content: LetterContent) -> Message:
        """Make all that a letter shows; what it is known by is its words and buttons."""
        message = self._shown(letter, content)
        if content.card is None:
            return message
        shown = await message_of(content.card, self._client.services)
        return replace(message, embeds=shown.embeds, files=shown.files)

    def _shown(self, letter: Letter, content: LetterContent) -> Message:
        if content.panel:
            return Message(view=laid_out(content.panel))
        words = f"{content.text}\n\n{content.card.content}" if content.card else content.text
        text = named_from(self._client, letter.guild_id if letter.channel_id else None, words)
        return Message(text, view=buttons(*map(drawn, content.buttons)) if content.buttons else None)

    async def _message(self, letter: Letter) -> discord.PartialMessage:
        return (await self._place(letter)).get_partial_message(letter.message_id or 0)


def _poll(poll: LetterPoll) -> discord.Poll:
    asked = discord.Poll(poll.question, duration=timedelta(hours=poll.hours))
    for answer in poll.answers:
        asked.add_answer(text=answer)
    return asked
