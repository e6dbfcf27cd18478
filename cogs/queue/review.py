"""The review panel's presses: decide, undo, step, filter, note, ask."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from discord import app_commands

from bot.core.errors import UserFacingError
from bot.suggestions.buttons import Review, ReviewForm, ReviewPress
from bot.suggestions.models import MAX_REASON, ReviewPage, Status
from bot.suggestions.moderation import wording as moderation_wording
from bot.suggestions.queue import wording
from bot.suggestions.queue.filter import ALL, CARD, QueueFilter
from bot.suggestions.queue.panel import card, panel
from bot.suggestions.verdicts import wording as verdicts_wording
from bot.suggestions.verdicts.decisions import AlreadyDecided
from cogs._shared.buttons import clicked
from cogs._shared.channels import is_age_restricted
from cogs._shared.choices import OwnWorkOption
from cogs._shared.forms import Values, opens, paragraph, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.panels import laid_out
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply
from cogs._shared.suggestions import number_of
from cogs.queue import fields, several

Pressed = Callable[[Interaction, Review], Awaitable[None]]
Sent = Callable[[Interaction, ReviewForm, Values], Awaitable[None]]


class ReviewCommand(Part):
    """`/queue review` and everything that is pressed on its panel, or on the staff channel's card."""

    @app_commands.command()
    @app_commands.describe(work="Only this work's", status="Which ones; the waiting ones, if you leave this out")
    @app_commands.choices(status=fields.STATUSES)
    async def review(
        self, interaction: Interaction, work: OwnWorkOption | None = None, status: str = Status.WAITING
    ) -> None:
        """Review suggestions: accept, decline, shelve or merge them, one at a time."""
        wanted = None if status == ALL else Status(status)
        queue_filter = QueueFilter(status=wanted, work_id=work.id if work else None)
        page = await self.services.queue.review(member_of(interaction), queue_filter)
        if page is None:
            await reply(interaction, wording.empty_queue(queue_filter, work.title if work else None))
        else:
            await reply(interaction, Message(view=laid_out(panel(page, queue_filter))))

    @clicked
    async def pressed(self, interaction: Interaction, clicked: Review) -> None:
        handlers: dict[str, Pressed] = {
            ReviewPress.SHOW: self._show,
            ReviewPress.SKIP: self._skip,
            ReviewPress.ACCEPT: self._decide_now,
            ReviewPress.SHELVE: self._decide_now,
            ReviewPress.UNDO: self._undo,
            ReviewPress.DECLINE: self._ask_reason,
            ReviewPress.MERGE: self._ask_target,
            ReviewPress.USE: self._ask_chapter,
            ReviewPress.NOTE: self._ask_words,
            ReviewPress.ASK: self._ask_words,
            ReviewPress.BLOCK: self._block,
            ReviewPress.FILTER: self._ask_filter,
            ReviewPress.SEVERAL: self._several,
        }
        if (handler := handlers.get(clicked.press)) is not None:
            await handler(interaction, clicked)

    @opens
    async def ask_again(self, interaction: Interaction, form: ReviewForm) -> None:
        """Show a form of the panel once more, for the suggestion as it is now."""
        asking: dict[str, Callable[[Interaction, ReviewForm], Awaitable[None]]] = {
            ReviewPress.DECLINE: self._ask_reason,
            ReviewPress.MERGE: self._ask_target,
            ReviewPress.USE: self._ask_chapter,
            ReviewPress.NOTE: self._ask_words,
            ReviewPress.ASK: self._ask_words,
            ReviewPress.FILTER: self._ask_filter,
        }
        page = await self._reviewed(interaction, form)
        if (ask := asking.get(form.press)) is not None:
            await ask(interaction, replace(form, version=page.suggestion.version))

    @submitted
    async def sent(self, interaction: Interaction, form: ReviewForm, values: Values) -> None:
        handlers: dict[str, Sent] = {
            ReviewPress.DECLINE: self._decline,
            ReviewPress.MERGE: self._merge,
            ReviewPress.USE: self._use,
            ReviewPress.NOTE: self._note,
            ReviewPress.ASK: self._ask,
            ReviewPress.FILTER: self._filter,
        }
        try:
            if (handler := handlers.get(form.press)) is not None:
                await handler(interaction, form, values)
        except AlreadyDecided:
            await self._show(interaction, form)
            raise

    async def _show(self, interaction: Interaction, clicked: Review | ReviewForm) -> None:
        member, queue = member_of(interaction), self.services.queue
        if clicked.code == CARD:
            page = await queue.card(member, clicked.suggestion_id)
            restricted = is_age_restricted(interaction.channel)
            hidden = not page.suggestion.rating.may_be_shown(is_age_restricted=restricted)
            await edit(interaction, Message(view=laid_out(card(page, hidden=hidden))))
            return
        queue_filter = QueueFilter.parse(clicked.code)
        page = await queue.show(member, clicked.suggestion_id, queue_filter)
        await edit(interaction, Message(view=laid_out(panel(page, queue_filter))))

    async def _skip(self, interaction: Interaction, clicked: Review) -> None:
        queue_filter = QueueFilter.parse(clicked.code)
        page = await self.services.queue.skip(member_of(interaction), clicked.suggestion_id, queue_filter)
        left = page.suggestion.id == clicked.suggestion_id
        await edit(interaction, Message(view=laid_out(panel(page, queue_filter, left=left))))

    async def _decide_now(self, interaction: Interaction, clicked: Review) -> None:
        status = Status.ACCEPTED if clicked.press == ReviewPress.ACCEPT else Status.SHELVED
        try:
            await self.services.verdicts.decide(
                member_of(interaction), clicked.suggestion_id, status, version=clicked.version
            )
        except AlreadyDecided:
            await self._show(interaction, clicked)
            raise
        await self._show(interaction, clicked)

    async def _undo(self, interaction: Interaction, clicked: Review) -> None:
        try:
            await self.services.verdicts.undo(member_of(interaction), clicked.suggestion_id, of=clicked.version or None)
        except UserFacingError:
            await self._show(interaction, clicked)
            raise
        await self._show(interaction, clicked)

    async def _ask_reason(self, interaction: Interaction, clicked: Review | ReviewForm) -> None:
        await self._reviewed(interaction, clicked)
        phrases = await self.services.queue.phrases(member_of(interaction))
        await show_form(interaction, verdicts_wording.decline_title(), _form(clicked), *fields.declining(phrases))

    async def _decline(self, interaction: Interaction, form: ReviewForm, values: Values) -> None:
        member, queue = member_of(interaction), self.services.queue
        reason = fields.reason_in(values, await queue.phrases(member))
        await self.services.verdicts.decide(member, form.suggestion_id, Status.DECLINED, reason, version=form.version)
        await self._show(interaction, form)

    async def _ask_target(self, interaction: Interaction, clicked: Review | ReviewForm) -> None:
        others = await self.services.queue.mergeable(member_of(interaction), clicked.suggestion_id)
        await show_form(interaction, verdicts_wording.merge_title(), _form(clicked), *fields.merging(others))

    async def _merge(self, interaction: Interaction, form: ReviewForm, values: Values) -> None:
        target = values.get("number") or values.get("similar") or ""
        if not target.strip():
            raise UserFacingError(verdicts_wording.no_target)
        await self.services.verdicts.merge(
            member_of(interaction), form.suggestion_id, number_of(target), version=form.version
        )
        await self._show(interaction, form)

    async def _ask_chapter(self, interaction: Interaction, clicked: Review | ReviewForm) -> None:
        chapters = await self.services.queue.chapters(member_of(interaction), clicked.suggestion_id)
        if not chapters:
            raise UserFacingError(verdicts_wording.no_chapters)
        await show_form(interaction, verdicts_wording.use_title(), _form(clicked), *fields.using(chapters))

    async def _use(self, interaction: Interaction, form: ReviewForm, values: Values) -> None:
        member, queue = member_of(interaction), self.services.queue
        chapters = await queue.chapters(member, form.suggestion_id)
        if not chapters:
            raise UserFacingError(verdicts_wording.no_chapters)
        chosen = fields.used_in(values, chapters)
        await self.services.verdicts.use(member, form.suggestion_id, chosen, version=form.version)
        await self._show(interaction, form)

    async def _ask_words(self, interaction: Interaction, clicked: Review | ReviewForm) -> None:
        await self._reviewed(interaction, clicked)
        asks = clicked.press == ReviewPress.ASK
        if asks:
            await self.services.queue.check_ask(member_of(interaction), clicked.suggestion_id)
        label = wording.ask_label() if asks else wording.note_label()
        title = wording.ask_title() if asks else wording.note_title()
        words = paragraph("words", label, required=True, limit=MAX_REASON)
        await show_form(interaction, title, _form(clicked), words)

    async def _note(self, interaction: Interaction, form: ReviewForm, values: Values) -> None:
        await self.services.queue.note(member_of(interaction), form.suggestion_id, values["words"])
        await self._show(interaction, form)

    async def _ask(self, interaction: Interaction, form: ReviewForm, values: Values) -> None:
        by_dm = await self.services.queue.ask(member_of(interaction), form.suggestion_id, values["words"])
        await self._show(interaction, form)
        await reply(interaction, wording.question_sent(by_dm))

    async def _block(self, interaction: Interaction, clicked: Review) -> None:
        member, moderation = member_of(interaction), self.services.moderation
        reader_id = await moderation.writer_of(member, clicked.suggestion_id)
        await moderation.block(member, reader_id, because_of=clicked.suggestion_id)
        await reply(interaction, moderation_wording.blocked(reader_id))

    async def _ask_filter(self, interaction: Interaction, clicked: Review | ReviewForm) -> None:
        member, services = member_of(interaction), self.services
        queue_filter = QueueFilter.parse(clicked.code)
        works = await services.works.theirs(member, await services.works.all(member.guild_id))
        chapters = await services.queue.chapters(member, clicked.suggestion_id)
        await show_form(
            interaction, wording.filter_title(), _form(clicked), *fields.filtering(queue_filter, works, chapters)
        )

    async def _filter(self, interaction: Interaction, form: ReviewForm, values: Values) -> None:
        queue_filter = fields.filter_in(values, QueueFilter.parse(form.code))
        page = await self.services.queue.review(member_of(interaction), queue_filter)
        if page is None:
            await reply(interaction, wording.empty_queue(queue_filter, None))
        else:
            await edit(interaction, Message(view=laid_out(panel(page, queue_filter))))

    async def _several(self, interaction: Interaction, clicked: Review) -> None:
        listed = await self.services.queue.several(
            member_of(interaction), QueueFilter.parse(clicked.code), clicked.suggestion_id
        )
        options = [several.option(one) for one in listed]
        await edit(interaction, Message(view=several.picking(options, clicked.suggestion_id, clicked.code)))

    async def _reviewed(self, interaction: Interaction, clicked: Review | ReviewForm) -> ReviewPage:
        """Find the suggestion, before a form is shown. Raises UserFacingError if this person may not review it."""
        return await self.services.queue.card(member_of(interaction), clicked.suggestion_id)


def _form(clicked: Review | ReviewForm) -> ReviewForm:
    return ReviewForm(clicked.press, clicked.suggestion_id, clicked.version, clicked.code)
