"""What counts as kudos, derived from the facts. How much it comes to stands in `totals_store`."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    Table,
    and_,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from bot.announcements.store import announcements
from bot.core.db.columns import Moment, OneOf, Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.relations import given
from bot.core.db.rows import read
from bot.core.db.turns import take_turn
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import Fate, person
from bot.kudos.marks import LEAST_THAT_COUNTS
from bot.kudos.models import CountReason, Reaction
from bot.kudos.store import Fact, reactions
from bot.setup.store import kudos_emojis
from bot.works.chapter_store import chapters
from bot.works.store import work_authors

kudos = Table(
    "kudos",
    metadata,
    Column("chapter_id", ForeignKey("chapters.id"), primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False, info=person(Fate.BY_FEATURE)),
    Column("work_id", ForeignKey("works.id"), nullable=False),
    Column("given_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_kudos_work_id", kudos.c.work_id, kudos.c.given_at)
Index("ix_kudos_user_id", kudos.c.user_id, kudos.c.work_id)

PAIR = {"announcement_id": BigInteger(), "user_id": BigInteger()}


async def take_turns(connection: AsyncConnection) -> None:
    """Wait until no other transaction counts kudos: each has to see what the others did."""
    await take_turn(connection, "kudos")


async def count(connection: AsyncConnection, facts: Iterable[Fact]) -> None:
    """Count the readers of these facts, which are in the mirror now, where they count and don't yet."""
    pairs = {fact[:2] for fact in facts if not fact[4]}
    if pairs:
        given_pairs = given(connection, PAIR, list(pairs))
        touched = and_(
            reactions.c.announcement_id == given_pairs.c.announcement_id,
            reactions.c.user_id == given_pairs.c.user_id,
        )
        await _insert(connection, reactions_that_count().join(given_pairs, touched))


async def uncount(connection: AsyncConnection, facts: Iterable[Fact]) -> None:
    """Take the kudos back of those readers of these facts who have no counting reaction left on the chapter."""
    pairs = {fact[:2] for fact in facts if not fact[4]}
    if pairs:
        given_pairs = given(connection, PAIR, list(pairs))
        touched = select(announcements.c.chapter_id, given_pairs.c.user_id).join_from(
            given_pairs, announcements, announcements.c.id == given_pairs.c.announcement_id
        )
        await _delete(connection, tuple_(kudos.c.chapter_id, kudos.c.user_id).in_(touched))


async def recount_work(connection: AsyncConnection, work_id: int) -> None:
    """Count a work anew from its facts, as after a change of its authors. What counted before keeps its time."""
    await _delete(connection, kudos.c.work_id == work_id)
    await _insert(connection, reactions_that_count().where(chapters.c.work_id == work_id))


async def recount_guild(connection: AsyncConnection, guild_id: int) -> None:
    """Count every chapter announced in a server anew, as after a change of its kudos emoji."""
    announced = select(announcements.c.chapter_id).where(announcements.c.guild_id == guild_id)
    await _delete(connection, kudos.c.chapter_id.in_(announced))
    await _insert(connection, reactions_that_count().where(announcements.c.guild_id == guild_id))


async def _insert(connection: AsyncConnection, counting: Select[Any]) -> None:
    """Count each reader of these reactions once for a chapter, as of the first of them."""
    whose = (chapters.c.id, reactions.c.user_id, chapters.c.work_id)
    rows = counting.with_only_columns(*whose, func.min(reactions.c.noticed_at)).group_by(*whose)
    await connection.execute(insert_absent(connection, kudos).from_select(list(kudos.c.keys()), rows))


async def _delete(connection: AsyncConnection, scope: ColumnElement[bool]) -> None:
    """Take back, within `scope`, the kudos of readers without any reaction left that counts for the chapter."""
    still = reactions_that_count().where(chapters.c.id == kudos.c.chapter_id, reactions.c.user_id == kudos.c.user_id)
    await connection.execute(delete(kudos).where(scope, ~exists(still.correlate(kudos))))


def stood_for_kudos() -> ColumnElement[bool]:
    """Tell of a reaction whether its emoji stood for kudos in its server when the chapter was announced, or later."""
    return and_(
        kudos_emojis.c.guild_id == announcements.c.guild_id,
        kudos_emojis.c.emoji == reactions.c.emoji,
        or_(kudos_emojis.c.ended_at.is_(None), kudos_emojis.c.ended_at >= announcements.c.announced_at),
    )


def is_by_author() -> ColumnElement[bool]:
    """Tell of a reaction whether it is one of the work's own authors'."""
    return exists().where(work_authors.c.work_id == chapters.c.work_id, work_authors.c.user_id == reactions.c.user_id)


def reactions_that_count() -> Select[Any]:
    """Select the reactions that count: not the authors' nor bots', and only with an emoji that stood for kudos."""
    joined = _with_their_chapters(select(reactions.c.user_id)).join(kudos_emojis, stood_for_kudos())
    # A bare `user_id >= …` has SQLite go through all of an announcement's reactions for each reader that is looked up.
    is_a_person = reactions.c.user_id + 0 >= LEAST_THAT_COUNTS
    return joined.where(reactions.c.from_bot.is_(False), is_a_person, ~is_by_author())


async def why(connection: AsyncConnection, chapter_id: int, user_id: int) -> list[tuple[Reaction, CountReason]]:
    """Say of each of a reader's reactions on a chapter's announcements, wherever they stand, why it counts, or
    doesn't.
    """
    reason = case(
        (reactions.c.from_bot, _because(CountReason.BOT)),
        (is_by_author(), _because(CountReason.AUTHOR)),
        (exists().where(stood_for_kudos()), _because(CountReason.COUNTS)),
        else_=_because(CountReason.OTHER_EMOJI),
    )
    query = _with_their_chapters(select(reactions, reason.label("reason")))
    of_reader = query.where(announcements.c.chapter_id == chapter_id, reactions.c.user_id == user_id)
    rows = await connection.execute(of_reader.order_by(reactions.c.noticed_at, reactions.c.emoji))
    return [(read(Reaction, row), row.reason) for row in rows]


def _because(reason: CountReason) -> ColumnElement[CountReason]:
    return literal(reason, OneOf(CountReason))


def _with_their_chapters(query: Select[Any]) -> Select[Any]:
    with_announcements = query.select_from(reactions).join(
        announcements, announcements.c.id == reactions.c.announcement_id
    )
    return with_announcements.join(chapters, chapters.c.id == announcements.c.chapter_id)
