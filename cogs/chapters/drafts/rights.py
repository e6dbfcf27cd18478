"""Whether a chapter may go out: who may post in its work, and what the bot may do where it is announced."""

from dataclasses import dataclass

from bot.chapters.preview import wording as preview_wording
from bot.core.errors import UserFacingError
from bot.works.models import ChapterDetails, Target, Work
from bot.works.ratings.stricter import as_shown, undecided
from cogs._shared.channels import age_restricted, check_age, is_served_here
from cogs._shared.checks.permissions import check_channel
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction


@dataclass(frozen=True, slots=True)
class Postable:
    """A work that somebody was found to be allowed to post in, and the channels that its chapters go to."""

    work: Work
    targets: tuple[Target, ...]

    @property
    def channel_ids(self) -> list[int]:
        return [one.channel_id for one in self.targets]


async def check_rights(interaction: Interaction, work: Work) -> Postable:
    """Find the work's channels for a person who wants to see what would go there.

    Raises UserFacingError if they may not post in it, if it has no channel, or if the bot may not announce in one.
    """
    targets = await interaction.client.services.announcements.targets_for(member_of(interaction), work)
    return _checked(interaction, work, targets)


async def check_permissions(interaction: Interaction, work: Work) -> Postable:
    """Find the work's channels, for a person who was found to be allowed to post in it.

    Raises UserFacingError if it has none, or if the bot may not announce in one.
    """
    return _checked(interaction, work, await interaction.client.services.announcements.targets(work))


async def check_places(interaction: Interaction, work: Work, chapter: ChapterDetails) -> Postable:
    """Find the channels that a chapter goes to, for a person who was found to be allowed to post it.

    Raises UserFacingError as `check_permissions` does, or if one isn't for adults as the chapter is.
    """
    postable = await check_permissions(interaction, work)
    check_ages(interaction, postable, chapter)
    return postable


def check_ages(interaction: Interaction, postable: Postable, chapter: ChapterDetails) -> None:
    """Raise UserFacingError if the chapter, by the stricter of what its page and its work say, is for adults and one of
    the server's channels isn't. In private messages it may be a server of another process, which sees to it.
    """
    work = postable.work
    for target in postable.targets:
        if target.guild_id == work.guild_id and is_served_here(interaction.client, target.guild_id):
            try:
                check_age(interaction, as_shown(work, chapter), target.channel_id)
            except UserFacingError:
                rating = undecided(work, chapter).rating
                if rating is None or work.details.rating.is_for_adults:
                    raise
                better = age_restricted(interaction)
                raise UserFacingError(
                    preview_wording.page_is_for_adults, work, chapter, rating, target.channel_id, better
                ) from None


def _checked(interaction: Interaction, work: Work, targets: list[Target]) -> Postable:
    for target in targets:
        if target.guild_id == work.guild_id:
            check_channel(interaction, target.channel_id)
    return Postable(work, tuple(targets))
