"""Telling what happened: direct messages to readers who asked for them, cards for staff, thanks on announcements."""

import logging
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import DiscordError, Unclear, UserFacingError
from bot.suggestions import backing_store, letter_store, store
from bot.suggestions import notes_store as talk_store
from bot.suggestions.letter_store import Kind, Letter
from bot.suggestions.models import QueuePlace, Status, Suggestion
from bot.suggestions.ports import Announced, Post
from bot.suggestions.queue import wording as queue_wording
from bot.suggestions.queue.service import page_of
from bot.works import store as works_store

log = logging.getLogger(__name__)

BATCH = 20
ATTEMPTS = 8
"""Attempts at a letter, over about half an hour, before it is given up; it stays in `/suggestions mine`."""


class Letters:
    """Sends what is due. `post` and `announced` are bound by the cog that knows Discord."""

    def __init__(self, database: Database, clock: Clock, announced: Announced) -> None:
        self._database = database
        self._clock = clock
        self._announced = announced
        self._post: Post | None = None

    def bind(self, post: Post) -> None:
        self._post = post

    async def deliver_due(self) -> None:
        """Send everything that is due, each attempt written down before it is made."""
        async with self._database.read() as connection:
            due = await letter_store.due(connection, self._clock(), BATCH)
        for letter in due:
            async with self._database.change() as connection:
                claimed = await letter_store.claim(connection, letter, self._next_attempt(letter))
            if claimed:
                await self._deliver(letter)

    async def _deliver(self, letter: Letter) -> None:
        message_id = None
        try:
            message_id = await self._send(letter)
        except Unclear as problem:
            log.warning("Letter %s: Discord gave no clear answer (%s)", letter.id, problem)
            if letter.attempts + 1 < ATTEMPTS:
                return
        except (DiscordError, UserFacingError) as problem:  # the latter where a work was removed meanwhile
            log.info("Letter %s can't be delivered: %s", letter.id, type(problem).__name__)
        async with self._database.change() as connection:
            await letter_store.finish(connection, letter, message_id)

    async def _send(self, letter: Letter) -> int | None:
        if letter.kind is Kind.THANKS:
            await self._announced.refresh(letter.subject_id or 0)
            return None
        if letter.kind is Kind.CARD:
            return await self._show_card(letter)
        return await self._tell(letter)

    async def _tell(self, letter: Letter) -> int | None:
        async with self._database.read() as connection:
            suggestion = await store.find(connection, letter.guild_id, letter.suggestion_id or 0)
            if suggestion is None or suggestion.status is Status.WITHDRAWN or not suggestion.wants_dm:
                return None
            root_id = await backing_store.root_of(connection, suggestion.id)
            root = await store.find(connection, letter.guild_id, root_id) or suggestion
            question = await talk_store.find_question(connection, letter.subject_id or 0)
        if letter.kind is Kind.QUESTION:
            if question is None or question.answered_at:
                return None
            text = queue_wording.asked_by_dm(suggestion, question)
            return await self._bound.tell(letter.to_id, text, letter.nonce, question_id=question.id)
        if not _still_stands(suggestion, root, letter.of):
            return None
        return await self._bound.tell(letter.to_id, queue_wording.decided_by_dm(suggestion, root), letter.nonce)

    async def _show_card(self, letter: Letter) -> int | None:
        async with self._database.read() as connection:
            suggestion = await store.find(connection, letter.guild_id, letter.suggestion_id or 0)
            work = await works_store.find(connection, letter.guild_id, suggestion.work_id) if suggestion else None
            if suggestion is None or work is None:
                return None
            page = await page_of(connection, suggestion, QueuePlace(0, 0, None, None))
        restricted = suggestion.rating.is_for_adults and await self._bound.is_age_restricted(letter.to_id)
        hidden = not suggestion.rating.may_be_shown(is_age_restricted=restricted)
        return await self._bound.show_card(letter.to_id, letter.message_id, page, letter.nonce, hidden=hidden)

    def _next_attempt(self, letter: Letter) -> datetime:
        return self._clock() + timedelta(seconds=min(600.0, 10.0 * 2**letter.attempts))

    @property
    def _bound(self) -> Post:
        if self._post is None:
            raise RuntimeError("the letters have no post yet")
        return self._post


def _still_stands(suggestion: Suggestion, root: Suggestion, of: datetime | None) -> bool:
    """Whether the decision that the letter tells of was neither undone nor followed by another."""
    return of in [one.decision.at for one in (suggestion, root) if one.decision]
