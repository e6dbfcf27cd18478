"""`/suggest`, the button on every announcement, and **Suggest this**: giving an idea."""

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.announcements.buttons import SuggestFor
from bot.app.client import Client
from bot.core.errors import UserFacingError
from bot.suggestions.buttons import AnswerCall, BackInstead, Choose, SendAnyway, SuggestForm
from bot.suggestions.giving import wording as giving_wording
from bot.suggestions.models import IdeaChoices, SpoilerLevel, Suggestion
from bot.works import wording as works_wording
from bot.works.models import Work
from cogs._shared.buttons import clicked
from cogs._shared.choices import readable_chapters, readable_works
from cogs._shared.errors import answer_error
from cogs._shared.forms import Values, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Part, message_command
from cogs._shared.replies import Message, edit, reply
from cogs.suggestions import views
from cogs.suggestions.mine import MineCommands
from cogs.suggestions.public import PublicCommands


class SuggestCog(Part):
    @app_commands.command()
    @app_commands.describe(
        work="Which work it is for; the only one here, if you leave this out",
        chapter="The chapter it is about, if any",
        idea="Your idea; leave it out to write it in a form",
    )
    @app_commands.autocomplete(work=readable_works, chapter=readable_chapters)
    async def suggest(
        self,
        interaction: discord.Interaction[Client],
        work: str | None = None,
        chapter: str | None = None,
        idea: str | None = None,
    ) -> None:
        """Suggest a plot idea to an author."""
        try:
            chosen = await self._chosen_work(interaction, work)
            chapter_id = (await self.services.chapters.choose(chosen, chapter)).id if chapter else 0
            form = SuggestForm(chosen.id, chapter_id)
            if idea is None:
                await self._ask(interaction, form)
            else:
                await self._offer(interaction, form, idea, IdeaChoices(chapter_id=chapter_id or None))
        except Exception as error:
            await answer_error(interaction, error, typed=idea or "")

    @message_command(giving_wording.suggest_this())
    async def suggest_this(self, interaction: discord.Interaction[Client], message: discord.Message) -> None:
        """A message of one's own becomes an idea."""
        if message.author.id != interaction.user.id:
            raise UserFacingError(giving_wording.only_your_own)
        if not message.content.strip():
            raise UserFacingError(giving_wording.nothing_written)
        works = await self.services.catalogue.all(interaction.guild_id or 0)
        if not works:
            raise UserFacingError(works_wording.no_works)
        if len(works) == 1:
            await self._ask(interaction, SuggestForm(works[0].id), message.content)
        else:
            fields = views.form_for_any_work(works, message.content)
            await show_form(interaction, giving_wording.form_title(), SuggestForm(0), *fields)

    @clicked
    async def suggest_for(self, interaction: discord.Interaction[Client], clicked: SuggestFor) -> None:
        """The button on an announcement."""
        work, chapter = await self.services.announcements.behind_button(
            interaction.guild_id or 0, clicked.announcement_id, clicked.nonce
        )
        await self._ask(interaction, SuggestForm(work.id, chapter.id))

    @clicked
    async def answer_call(self, interaction: discord.Interaction[Client], clicked: AnswerCall) -> None:
        call = await self.services.calls.find(member_of(interaction), clicked.call_id)
        await self._ask(interaction, SuggestForm(call.work_id, 0, call.id))

    @submitted
    async def suggested(self, interaction: discord.Interaction[Client], form: SuggestForm, values: Values) -> None:
        """Take the form for an idea; the reader keeps their text whatever happens."""
        work_id = form.work_id or int(values.get("work") or 0)
        if not work_id:
            raise UserFacingError(giving_wording.which_work_in_form)
        chapter = values.get("chapter") or str(form.chapter_id)
        choices = IdeaChoices(
            chapter_id=int(chapter) or None,
            spoiler=SpoilerLevel(values.get("spoiler") or SpoilerLevel.NONE),
            credited=bool(values.get("credit")),
            wants_dm=bool(values.get("dm")),
        )
        await self._offer(interaction, SuggestForm(work_id, 0, form.call_id), values["idea"], choices)

    @clicked
    async def send_anyway(self, interaction: discord.Interaction[Client], clicked: SendAnyway) -> None:
        member = member_of(interaction)
        typed = await self.services.suggestions.held_text(member, clicked.held_id)
        try:
            suggestion = await self.services.suggestions.send_anyway(member, clicked.held_id)
        except UserFacingError as refusal:
            await answer_error(interaction, refusal, typed=typed)
        else:
            await edit(interaction, Message(self._thanks(suggestion), view=views.choices(suggestion)))

    @clicked
    async def back_instead(self, interaction: discord.Interaction[Client], clicked: BackInstead) -> None:
        backed = await self.services.suggestions.back_instead(
            member_of(interaction), clicked.held_id, clicked.suggestion_id
        )
        await edit(interaction, giving_wording.backed(backed))

    @clicked
    async def choose(self, interaction: discord.Interaction[Client], clicked: Choose) -> None:
        """The choices under the confirmation."""
        changes: dict[str, Any] = {}
        if clicked.what == "spoiler" and clicked.value in set(SpoilerLevel):
            changes["spoiler"] = SpoilerLevel(clicked.value)
        elif clicked.what in ("credited", "wants_dm"):
            changes[clicked.what] = clicked.value == "yes"
        changed = await self.services.own_suggestions.choose(member_of(interaction), clicked.suggestion_id, **changes)
        await edit(interaction, Message(self._thanks(changed), view=views.choices(changed)))

    async def _ask(self, interaction: discord.Interaction[Client], form: SuggestForm, idea: str = "") -> None:
        await self.services.suggestions.check(member_of(interaction), form.work_id, form.call_id or None)
        chapters = await self.services.chapters.posted(form.work_id)
        await show_form(interaction, giving_wording.form_title(), form, *views.form(chapters, form.chapter_id, idea))

    async def _offer(
        self, interaction: discord.Interaction[Client], form: SuggestForm, idea: str, choices: IdeaChoices
    ) -> None:
        offer = await self.services.suggestions.offer(
            member_of(interaction), form.work_id, idea, choices, call_id=form.call_id or None
        )
        if offer.given is None:
            view = views.instead(offer, interaction.user.id)
            await reply(interaction, Message(giving_wording.similar(offer.similar, interaction.user.id), view=view))
        else:
            await reply(interaction, Message(self._thanks(offer.given), view=views.choices(offer.given)))

    def _thanks(self, suggestion: Suggestion) -> str:
        return giving_wording.thanks(suggestion, self.services.commands.mention("suggestions mine"))

    async def _chosen_work(self, interaction: discord.Interaction[Client], work: str | None) -> Work:
        """The one that was named, or the only one that is announced here."""
        if work is not None:
            return await self.services.catalogue.choose(interaction.guild_id or 0, work)
        works = await self.services.catalogue.all(interaction.guild_id or 0)
        if not works:
            raise UserFacingError(works_wording.no_works)
        if len(works) > 1:
            raise UserFacingError(giving_wording.which_work)
        return works[0]


class SuggestionsCog(
    MineCommands, PublicCommands, commands.GroupCog, group_name="suggestions", group_description="Your suggestions"
):
    """`/suggestions`: one's own, and what everybody may see."""


async def setup(client: Client) -> None:
    await client.add_cog(SuggestCog(client))
    await client.add_cog(SuggestionsCog(client))
