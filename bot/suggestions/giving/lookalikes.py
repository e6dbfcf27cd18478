"""Which ideas are shown to somebody who gives much the same one, and what of them."""

from dataclasses import replace

from bot.core.db.connecting.connections import AsyncConnection
from bot.setup.models import Member
from bot.suggestions.giving import store as held_ideas
from bot.suggestions.lookup import relations_of
from bot.suggestions.models import SimilarSuggestion
from bot.suggestions.search import resemblance
from bot.suggestions.visibility import Relation, as_seen
from bot.targets.catalogue import readable_work
from bot.works.models import Work


async def alike_as_shown(connection: AsyncConnection, member: Member, work: Work, idea: str) -> list[SimilarSuggestion]:
    """Find what says much the same, as it is shown to who says so."""
    found = []
    for one in await resemblance.similar(connection, work.guild_id, work.id, idea):
        relations = {Relation.ALIKE, *await relations_of(connection, member, one.suggestion)}
        seen = as_seen(one.suggestion, relations)
        found += [replace(one, suggestion=seen)] if seen else []
    return found


async def offered_beside(connection: AsyncConnection, member: Member, held_id: int) -> list[int]:
    """Find the ids of what a member's held idea is much like."""
    held = await held_ideas.find(connection, member.guild_id, member.id, held_id)
    if held is None:
        return []
    work = await readable_work(connection, member.guild_id, held.work_id)
    return [one.suggestion.id for one in await alike_as_shown(connection, member, work, held.idea)]
