"""Forgetting a reader: what they wrote goes or loses its writer, what they backed counts without them."""

from collections.abc import Iterable
from datetime import datetime
from secrets import randbits

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.people.columns import NOBODY
from bot.delivery.refreshing import refresh_chapter
from bot.suggestions import backing_store, telling
from bot.suggestions import store as suggestions_store
from bot.suggestions.calls import telling as calls_telling
from bot.suggestions.forgotten import store
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.verdicts.decisions import release

CHUNK = 500
"""Suggestions that one statement names at most."""


async def forget_reader(connection: AsyncConnection, reader_id: int, now: datetime, *, keep_ideas: bool) -> int:
    """Forget who wrote a reader's suggestions, and what they say unless `keep_ideas`. Returns how many they wrote.

    Cards that thanked them are shown anew without their name, and staff's cards of their suggestions too.
    """
    written = await store.written_by(connection, reader_id)
    roots = {one.id: await backing_store.root_of(connection, one.id) for one in written}
    thanking = await _thanking(connection, written, roots)
    if keep_ideas:
        await store.let_go_of_names(connection, reader_id, _nobody())
    else:
        await _empty(connection, written, now)
    backed = {await backing_store.root_of(connection, one) for one in await store.unback(connection, reader_id)}
    for root_id in sorted(backed.union(roots.values())):
        await backing_store.recount(connection, root_id)
    for chapter_id in sorted(thanking):
        await refresh_chapter(connection, chapter_id, now)
    for one in written:
        await telling.refresh_card(connection, one.guild_id, one.id, now)
    return len(written)


async def _thanking(connection: AsyncConnection, written: Iterable[Suggestion], roots: dict[int, int]) -> set[int]:
    """Find the chapters that thank for these."""
    found = set()
    for one in written:
        root = one
        if roots[one.id] != one.id:
            root = await suggestions_store.find(connection, one.guild_id, roots[one.id]) or one
        if root.status is Status.USED and root.used_in_id:
            found.add(root.used_in_id)
    return found


async def _empty(connection: AsyncConnection, written: list[Suggestion], now: datetime) -> None:
    """Leave nothing of what these say; what others wrote that was merged into them waits again."""
    ids, nobody = [one.id for one in written], _nobody()
    for one in written:
        await calls_telling.tell_of_outdated_poll(connection, one, now)
        for child_id in await backing_store.children(connection, one.id):
            if child_id not in ids:
                await release(connection, one.guild_id, child_id, NOBODY, now)
    for first in range(0, len(ids), CHUNK):
        some = ids[first : first + CHUNK]
        await store.take_out_of_polls(connection, some)
        await store.empty(connection, some, nobody)


def _nobody() -> int:
    """Make up who wrote them: the same for all of one person's, and another whenever somebody is forgotten."""
    return -1 - randbits(62)
