"""Whether a chapter may go out: who may post in its work, and what the bot may do where it is announced."""

from dataclasses import dataclass

from bot.works.models import Target, Work
from cogs._shared.channels import check_age, check_channel
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
    """Find the work's channels for a person who wants to post in it.

    Raises UserFacingError if they may not, or as `check_places` does.
    """
    targets = await interaction.client.services.announcements.targets_for(member_of(interaction), work)
    return _checked(interaction, work, targets)


async def check_places(interaction: Interaction, work: Work) -> Postable:
    """Find the work's channels, for a person who was found to be allowed to post in it.

    Raises UserFacingError if it has none, if the bot may not announce in one, or if one isn't for adults as the work.
    """
    return _checked(interaction, work, await interaction.client.services.announcements.targets(work))


def _checked(interaction: Interaction, work: Work, targets: list[Target]) -> Postable:
    for target in targets:
        if target.guild_id == work.guild_id:
            check_channel(interaction, target.channel_id)
            check_age(interaction, work, target.channel_id)
    return Postable(work, tuple(targets))
