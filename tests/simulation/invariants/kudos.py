"""What must be true of kudos: the mirror is what Discord shows, and each reader counts once for a chapter."""

from collections import defaultdict

from sqlalchemy import select

from bot.announcements.models import DeliveryState
from bot.announcements.store import announcements
from bot.kudos.store import reactions
from tests.simulation.simulation import Simulation


async def check(simulation: Simulation) -> None:
    truth = simulation.process.channels.reactions.on_message
    standing = {one.id for one in simulation.process.channels.standing}
    async with simulation.process.database.read() as connection:
        rows = (await connection.execute(select(announcements))).all()
        facts = (await connection.execute(select(reactions))).all()
    mirrored: defaultdict[int, set[tuple[str, int]]] = defaultdict(set)
    for fact in facts:
        mirrored[fact.announcement_id].add((fact.emoji, fact.user_id))
    readers: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows:
        readers[row.chapter_id] |= {user for _, user in mirrored[row.id]}
        if row.state == DeliveryState.SENT and row.message_id in standing and row.deleted_at is None:
            there = {(one.emoji, one.user_id) for one in truth[row.message_id]}
            assert mirrored[row.id] == there, f"announcement {row.id} has other hearts"
    for work in simulation.servers.works:
        for chapter in await simulation.process.program.kudos.of_chapters(work.id):
            assert chapter.kudos == len(readers[chapter.chapter_id]), f"chapter {chapter.chapter_id} is miscounted"
