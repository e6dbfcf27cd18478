"""From an idea to its confirmation: the form, what is like it, and the choices that follow."""

from collections.abc import Sequence

from bot.announcements.buttons import SuggestFor
from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.suggestions.buttons import (
    AnswerCall,
    BackInstead,
    Choose,
    DontSend,
    SendAnyway,
    ShowDropped,
    ShowGiven,
    ShowHeld,
    SuggestForm,
)
from bot.suggestions.giving import wording as giving_wording
from bot.suggestions.giving.service import Offer
from bot.suggestions.models import IdeaChoices, SpoilerLevel, Suggestion
from bot.works import wording as works_wording
from bot.works.models import Work
from cogs._shared.buttons import clicked
from cogs._shared.errors import answer_error, given_back
from cogs._shared.forms import Values, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply
from cogs.suggestions import views


class IdeaForms(Part):
    """The buttons that ask for an idea, the form, and what stands under the answer."""

    @clicked
    async def suggest_for(self, interaction: Interaction, clicked: SuggestFor) -> None:
        """Ask for an idea for the chapter of the announcement."""
        work, chapter = await self.services.announcements.behind_button(
            interaction.guild_id or 0, clicked.announcement_id, clicked.nonce
        )
        call = await self.services.calls.on_card(chapter.id)
        await ask(interaction, SuggestForm(work.id, chapter.id, call.id if call else 0))

    @clicked
    async def answer_call(self, interaction: Interaction, clicked: AnswerCall) -> None:
        call = await self.services.calls.find(member_of(interaction), clicked.call_id)
        await ask(interaction, SuggestForm(call.work_id, 0, call.id))

    @opens
    async def ask_again(self, interaction: Interaction, form: SuggestForm) -> None:
        """Show the form for an idea once more, with the choice of a work where it had one."""
        if form.work_id:
            await ask(interaction, form)
        else:
            await ask_for_any(interaction)

    @submitted
    async def suggested(self, interaction: Interaction, form: SuggestForm, values: Values) -> None:
        """Take the form for an idea; the reader keeps their text whatever happens."""
        work_id = form.work_id or number_in(values.get("work", ""))
        if not work_id:
            raise UserFacingError(giving_wording.which_work_in_form)
        spoiler = values.get("spoiler")
        choices = IdeaChoices(
            chapter_id=number_in(values.get("chapter") or str(form.chapter_id)) or None,
            spoiler=SpoilerLevel(spoiler) if spoiler in set(SpoilerLevel) else SpoilerLevel.NONE,
            credited=bool(values.get("credit")),
            wants_dm=bool(values.get("dm")),
        )
        await offer(interaction, SuggestForm(work_id, 0, form.call_id), values["idea"], choices)

    @clicked
    async def show_given(self, interaction: Interaction, clicked: ShowGiven) -> None:
        page = await self.services.own_suggestions.one_of_mine(member_of(interaction), clicked.suggestion_id)
        await _show(interaction, Offer(page.own))

    @clicked
    async def show_held(self, interaction: Interaction, clicked: ShowHeld) -> None:
        await _show(interaction, await self.services.suggestions.held(member_of(interaction), clicked.held_id))

    @clicked
    async def send_anyway(self, interaction: Interaction, clicked: SendAnyway) -> None:
        member = member_of(interaction)
        typed = await self.services.suggestions.held_text(member, clicked.held_id)
        try:
            suggestion = await self.services.suggestions.send_anyway(member, clicked.held_id)
        except UserFacingError as refusal:
            await answer_error(interaction, refusal, typed=typed)
        else:
            await edit(interaction, Message(_thanks(interaction, suggestion), view=views.choices(suggestion)))

    @clicked
    async def dont_send(self, interaction: Interaction, clicked: DontSend) -> None:
        dropped = await self.services.suggestions.dont_send(member_of(interaction), clicked.held_id)
        await edit(interaction, given_back(giving_wording.not_sent(), dropped.idea))

    @clicked
    async def show_dropped(self, interaction: Interaction, clicked: ShowDropped) -> None:
        dropped = await self.services.suggestions.dropped(member_of(interaction), clicked.held_id)
        await reply(interaction, given_back(giving_wording.not_sent(), dropped.idea))

    @clicked
    async def back_instead(self, interaction: Interaction, clicked: BackInstead) -> None:
        backed = await self.services.suggestions.back_instead(
            member_of(interaction), clicked.held_id, clicked.suggestion_id
        )
        await edit(interaction, giving_wording.backed(backed))

    @clicked
    async def choose(self, interaction: Interaction, clicked: Choose) -> None:
        """Change one of the choices that stand under the confirmation."""
        spoiler = clicked.what == "spoiler" and clicked.value in set(SpoilerLevel)
        changed = await self.services.own_suggestions.choose(
            member_of(interaction),
            clicked.suggestion_id,
            spoiler=SpoilerLevel(clicked.value) if spoiler else None,
            credited=clicked.value == "yes" if clicked.what == "credited" else None,
            wants_dm=clicked.value == "yes" if clicked.what == "wants_dm" else None,
        )
        await edit(interaction, Message(_thanks(interaction, changed), view=views.choices(changed)))


async def ask(interaction: Interaction, form: SuggestForm, idea: str = "") -> None:
    """Show the form for an idea. Raises UserFacingError if this person may not suggest for the work."""
    services = interaction.client.services
    await services.suggestions.check(member_of(interaction), form.work_id, form.call_id or None)
    chapters = await services.chapters.readable(form.work_id)
    await show_form(interaction, giving_wording.form_title(), form, *views.form(chapters, form.chapter_id, idea))


async def ask_for_any(interaction: Interaction, idea: str = "") -> None:
    """Show the form for an idea that asks which work it is for. Raises UserFacingError if none takes ideas."""
    services = interaction.client.services
    works = [entry.work for entry in await services.catalogue.newest_first(interaction.guild_id or 0)]
    offered = await services.suggestions.open_to(member_of(interaction), works)
    await show_form(interaction, giving_wording.form_title(), SuggestForm(0), *views.form_for_any_work(offered, idea))


def only_one(works: Sequence[Work]) -> Work | None:
    """Return the only work that readers find; None if there are several. Raises UserFacingError if there is none."""
    if not works:
        raise UserFacingError(works_wording.no_works)
    return works[0] if len(works) == 1 else None


async def offer(interaction: Interaction, form: SuggestForm, idea: str, choices: IdeaChoices) -> None:
    """Give an idea to the author, or show what is much like it first."""
    made = await interaction.client.services.suggestions.offer(
        member_of(interaction), form.work_id, idea, choices, call_id=form.call_id or None
    )
    await _show(interaction, made)


async def _show(interaction: Interaction, made: Offer) -> None:
    """Confirm an idea, with the choices that go with it, or show what is much like it."""
    if made.given is None:
        view = views.instead(made, interaction.user.id)
        await reply(interaction, Message(giving_wording.similar(made.similar, interaction.user.id), view=view))
    else:
        await reply(interaction, Message(_thanks(interaction, made.given), view=views.choices(made.given)))


def _thanks(interaction: Interaction, suggestion: Suggestion) -> str:
    return giving_wording.thanks(suggestion, interaction.client.services.commands.mention("suggestions mine"))
