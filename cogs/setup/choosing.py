"""Choosing in the panel of `/setup`: menus, and forms for what is typed."""

from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.dates.zones import read_zone
from bot.setup import wording
from bot.setup.buttons import AskForSetup, ChooseInSetup, SetupForm, ShowSetup
from bot.setup.models import SettingsChanges
from bot.setup.panel import wording as panel_wording
from bot.setup.panel.models import SetupChoice
from bot.setup.permissions import TO_WRITE
from cogs._shared.buttons import chosen_in, chosen_one, clicked
from cogs._shared.checks.chosen import picked_channel
from cogs._shared.forms import Values, line, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import edit
from cogs.setup.emojis import emojis_in
from cogs.setup.panel import SetupPanel

LONGEST_EMOJIS = 800
"""Characters of as many emoji as can stand for kudos, each as a server's own is written."""

LONGEST_ZONE = 60


class Choosing(SetupPanel):
    @clicked
    async def show_setup(self, interaction: Interaction, clicked: ShowSetup) -> None:
        """Look again: permissions may have been given, channels deleted, and others may have changed something."""
        del clicked
        await edit(interaction, await self.panel(interaction))

    @clicked
    async def setup_chosen(self, interaction: Interaction, clicked: ChooseInSetup) -> None:
        await self.services.setup.shown_to(member_of(interaction))  # who may not is told so before what they chose is
        await self._change(interaction, _chosen(interaction, clicked.what))

    @clicked
    async def setup_asked(self, interaction: Interaction, clicked: AskForSetup) -> None:
        await self.ask_setup(interaction, SetupForm(clicked.what))

    @opens
    async def ask_setup(self, interaction: Interaction, form: SetupForm) -> None:
        """Show a form for what is typed. Raises UserFacingError without Manage Server."""
        settings = await self.services.setup.shown_to(member_of(interaction))
        if form.what == SetupChoice.EMOJIS:
            label, hint = panel_wording.hint(SetupChoice.EMOJIS), panel_wording.emojis_hint()
            now = " ".join(one.shown for one in settings.kudos_emojis)
            field = line("typed", label, default=now, required=True, limit=LONGEST_EMOJIS, hint=hint)
            await show_form(interaction, panel_wording.choose_emojis(), form, field)
        elif form.what == SetupChoice.ZONE:
            label, hint = panel_wording.hint(SetupChoice.ZONE), panel_wording.zone_hint()
            field = line("typed", label, required=True, limit=LONGEST_ZONE, hint=hint)
            await show_form(interaction, panel_wording.another_zone(), form, field)

    @submitted
    async def setup_sent(self, interaction: Interaction, form: SetupForm, values: Values) -> None:
        await self.services.setup.shown_to(member_of(interaction))
        if form.what == SetupChoice.EMOJIS:
            await self._change(interaction, {"kudos_emojis": emojis_in(interaction, values["typed"])})
        elif form.what == SetupChoice.ZONE:
            await self._change(interaction, {"zone": read_zone(values["typed"])})

    async def _change(self, interaction: Interaction, changes: SettingsChanges) -> None:
        await self.services.setup.change(member_of(interaction), **changes)
        await edit(interaction, await self.panel(interaction, panel_wording.saved()))


def _chosen(interaction: Interaction, what: str) -> SettingsChanges:
    """Read what was chosen in a menu. Raises UserFacingError if that can't be."""
    if what == SetupChoice.CHANNEL:
        channel_id = picked_channel(interaction)
        if channel_id is None:
            raise UserFacingError(wording.choose_a_channel)
        return {"channel_id": channel_id}
    if what == SetupChoice.NOTICES:
        return {"notices_channel_id": picked_channel(interaction, TO_WRITE)}
    if what == SetupChoice.STAFF:
        return {"staff_role_id": _role_in(interaction)}
    return {"zone": read_zone(chosen_one(interaction))} if what == SetupChoice.ZONE else {}


def _role_in(interaction: Interaction) -> int | None:
    """Read which role was chosen; None where none was. Raises UserFacingError if it isn't one of this server's."""
    picked, guild = chosen_in(interaction), interaction.guild
    if not picked:
        return None
    role_id = number_in(picked[0])
    if not role_id or (guild is not None and guild.get_role(role_id) is None):
        raise UserFacingError(wording.role_gone)
    return role_id
