"""Whether a work can be announced in the channel that is chosen for it."""

from bot.works.models import Work
from cogs._shared.channels import check_age
from cogs._shared.checks.permissions import check_channel
from cogs._shared.parts import Interaction


def check_place(interaction: Interaction, work: Work) -> None:
    """Raise UserFacingError if the bot may not announce in the work's channel, or adults alone may read the work."""
    if work.details.channel_id is not None:
        check_channel(interaction, work.details.channel_id)
        check_age(interaction, work, work.details.channel_id)
