"""Whose queue is whose: the works and suggestions that a member may review."""

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.suggestions import store, wording
from bot.suggestions.lookup import is_reviewer
from bot.suggestions.models import Suggestion
from bot.works import store as works_store
from bot.works.access import is_staff, may_post_in, present, require_author
from bot.works.models import Work


async def reviewable_works(connection: AsyncConnection, member: Member, work_id: int | None = None) -> list[Work]:
    """Find the works whose queue the member may see: their own, or every one of the server for its staff.

    Raises UserFacingError if there are none, or `work_id` isn't among them.
    """
    if work_id is not None:
        work = await present(connection, member.guild_id, work_id)
        await require_author(connection, member, work)
        return [work]
    works = await works_store.in_guild(connection, member.guild_id)
    reviewable = await may_post_in(connection, member, works)
    if not reviewable and not await is_staff(connection, member):
        raise UserFacingError(wording.reviewers_only)
    return reviewable


async def reviewable_suggestion(connection: AsyncConnection, member: Member, suggestion_id: int) -> Suggestion:
    """Find a suggestion on which the member may decide, with all there is to it.

    Raises UserFacingError if they may not: in the same words whether there is none, or it is in another's queue.
    """
    suggestion = await store.find(connection, member.guild_id, suggestion_id)
    if suggestion is None or not await is_reviewer(connection, member, suggestion):
        await reviewable_works(connection, member)
        is_gone = await is_staff(connection, member)
        raise UserFacingError(wording.suggestion_is_gone if is_gone else wording.not_in_your_queue)
    await present(connection, member.guild_id, suggestion.work_id)
    return suggestion
