"""The outbox's statements: who takes what is due, and what came of it.

`due_at` is when something is to be done next with an announcement; nothing is while it is NULL.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, delete, exists, func, null, select, update

from bot.announcements.models import Announcement, DeliveryState, PostedMessage, Trouble
from bot.announcements.store import STANDING, announcements
from bot.core.db.columns import Moment
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.rows import read
from bot.core.db.sharing.wakes import Wake, wake
from bot.core.ownership import Share
from bot.delivery.steps.store import steps
from bot.works.chapter_store import chapters
from bot.works.readable_store import mark_out

_WAY_TO_GO = (DeliveryState.WAITING, DeliveryState.BLOCKED, DeliveryState.UNCERTAIN)


async def claim(
    connection: AsyncConnection, row: Announcement, now: datetime, lease_until: datetime, owner: str, after_id: int
) -> bool:
    """Take a due row for one attempt, which is written down before it is made. False if it can't be taken.

    What a first attempt leaves in the channel is newer than the message `after_id`.

    Somebody else may have it or be done with it, or an earlier chapter of its work may still be on its way to that
    channel.
    """
    seen = {"its_id": row.id, "its_attempts": row.attempts, "its_nonce": row.nonce, "its_state": row.state}
    kept = {"now": now, "lease_until": lease_until, "owner": owner, "newest": after_id}
    claimed = await connection.execute(_CLAIM, {**seen, **kept})
    return claimed.rowcount == 1


def _held_back() -> ColumnElement[bool]:
    """Tell whether an earlier chapter of the same work may still go out in the channel, or this one stands there."""
    earlier, its_chapter = announcements.alias("earlier"), chapters.alias("its_chapter")
    its_work = select(its_chapter.c.work_id).where(its_chapter.c.id == announcements.c.chapter_id)
    of_work = its_work.correlate(announcements).scalar_subquery()
    goes_first = earlier.c.state.in_(_WAY_TO_GO)
    is_withdrawn = (earlier.c.state == DeliveryState.WITHDRAWING) & (earlier.c.chapter_id == announcements.c.chapter_id)
    return (
        exists()
        .where(earlier.c.channel_id == announcements.c.channel_id, earlier.c.id < announcements.c.id)
        .where(goes_first | is_withdrawn)
        .where(chapters.c.id == earlier.c.chapter_id, chapters.c.work_id == of_work)
    )


_CLAIM = (
    update(announcements)
    .where(
        announcements.c.id == bindparam("its_id"),
        announcements.c.due_at <= bindparam("now"),
        announcements.c.attempts == bindparam("its_attempts"),
        announcements.c.nonce == bindparam("its_nonce"),
        announcements.c.state == bindparam("its_state"),
        ~_held_back(),
    )
    .values(
        attempted_at=func.coalesce(announcements.c.attempted_at, bindparam("now", type_=Moment)),
        after_id=case((announcements.c.attempted_at.is_(None), bindparam("newest")), else_=announcements.c.after_id),
        attempts=announcements.c.attempts + 1,
        due_at=bindparam("lease_until"),
        leased_by=bindparam("owner"),
    )
)
"""The statement that it comes to:

    UPDATE announcements SET attempted_at=coalesce(announcements.attempted_at, :now),
        after_id=CASE WHEN (announcements.attempted_at IS NULL) THEN :newest ELSE announcements.after_id END,
        attempts=(announcements.attempts + 1), due_at=:lease_until, leased_by=:owner
    WHERE announcements.id = :its_id AND announcements.due_at <= :now AND announcements.attempts = :its_attempts
        AND announcements.nonce = :its_nonce AND announcements.state = :its_state
        AND NOT (EXISTS (SELECT * FROM announcements AS earlier, chapters
            WHERE earlier.channel_id = announcements.channel_id AND earlier.id < announcements.id
            AND (earlier.state IN ('blocked', 'uncertain', 'waiting')
                OR earlier.state = 'withdrawing' AND earlier.chapter_id = announcements.chapter_id)
            AND chapters.id = earlier.chapter_id AND chapters.work_id = (
                SELECT its_chapter.work_id FROM chapters AS its_chapter
                WHERE its_chapter.id = announcements.chapter_id)))
"""


async def release_leases(connection: AsyncConnection, now: datetime, owner: str) -> None:
    """End the leases of an owner whose process is no more, and the pauses after its attempts."""
    for table in (announcements, steps):
        held = (table.c.due_at > now, table.c.leased_by == owner)
        await connection.execute(update(table).where(*held).values(due_at=now))


async def clock_set_back(connection: AsyncConnection, now: datetime, by: timedelta, share: Share) -> None:
    """Shift what waits and what was attempted, so that both are as far away as before the clock was set back."""
    attempted = announcements.c.state.in_((*_WAY_TO_GO, DeliveryState.WITHDRAWING)) & (announcements.c.attempts > 0)
    theirs = share.clause(announcements.c.guild_id)
    touched = select(announcements).where(theirs, attempted | (announcements.c.due_at > now))
    for row in (await connection.execute(touched)).all():
        due_at = row.due_at - by if row.due_at and row.due_at > now else row.due_at
        moved = update(announcements).filter_by(id=row.id)
        attempted_at = row.attempted_at - by if row.attempted_at else None
        await connection.execute(moved.values(due_at=due_at, attempted_at=attempted_at))
    waiting = select(steps).join(announcements).where(theirs, steps.c.due_at > now)
    for step in (await connection.execute(waiting)).all():
        moved = update(steps).filter_by(announcement_id=step.announcement_id, step=step.step)
        await connection.execute(moved.values(due_at=step.due_at - by))


async def retry(connection: AsyncConnection, guild_ids: Collection[int], now: datetime) -> None:
    """Make announcements in these servers due again: what was in their way may be gone."""
    there = (announcements.c.guild_id.in_(guild_ids), announcements.c.due_at.is_(None))
    stopped = announcements.c.state.in_((DeliveryState.BLOCKED, DeliveryState.UNCERTAIN))
    await connection.execute(
        update(announcements).where(*there, stopped).values(state=DeliveryState.WAITING, due_at=now)
    )
    behind = STANDING & (announcements.c.shown < announcements.c.wanted)
    withdrawing = announcements.c.state == DeliveryState.WITHDRAWING
    await connection.execute(update(announcements).where(*there, behind | withdrawing).values(due_at=now))
    here = select(announcements.c.id).where(announcements.c.guild_id.in_(guild_ids))
    await connection.execute(
        update(steps).where(steps.c.due_at.is_(None), steps.c.announcement_id.in_(here)).values(due_at=now)
    )


_IS_WITHDRAWING = announcements.c.state == DeliveryState.WITHDRAWING
_NOW = bindparam("now", type_=Moment)
_MARK_SENT = (
    update(announcements)
    .where(announcements.c.id == bindparam("its_id"))
    .values(
        state=case((_IS_WITHDRAWING, announcements.c.state), else_=DeliveryState.SENT),
        message_id=bindparam("its_message_id"),
        thread_id=bindparam("its_thread_id"),
        thread_name=bindparam("its_thread_name"),
        shown=bindparam("its_shown"),
        attempts=0,
        due_at=case((_IS_WITHDRAWING, _NOW), (announcements.c.wanted > bindparam("its_shown"), _NOW)),
        failure=None,
    )
    .returning(announcements)
)


async def mark_sent(
    connection: AsyncConnection,
    row: Announcement,
    posted: PostedMessage,
    now: datetime,
    thread_name: str | None = None,
) -> Announcement:
    """Write down where a message stands; a withdrawal meanwhile still holds. Returns the row as it is afterwards.

    It shows the chapter as it was when the row was read or, if an earlier attempt posted it, maybe as it was at first,
    or, if it was found again, as nobody knows: then it is changed at once;
    `thread_name` is how a forum post was to be called this time.
    """
    is_first = row.attempted_at is None
    shown = 0 if posted.is_found_again else row.wanted if is_first else 1
    called = thread_name if is_first and posted.thread_id else None
    where = {"its_message_id": posted.message_id, "its_thread_id": posted.thread_id, "its_thread_name": called}
    await mark_out(connection, row.chapter_id, now)
    sent = await connection.execute(_MARK_SENT, {"its_id": row.id, "its_shown": shown, "now": now, **where})
    return read(Announcement, sent.one())


async def mark_shown(connection: AsyncConnection, row: Announcement, now: datetime) -> None:
    await connection.execute(
        update(announcements)
        .filter_by(id=row.id, state=DeliveryState.SENT)
        .values(shown=row.wanted, attempts=0, due_at=case((announcements.c.wanted > row.wanted, now)), failure=None)
    )


async def mark_gone(connection: AsyncConnection, row: Announcement, now: datetime) -> None:
    """Note that somebody deleted a message: there is nothing to show anything any more."""
    gone = {"shown": row.wanted, "attempts": 0, "due_at": null(), "failure": null(), "deleted_at": now}
    await connection.execute(update(announcements).filter_by(id=row.id, state=DeliveryState.SENT).values(gone))


async def withdraw(connection: AsyncConnection, chapter_id: int, now: datetime) -> None:
    """Drop what never left; what stands, or may stand, is to be deleted once no attempt is under way."""
    of_chapter = announcements.c.chapter_id == chapter_id
    waiting = announcements.c.state == DeliveryState.WAITING
    stopped = announcements.c.state.in_((DeliveryState.BLOCKED, DeliveryState.SET_ASIDE))
    stands = announcements.c.state.in_((DeliveryState.SENT, DeliveryState.UNCERTAIN))
    never_left = stopped | (waiting & announcements.c.attempted_at.is_(None))
    await connection.execute(delete(announcements).where(of_chapter, never_left))
    await connection.execute(update(announcements).where(of_chapter, stands).values(attempts=0, due_at=now))
    await connection.execute(
        update(announcements).where(of_chapter, waiting | stands).values(state=DeliveryState.WITHDRAWING)
    )
    await wake(connection, Wake.ANNOUNCEMENTS)


async def mark_withdrawn(connection: AsyncConnection, announcement_id: int, now: datetime) -> None:
    await connection.execute(
        update(announcements)
        .filter_by(id=announcement_id)
        .values(state=DeliveryState.WITHDRAWN, deleted_at=now, due_at=null())
    )
    await connection.execute(delete(steps).filter_by(announcement_id=announcement_id))


async def stop(connection: AsyncConnection, row: Announcement, state: DeliveryState, trouble: Trouble) -> bool:
    """Do nothing more by itself. False if a withdrawal came meanwhile: that goes on.

    What is blocked surely doesn't stand, so it is as if it had never been attempted.
    """
    never: dict[str, Any] = {"attempts": 0, "attempted_at": null()} if state is DeliveryState.BLOCKED else {}
    stopped = await connection.execute(
        update(announcements)
        .where(announcements.c.id == row.id, announcements.c.state == row.state)
        .values(state=state, failure=trouble, due_at=null(), **never)
    )
    return stopped.rowcount == 1


async def put_off(
    connection: AsyncConnection, row: Announcement, until: datetime, trouble: Trouble, *, is_absent: bool
) -> None:
    """Try it again later, unless something else came of this attempt that the database told nobody.

    One that `is_absent` surely wasn't posted, so that nothing is searched for then.
    """
    never: dict[str, Any] = {"attempted_at": null()} if is_absent else {}
    this_attempt = {"id": row.id, "state": row.state, "attempts": row.attempts + 1}
    await connection.execute(
        update(announcements).filter_by(**this_attempt).values(due_at=until, failure=trouble, **never)
    )
