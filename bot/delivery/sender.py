"""The requests by which an announcement stands, changes and goes, made so that none of them can double it."""

from collections.abc import Awaitable
from dataclasses import dataclass
from functools import partial

from bot.announcements.card import Card
from bot.announcements.contents import chapter_of_any, text_place
from bot.announcements.models import Announcement, DeliveryState, PostedMessage, Trouble
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import ChapterhouseError, Forbidden, Gone, Refused, Unclear, Unlisted
from bot.core.ports import Port
from bot.core.retries import Effect, InDoubt, answered, look_for, post_or_find
from bot.delivery.cards import Cards
from bot.delivery.ports import Channels
from bot.delivery.rediscovery.service import Rediscovery
from bot.delivery.refusals import trouble_of
from bot.works.models import Chapter, TextPlace, Work
from bot.works.ratings.stricter import as_shown

LOOKS = 4
"""Attempts by which something was posted or looked for until an empty list of posts is believed, once."""


class HeldBack(ChapterhouseError):
    """An announcement can't go on by itself, and `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Blocked(HeldBack):
    """It surely doesn't stand, and can't until somebody mends something."""


class Uncertain(HeldBack):
    """An earlier attempt may have reached Discord, and there is no way to tell: nothing is repeated blindly."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an announcement is to show, and where its chapter's text goes; no card where the work was removed."""

    work: Work
    chapter: Chapter
    place: TextPlace
    card: Card | None

    @property
    def shown(self) -> Card:
        """Return the card. Raises Blocked if the work was removed."""
        if self.card is None:
            raise Blocked(Trouble.WORK_GONE)
        return self.card


class Sender:
    def __init__(self, clock: Clock, cards: Cards, channels: Port[Channels], rediscovery: Rediscovery) -> None:
        self._clock = clock
        self._rediscovery = rediscovery
        self._cards = cards
        self.channels = channels

    async def prepare(self, connection: AsyncConnection, row: Announcement) -> Prepared:
        """Read what an announcement shows now, and where its chapter's text goes; only the first one notifies."""
        work, chapter = await chapter_of_any(connection, row)
        place = await text_place(connection, work, chapter)
        if work.removed_at is not None:
            return Prepared(work, chapter, place, None)
        here, is_first = (row.guild_id, row.channel_id), row.generation == 1
        card = await self._cards.build(connection, work, chapter, *here, notifies=is_first)
        return Prepared(work, chapter, place, card)

    async def post_or_find(self, row: Announcement, prepared: Prepared) -> PostedMessage:
        """Post an announcement, or find what an earlier attempt left there. Returns where the message stands.

        Raises Blocked if it surely doesn't stand and can't be posted, Uncertain if nobody can tell, Unclear if
        it is to be tried again.
        """
        try:
            if found := await look_for(partial(self._find_again, row, prepared)):
                return found
            knows_nonces = partial(self.channels().knows_nonces, row)
            effect = Effect(partial(self._post, row, prepared), partial(self._find, row), knows_nonces)
            return await post_or_find(effect, row.attempted_at, self._clock)
        except InDoubt as doubt:
            why = Trouble.MAY_NOT_LOOK if isinstance(doubt.reason, Forbidden) else trouble_of(doubt.reason)
            raise Uncertain(why) from None
        except (Gone, Forbidden, Refused) as error:
            raise Blocked(trouble_of(error)) from None

    async def _post(self, row: Announcement, prepared: Prepared) -> PostedMessage:
        """Send it, whatever stands there. Raises as the port does, and Blocked where it may not be shown."""
        card = prepared.shown
        await self._check_age(as_shown(prepared.work, prepared.chapter.details), row)
        async with answered():
            return await self.channels().send(row, card)

    async def _find_again(self, row: Announcement, prepared: Prepared) -> PostedMessage | None:
        """Search for what a database that was put back doesn't know any more."""
        link = prepared.chapter.details.link
        return await _believed(row, self._rediscovery.find(row, prepared.card, link))

    async def _find(self, row: Announcement) -> PostedMessage | None:
        """Search for what an earlier attempt left. Raises as the port does: Unlisted where it was believed before."""
        return await _believed(row, self.channels().find(row))

    async def edit(self, row: Announcement, prepared: Prepared) -> None:
        """Let the message show the chapter as it is now. Raises as the port does, and Blocked without the work."""
        card = prepared.shown
        async with answered():
            await self.channels().edit(row, card)

    async def delete(self, row: Announcement, prepared: Prepared) -> None:
        """Take the message away; one whose sending was unclear is searched for first. Raises as the port does."""
        with_text = prepared.place is TextPlace.THREAD
        async with answered():
            stands = PostedMessage(row.message_id, row.thread_id) if row.message_id else await self._find(row)
            if stands:
                await self.channels().delete(row, stands, with_text=with_text)

    async def _check_age(self, work: Work, row: Announcement) -> None:
        rating = work.details.rating
        is_age_restricted = rating.is_for_adults and await self.channels().is_age_restricted(row)
        if not rating.may_be_shown(is_age_restricted=is_age_restricted):
            raise Blocked(Trouble.AGE)


async def _believed(row: Announcement, search: Awaitable[PostedMessage | None]) -> PostedMessage | None:
    """Search; where nothing at all is listed, a few times before that is believed, once."""
    try:
        return await search
    except Unlisted as error:
        if row.attempts < LOOKS:
            raise Unclear(str(error)) from None
        if row.attempts == LOOKS or row.state is DeliveryState.WITHDRAWING:
            return None
        raise
