"""The letters about kudos: a milestone is celebrated in its server's channel, a digest goes to an author."""

from datetime import datetime

from bot.core.db.connecting.connections import AsyncConnection
from bot.kudos.models import Digest, Milestone
from bot.letters import store as letters_store
from bot.letters.models import LetterKind


async def celebrate(connection: AsyncConnection, milestone: Milestone, channel_id: int, now: datetime) -> None:
    """Let everybody in the server's channel know of a milestone, once whatever comes and goes."""
    await letters_store.write(
        connection,
        LetterKind.MILESTONE,
        milestone.guild_id,
        f"milestone {milestone.work_id} {milestone.readers}",
        {"work_id": milestone.work_id, "readers": milestone.readers},
        channel_id=channel_id,
        due_at=now,
    )


async def send_digest(
    connection: AsyncConnection, digest: Digest, channel_id: int | None, struck: datetime, now: datetime
) -> None:
    """Tell an author of what is new since they were told, in private if they want that, else in the channel."""
    await letters_store.write(
        connection,
        LetterKind.DIGEST,
        digest.guild_id,
        f"digest {digest.author_id} {struck.isoformat()}",
        {"author_id": digest.author_id, "since": digest.told_until.isoformat(), "until": now.isoformat()},
        channel_id=None if digest.by_dm else channel_id,
        member_id=digest.author_id if digest.by_dm else None,
        due_at=now,
        nonce=digest.nonce(struck),
    )
