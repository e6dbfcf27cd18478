"""Which suggestion is meant: itself, or what it was merged into; and who somebody is to it."""

from collections.abc import Iterable
from contextlib import suppress

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.suggestions import backing_store, store, wording
from bot.suggestions.models import Suggestion
from bot.suggestions.visibility import Relation, as_seen
from bot.targets import store as targets_store
from bot.works import store as works_store
from bot.works.access import may_post_in


async def found(connection: AsyncConnection, guild_id: int, suggestion_id: int) -> Suggestion:
    """Find a suggestion with all there is to it, for who has been let in. Raises UserFacingError if there is none."""
    suggestion = await store.find(connection, guild_id, suggestion_id)
    if suggestion is None:
        raise UserFacingError(wording.suggestion_is_gone)
    return suggestion


async def root_of(connection: AsyncConnection, guild_id: int, suggestion_id: int) -> Suggestion:
    """Find what a suggestion was merged into, once it is known to be of this server."""
    await found(connection, guild_id, suggestion_id)
    return await found(connection, guild_id, await backing_store.root_of(connection, suggestion_id))


async def locked_root(connection: AsyncConnection, guild_id: int, suggestion_id: int) -> Suggestion:
    """Hold what a suggestion was merged into until the transaction ends, and return it; it is of this server.

    While it was waited for it may have been merged itself, or given back: then it is let go, and looked for once more.
    """
    while True:
        root_id = await backing_store.root_of(connection, suggestion_id)
        with suppress(_IsElsewhere):
            async with connection.begin_nested():  # who held one while waiting for another could wait for each other
                await store.lock(connection, root_id)
                if await backing_store.root_of(connection, suggestion_id) != root_id:
                    raise _IsElsewhere
            return await found(connection, guild_id, root_id)


class _IsElsewhere(Exception):
    """What was locked isn't what the suggestion counts for any more: leaving the savepoint by this lets it go."""


async def seen_by(
    connection: AsyncConnection, member: Member, suggestion_id: int, also: Iterable[Relation] = ()
) -> Suggestion:
    """Find what the member may see of a suggestion for a work of their server, or for another server's that is or was
    announced there. `also` is what else they are known to be to it.

    Raises UserFacingError if they may see nothing of it, just as if there were none.
    """
    home_id = await store.guild_of(connection, suggestion_id)
    suggestion = await store.find(connection, home_id, suggestion_id) if home_id is not None else None
    seen = None
    if suggestion is not None:
        seen = as_seen(suggestion, {*await relations_of(connection, member, suggestion), *also})
    if seen is None:
        raise UserFacingError(wording.suggestion_is_gone)
    return seen


async def relations_of(connection: AsyncConnection, member: Member, suggestion: Suggestion) -> set[Relation]:
    """Tell who the member is to a suggestion where they are now; nothing in a server that its work never was in.

    One's own ideas stay one's own in a server where their work is announced no more.
    """
    is_home = member.guild_id == suggestion.guild_id
    if not is_home and await targets_store.stands(connection, suggestion.work_id, member.guild_id) is None:
        return set()
    told = {
        Relation.READER: True,
        Relation.WRITER: suggestion.reader_id == member.id,
        Relation.REVIEWER: await is_reviewer(connection, member, suggestion),
        Relation.MERGED_WRITER: await backing_store.wrote_into(connection, suggestion.id, member.id),
        Relation.BACKER: await backing_store.is_backed_by(connection, suggestion.id, member.id),
    }
    return {relation for relation, is_so in told.items() if is_so}


async def is_reviewer(connection: AsyncConnection, member: Member, suggestion: Suggestion) -> bool:
    """Tell whether the member is an author of a suggestion's work or staff of its home server, and is there now."""
    if member.guild_id != suggestion.guild_id:
        return False
    work = await works_store.find(connection, member.guild_id, suggestion.work_id)
    return work is not None and bool(await may_post_in(connection, member, [work]))
