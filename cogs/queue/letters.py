"""The port of `bot/suggestions/ports.py`, on discord.py: direct messages, staff cards, calls and polls."""

from datetime import timedelta

import discord

from bot.app.client import Client
from bot.core.clock import system_clock
from bot.core.errors import Gone
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.buttons import AnswerCall, AnswerQuestion
from bot.suggestions.calls import wording as calls_wording
from bot.suggestions.calls.store import Call
from bot.suggestions.models import ReviewPage
from cogs._shared.buttons import button, buttons
from cogs._shared.channels import is_age_restricted
from cogs._shared.discord_errors import in_the_ports_words
from cogs.queue.panel import card


class DiscordPost:
    def __init__(self, client: Client) -> None:
        self._client = client

    async def tell(self, user_id: int, text: str, nonce: str, *, question_id: int | None = None) -> int:
        view = (
            buttons(button(suggestions_wording.answer_it(), AnswerQuestion(question_id)))
            if question_id
            else discord.utils.MISSING
        )
        with in_the_ports_words():
            channel = await self._client.create_dm(discord.Object(user_id))
            message = await channel.send(text, view=view, nonce=nonce)
        return message.id

    async def show_card(
        self, channel_id: int, message_id: int | None, page: ReviewPage, nonce: str, *, hidden: bool
    ) -> int:
        channel = self._client.get_partial_messageable(channel_id)
        nobody = discord.AllowedMentions.none()
        with in_the_ports_words():
            if message_id is None:
                message = await channel.send(view=card(page, hidden=hidden), nonce=nonce, allowed_mentions=nobody)
                return message.id
            await channel.get_partial_message(message_id).edit(view=card(page, hidden=hidden), allowed_mentions=nobody)
        return message_id

    async def show_call(self, call: Call, title: str, nonce: str) -> int:
        channel = self._client.get_partial_messageable(call.channel_id, guild_id=call.guild_id)
        text = calls_wording.invitation(call, title)
        view = buttons(button(calls_wording.answer(), AnswerCall(call.id), disabled=call.closed_at is not None))
        nobody = discord.AllowedMentions.none()
        with in_the_ports_words():
            if call.message_id is None:
                return (await channel.send(text, view=view, nonce=nonce, allowed_mentions=nobody)).id
            await channel.get_partial_message(call.message_id).edit(content=text, view=view, allowed_mentions=nobody)
        return call.message_id

    async def open_poll(self, call: Call, labels: list[str], nonce: str) -> int:
        channel = self._client.get_partial_messageable(call.channel_id, guild_id=call.guild_id)
        poll = discord.Poll(calls_wording.poll_question(call), duration=timedelta(hours=call.poll_hours))
        for label in labels:
            poll.add_answer(text=label)
        with in_the_ports_words():
            return (await channel.send(poll=poll, nonce=nonce)).id

    async def poll_result(self, call: Call) -> list[int] | None:
        channel = self._client.get_partial_messageable(call.channel_id, guild_id=call.guild_id)
        with in_the_ports_words():
            message = await channel.fetch_message(call.poll_message_id or 0)
        if message.poll is None:
            raise Gone(f"poll {call.poll_message_id}")
        closed = message.poll.expires_at is not None and message.poll.expires_at <= system_clock()
        if not (message.poll.is_finalised() or closed):
            return None
        return [answer.vote_count for answer in message.poll.answers]

    async def is_age_restricted(self, channel_id: int) -> bool:
        channel = self._client.get_channel(channel_id)
        if channel is None:
            raise Gone(f"channel {channel_id}")
        return is_age_restricted(channel)
