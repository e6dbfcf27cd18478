"""What authors and staff can do with the queue: step through it, search it, note and ask."""

from datetime import datetime

from bot.clicks import store as clicks
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.core.people.marks import is_mark
from bot.setup.models import Member
from bot.suggestions import notes_store as talk_store
from bot.suggestions import store, telling
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.access import reviewable_suggestion, reviewable_works
from bot.suggestions.buttons import Review, ReviewPress
from bot.suggestions.lookup import found
from bot.suggestions.models import BULK, CHOICES, OPEN, ROOTS, QueuePlace, Remark, ReviewPage, Status, Suggestion
from bot.suggestions.queue import store as queue_store
from bot.suggestions.queue.filter import CARD, Order, QueueFilter
from bot.suggestions.queue.store import Queue
from bot.suggestions.rules import limits
from bot.suggestions.rules import store as rules_store
from bot.suggestions.search import resemblance
from bot.suggestions.search import store as search_store
from bot.suggestions.search.store import Scope
from bot.suggestions.verdicts import store as decision_store
from bot.works.access import is_staff
from bot.works.models import UNDO, Chapter

NOWHERE = QueuePlace(0, 0, None, None)
"""Where a suggestion stands that is shown without a queue around it."""

FOUND = 10
"""Suggestions that a search shows at once."""


class ReviewQueue:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def review(self, member: Member, queue_filter: QueueFilter) -> ReviewPage | None:
        """Find the first suggestion of the member's queue, None if it is empty.

        Raises UserFacingError if they may review nothing.
        """
        async with self._database.read() as connection:
            queue = await _queue(connection, member, queue_filter)
            first = await queue_store.first(connection, queue)
            page = await self._page(connection, member, first, queue) if first is not None else None
        return await self._read(page) if page else None

    async def show(self, member: Member, suggestion_id: int, queue_filter: QueueFilter) -> ReviewPage:
        """Show a suggestion, whatever its status now, with its neighbours in the member's queue; it counts as read."""
        async with self._database.read() as connection:
            page = await self._page(connection, member, suggestion_id, await _queue(connection, member, queue_filter))
        return await self._read(page)

    async def skip(self, member: Member, suggestion_id: int, queue_filter: QueueFilter) -> ReviewPage:
        """Leave it unread and go to the next one, or stay where there is none."""
        async with self._database.change() as connection:
            await reviewable_suggestion(connection, member, suggestion_id)
            await store.mark_read(connection, suggestion_id, is_read=False)
        async with self._database.read() as connection:
            page = await self._page(connection, member, suggestion_id, await _queue(connection, member, queue_filter))
        return await self.show(member, page.place.next_id, queue_filter) if page.place.next_id else page

    async def card(self, member: Member, suggestion_id: int) -> ReviewPage:
        """Show a suggestion without a queue around it, as the staff channel's card does."""
        async with self._database.read() as connection:
            suggestion = await reviewable_suggestion(connection, member, suggestion_id)
            return await page_of(connection, suggestion, NOWHERE, self._clock())

    async def mergeable(self, member: Member, suggestion_id: int) -> list[Suggestion]:
        """List what a suggestion may be merged into: what looks alike first, then the most backed; CHOICES at most."""
        async with self._database.read() as connection:
            suggestion = await reviewable_suggestion(connection, member, suggestion_id)
            alike = (await page_of(connection, suggestion, NOWHERE, self._clock())).similar
            queue = Queue((suggestion.work_id,), QueueFilter(status=None, order=Order.BACKED), ROOTS)
            ids = [one.suggestion.id for one in alike] + await queue_store.run(connection, queue, None, CHOICES + 1)
            others = [one for one in dict.fromkeys(ids) if one != suggestion_id][:CHOICES]
            return await store.find_all(connection, member.guild_id, others)

    async def note(self, member: Member, suggestion_id: int, text: str) -> None:
        """Keep a note that only reviewers see, beside the earlier ones."""
        text = limits.remark(Remark.NOTE, text)
        async with self._database.change() as connection:
            await reviewable_suggestion(connection, member, suggestion_id)
            await talk_store.add_note(connection, suggestion_id, member.id, self._clock(), text)
            await clicks.tell(connection, _card_of(suggestion_id))

    async def ask(self, member: Member, suggestion_id: int, text: str) -> bool:
        """Ask the reader something; whether they hear of it by DM, else they see it in their list.

        Raises UserFacingError if they took it back, or are blocked and couldn't answer.
        """
        text = limits.remark(Remark.QUESTION, text)
        async with self._database.change() as connection:
            suggestion = await _askable(connection, member, suggestion_id)
            now = self._clock()
            question_id = await talk_store.ask(connection, suggestion_id, member.id, now, text)
            await clicks.tell(connection, _card_of(suggestion_id))
            if suggestion.wants_dm:
                await telling.tell_of_question(connection, suggestion, question_id, now)
            return suggestion.wants_dm

    async def check_ask(self, member: Member, suggestion_id: int) -> None:
        """Check, before anybody types, that the reader can be asked something. Raises UserFacingError if not."""
        async with self._database.read() as connection:
            await _askable(connection, member, suggestion_id)

    async def several(self, member: Member, queue_filter: QueueFilter, from_id: int) -> list[Suggestion]:
        """Up to BULK suggestions of the queue, from this one on: those that can still be decided."""
        async with self._database.read() as connection:
            queue = await _queue(connection, member, queue_filter)
            start = await store.find(connection, member.guild_id, from_id)
            after = (start.backing, start.id - 1) if start else None
            ids = await queue_store.run(connection, queue, after, BULK)
            return [one for one in await store.find_all(connection, member.guild_id, ids) if one.status in OPEN]

    async def chapters(self, member: Member, suggestion_id: int) -> list[Chapter]:
        """List the chapters in which a suggestion may have been used, the newest first."""
        async with self._database.read() as connection:
            suggestion = await reviewable_suggestion(connection, member, suggestion_id)
            return await decision_store.chapters_to_use(connection, suggestion.work_id)

    async def phrases(self, member: Member) -> tuple[str, ...]:
        """List the server's ready phrases for declining."""
        async with self._database.read() as connection:
            return (await rules_store.find(connection, member.guild_id)).phrases

    async def search(
        self,
        member: Member,
        text: str,
        *,
        queue_filter: QueueFilter,
        reader_id: int | None = None,
        before_id: int | None = None,
        limit: int = FOUND,
    ) -> list[Suggestion]:
        """Find the newest suggestions of the member's queue that hold these words, or bear this number."""
        async with self._database.read() as connection:
            works = await reviewable_works(connection, member, queue_filter.work_id)
            scope = Scope(
                guild_id=member.guild_id,
                work_ids=tuple(work.id for work in works),
                statuses=(queue_filter.status,) if queue_filter.status else (),
                reader_id=reader_id,
            )
            number = number_in(text.strip().removeprefix("#"))
            ids = [number] if number and not before_id else []
            ids += await search_store.search(connection, scope, text, limit=limit, before_id=before_id)
            shown = await store.find_all(connection, member.guild_id, list(dict.fromkeys(ids)))
        return [one for one in shown if one.work_id in scope.work_ids][:limit]

    async def search_page(
        self, member: Member, text: str, *, queue_filter: QueueFilter, reader_id: int | None, before_id: int | None
    ) -> tuple[list[Suggestion], bool]:
        """Find the newest FOUND of them, or those before an id, and tell whether more follow."""
        found = await self.search(
            member, text, queue_filter=queue_filter, reader_id=reader_id, before_id=before_id, limit=FOUND + 1
        )
        return found[:FOUND], len(found) > FOUND

    async def _page(self, connection: AsyncConnection, member: Member, suggestion_id: int, queue: Queue) -> ReviewPage:
        suggestion = await found(connection, member.guild_id, suggestion_id)
        if suggestion.work_id not in queue.work_ids:
            suggestion = await reviewable_suggestion(connection, member, suggestion_id)
        place, staff = await queue_store.place(connection, queue, suggestion), await is_staff(connection, member)
        return await page_of(connection, suggestion, place, self._clock(), may_block=staff)

    async def _read(self, page: ReviewPage) -> ReviewPage:
        """Write down that somebody looked at it."""
        if not page.suggestion.is_read:
            async with self._database.change() as connection:
                await store.mark_read(connection, page.suggestion.id, is_read=True)
        return page


async def _askable(connection: AsyncConnection, member: Member, suggestion_id: int) -> Suggestion:
    suggestion = await reviewable_suggestion(connection, member, suggestion_id)
    if suggestion.status is Status.WITHDRAWN:
        raise UserFacingError(suggestions_wording.suggestion_is_gone)
    if is_mark(suggestion.reader_id):
        raise UserFacingError(suggestions_wording.writer_is_forgotten)
    if await rules_store.is_blocked(connection, suggestion.guild_id, suggestion.reader_id):
        raise UserFacingError(suggestions_wording.reader_is_blocked, suggestion.reader_id)
    return suggestion


def _card_of(suggestion_id: int) -> Review:
    return Review(ReviewPress.SHOW, suggestion_id, 0, CARD)


async def page_of(
    connection: AsyncConnection, suggestion: Suggestion, place: QueuePlace, now: datetime, *, may_block: bool = True
) -> ReviewPage:
    """Read all that is shown of a suggestion. Who may review it may also block its reader only if they are staff."""
    similar, is_open = [], suggestion.status in OPEN
    if is_open:
        of_work = (connection, suggestion.guild_id, suggestion.work_id)
        similar = await resemblance.similar(*of_work, suggestion.idea, besides=suggestion.id)
    return ReviewPage(
        suggestion=suggestion,
        place=place,
        similar=similar,
        notes=await talk_store.notes_of(connection, suggestion.id),
        questions=await talk_store.questions_of(connection, suggestion.id),
        reports=await rules_store.count_reports(connection, suggestion.id),
        may_block=may_block,
        may_merge=is_open and await store.has_other(connection, suggestion, ROOTS),
        may_use=suggestion.status is Status.ACCEPTED
        and bool(await decision_store.chapters_to_use(connection, suggestion.work_id, 1)),
        may_undo=suggestion.decision is not None and now - suggestion.decision.at <= UNDO,
    )


async def _queue(connection: AsyncConnection, member: Member, queue_filter: QueueFilter) -> Queue:
    works = await reviewable_works(connection, member, queue_filter.work_id)
    return Queue(tuple(work.id for work in works), queue_filter)
