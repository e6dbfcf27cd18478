"""Letters in the database: each is written with what it tells, and taken for one attempt at a time: none is lost."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Index,
    Integer,
    String,
    Table,
    bindparam,
    case,
    delete,
    func,
    select,
    update,
)

from bot.core.db.columns import Moment, OneOf, Snowflake, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read_all
from bot.core.db.sharing.wakes import Wake, wake
from bot.core.db.upsert import insert_absent
from bot.core.ownership import Share
from bot.core.people.columns import NOT_PERSONAL, Fate, person, words_of
from bot.core.retries import new_nonce
from bot.letters.models import Arguments, Letter, LetterKind
from bot.setup.store import guild_settings

letters = Table(
    "letters",
    metadata,
    serial_id(),
    Column("kind", OneOf(LetterKind), nullable=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake),
    Column("member_id", Snowflake, info=person(Fate.BY_FEATURE)),
    Column("about", String, nullable=False, info=words_of("member_id", Fate.BY_FEATURE)),
    Column("arguments", JSON, nullable=False, info=words_of("member_id", Fate.BY_FEATURE)),
    Column("nonce", String, nullable=False, info=NOT_PERSONAL),
    Column("due_at", Moment),
    Column("attempts", Integer, nullable=False),
    Column("attempted_at", Moment),
    Column("mark", String, info=NOT_PERSONAL),
    Column("sent_to", Snowflake, info=NOT_PERSONAL),
    Column("after_id", Snowflake, info=NOT_PERSONAL),
    Column("message_id", Snowflake),
    Column("said_at", Moment),
    Column("held_at", Moment),
    Column("leased_by", String, info=NOT_PERSONAL),
    sqlite_autoincrement=True,
)
Index("uq_letters_about", letters.c.about, letters.c.guild_id, unique=True)
Index("ix_letters_due_at", letters.c.due_at)

A_MOMENT = timedelta(seconds=10)
"""Within this, what was held has gone out if it can."""

_NO_REQUEST: dict[str, None] = {"attempted_at": None, "mark": None, "sent_to": None, "after_id": None}
_IS_KNOWN = letters.c.kind.in_(list(LetterKind))
_PLACE = func.coalesce(letters.c.channel_id, guild_settings.c.notices_channel_id)
_TO_A_CHANNEL = letters.c.member_id.is_(None)
FOLLOWS_NOTICES = (_TO_A_CHANNEL & letters.c.channel_id.is_(None)).label("follows_notices")


async def write(
    connection: AsyncConnection,
    kind: LetterKind,
    guild_id: int,
    about: str,
    arguments: Arguments,
    *,
    due_at: datetime,
    channel_id: int | None = None,
    member_id: int | None = None,
    nonce: str | None = None,
) -> None:
    """Let a server, or the channel or member, be told of something once; a second letter about it changes nothing.

    `nonce` is for what has one of its own, of 25 characters at most.
    """
    to = {"guild_id": guild_id, "channel_id": channel_id, "member_id": member_id}
    values = {"kind": kind, "about": about, "arguments": dict(arguments), "nonce": nonce or new_nonce(), "attempts": 0}
    await connection.execute(insert_absent(connection, letters).values(due_at=due_at, **to, **values))
    await wake(connection, Wake.LETTERS)


async def take_back(connection: AsyncConnection, guild_id: int, about: Collection[str]) -> None:
    """Tell nobody of these any more: they were undone."""
    await connection.execute(delete(letters).where(letters.c.guild_id == guild_id, letters.c.about.in_(about)))


async def forget_said(connection: AsyncConnection, about: Collection[str]) -> None:
    """Let what was said about these, in whatever servers, be worth saying again; what wasn't yet is no longer so."""
    is_said_or_never_tried = letters.c.due_at.is_(None) | (letters.c.attempts == 0)
    await connection.execute(delete(letters).where(letters.c.about.in_(about), is_said_or_never_tried))


async def due(
    connection: AsyncConnection,
    now: datetime,
    share: Share,
    limit: int,
    guild_id: int | None = None,
    about: str | None = None,
) -> list[Letter]:
    """Find the letters to be sent in the servers of a share, or in one of them, or about one thing: what isn't
    said yet first, and of each kind what has waited longest.

    A letter to a server's channel for notices has that one's id; without such a channel it waits for one. What only a
    newer program could render waits for that.
    """
    columns = [column for column in letters.c if column.name != "channel_id"]
    query = (
        select(*columns, case((_TO_A_CHANNEL, _PLACE)).label("channel_id"), FOLLOWS_NOTICES)
        .join(guild_settings, guild_settings.c.guild_id == letters.c.guild_id, isouter=True)
        .where(letters.c.due_at <= now, share.clause(letters.c.guild_id))
        .where(_IS_KNOWN, ~_TO_A_CHANNEL | _PLACE.is_not(None))
        .order_by(letters.c.message_id.is_not(None), letters.c.due_at, letters.c.id)
        .limit(limit)
    )
    if guild_id is not None:
        query = query.where(letters.c.guild_id == guild_id)
    if about is not None:
        query = query.where(letters.c.about == about)
    return read_all(Letter, await connection.execute(query))


async def claim(connection: AsyncConnection, letter: Letter, now: datetime, lease_until: datetime, owner: str) -> bool:
    """Take a due letter for one attempt, and write down that the attempt is made. False if somebody else has it."""
    claimed = await connection.execute(
        update(letters)
        .filter_by(id=letter.id, attempts=letter.attempts, due_at=letter.due_at)
        .values(
            attempts=letter.attempts + 1,
            attempted_at=func.coalesce(letters.c.attempted_at, now),
            due_at=lease_until,
            leased_by=owner,
        )
    )
    return claimed.rowcount == 1


async def note_request(connection: AsyncConnection, letter: Letter, mark: str, after_id: int) -> None:
    """Write down, before the request that posts it is made, what its message will be known by and be newer than."""
    values = {"mark": mark, "sent_to": letter.channel_id, "after_id": func.coalesce(letters.c.after_id, after_id)}
    await connection.execute(update(letters).filter_by(id=letter.id).values(values))


async def note_said(connection: AsyncConnection, letter: Letter, message_id: int | None, now: datetime) -> None:
    """Write down that the letter's message stands as it was meant, and since when."""
    values = {"message_id": message_id, "said_at": now, "held_at": None, **_NO_REQUEST}
    await connection.execute(update(letters).filter_by(id=letter.id).values(values))


async def settle(connection: AsyncConnection, letter: Letter, again_at: datetime | None = None) -> None:
    """Leave nothing to do before `again_at`, or at all, unless a refresh was asked for while this was under way."""
    values = {"due_at": again_at, "attempts": 0, "held_at": None, "leased_by": None, **_NO_REQUEST}
    await connection.execute(update(letters).where(_attempt_of(letter)).values(values))


async def give_up(connection: AsyncConnection, letter: Letter) -> None:
    """Try no more, though nobody knows whether it was said: since when that is so, `attempted_at` still tells."""
    await connection.execute(update(letters).where(_attempt_of(letter)).values(due_at=None))


async def put_off(connection: AsyncConnection, letter: Letter, until: datetime) -> None:
    """Try again later what had no clear answer, or sooner where a refresh was asked for meanwhile."""
    await connection.execute(update(letters).where(_attempt_of(letter)).values(due_at=until))


async def hold(connection: AsyncConnection, letter: Letter, now: datetime, until: datetime) -> None:
    """Try again later what Discord refuses for something that can be mended, or sooner once it may be.

    A refusal says nothing of an earlier attempt that may have gone through.
    """
    since = func.coalesce(letters.c.held_at, now)
    values = {"due_at": until, "attempts": 0, "attempted_at": letter.attempted_at, "leased_by": None, "held_at": since}
    await connection.execute(update(letters).where(_attempt_of(letter)).values(values))


async def retry(connection: AsyncConnection, guild_ids: Collection[int], now: datetime) -> None:
    """Make due what is held in these servers: what was in its way may be gone. What tells of that comes last."""
    held = (letters.c.guild_id.in_(guild_ids), letters.c.held_at.is_not(None), letters.c.due_at > now)
    then = case((letters.c.kind == LetterKind.UNSAID, bindparam("later", now + A_MOMENT, Moment)), else_=now)
    await connection.execute(update(letters).where(*held, letters.c.attempts == 0).values(due_at=then))


async def drop(connection: AsyncConnection, letter: Letter) -> None:
    """Forget a letter that nobody has to remember, once nothing is left to do."""
    await connection.execute(delete(letters).where(_attempt_of(letter)))


async def release_leases(connection: AsyncConnection, now: datetime, owner: str) -> None:
    """End the leases of an owner whose process is no more, and the pauses after its attempts."""
    held = (letters.c.due_at > now, letters.c.leased_by == owner)
    await connection.execute(update(letters).where(*held).values(due_at=now))


async def clock_set_back(connection: AsyncConnection, now: datetime, by: timedelta, share: Share) -> None:
    """Let what waits for a moment wait no longer than it was to, and what was attempted be so as long ago as before."""
    ahead = (letters.c.due_at > now) | (letters.c.said_at > now)
    touched = select(letters).where(share.clause(letters.c.guild_id), ahead | letters.c.attempted_at.is_not(None))
    for row in (await connection.execute(touched)).all():
        values = {
            "due_at": row.due_at - by if row.due_at and row.due_at > now else row.due_at,
            "said_at": row.said_at - by if row.said_at and row.said_at > now else row.said_at,
            "attempted_at": row.attempted_at - by if row.attempted_at else None,
        }
        await connection.execute(update(letters).filter_by(id=row.id).values(values))


def _attempt_of(letter: Letter) -> ColumnElement[bool]:
    """Match the letter only while this attempt is its latest: a refresh starts the count anew."""
    return (letters.c.id == letter.id) & (letters.c.attempts == letter.attempts + 1)


async def is_any_held(connection: AsyncConnection, guild_id: int, channel_id: int) -> bool:
    """Tell whether something for this channel is held there."""
    query = select(letters.c.id).filter_by(guild_id=guild_id, channel_id=channel_id)
    return (await connection.execute(query.where(letters.c.held_at.is_not(None)).limit(1))).first() is not None


async def is_said(connection: AsyncConnection, guild_id: int, about: str) -> bool:
    """Tell whether a letter's message stands."""
    query = select(letters.c.id).filter_by(guild_id=guild_id, about=about).where(letters.c.message_id.is_not(None))
    return (await connection.execute(query.limit(1))).first() is not None


async def may_be_said(connection: AsyncConnection, guild_id: int, beginning: str) -> bool | None:
    """Tell whether the message stands of one of the letters whose `about` begins so; None if nobody knows it yet."""
    its = letters.c.about.startswith(beginning, autoescape=True)
    query = select(letters.c.message_id, letters.c.attempted_at).filter_by(guild_id=guild_id).where(its)
    rows = (await connection.execute(query)).all()
    if any(row.message_id for row in rows):
        return True
    return None if any(row.attempted_at for row in rows) else False
