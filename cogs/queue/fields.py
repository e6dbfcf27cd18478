"""What the forms of the review panel ask."""

from collections.abc import Sequence
from typing import Any

from discord import app_commands, ui

from bot.chapters.listing.labels import labels
from bot.chapters.matching import are_several, named
from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.models import MAX_REASON, QUEUED, Suggestion
from bot.suggestions.queue import wording
from bot.suggestions.queue.filter import ALL, Order, QueueFilter
from bot.suggestions.verdicts import wording as verdicts_wording
from bot.works.models import Chapter, ChapterState, Work
from cogs._shared.forms import Values, choice, line, one_of, paragraph

UNREAD, BACKED = "unread", "backed"

STATUSES = [
    *(app_commands.Choice(name=suggestions_wording.status_label(status), value=str(status)) for status in QUEUED),
    app_commands.Choice(name=wording.all_statuses(), value=ALL),
]
"""What `/queue` lets a reviewer choose from; what a reader took back isn't in it."""


def declining(phrases: Sequence[str]) -> list[ui.Label[Any]]:
    reason = paragraph("reason", verdicts_wording.reason_label(), limit=MAX_REASON, hint=verdicts_wording.reason_hint())
    options = [(str(number), clean_label(phrase)) for number, phrase in enumerate(phrases)]
    return [choice("phrase", verdicts_wording.phrase_label(), options), reason] if options else [reason]


def reason_in(values: Values, phrases: Sequence[str]) -> str:
    """Put the ready phrase and what was typed beside it together."""
    phrase = {str(number): phrase for number, phrase in enumerate(phrases)}.get(values.get("phrase", ""), "")
    return "\n".join(filter(None, (phrase, values["reason"].strip())))


def merging(others: Sequence[Suggestion]) -> list[ui.Label[Any]]:
    options = [(str(one.id), wording.option(one)) for one in others]
    number = line("number", verdicts_wording.merge_number_label(), limit=20, hint=verdicts_wording.merge_number_hint())
    label, hint = verdicts_wording.merge_choice_label(), verdicts_wording.merge_choice_hint()
    return [choice("similar", label, options, hint=hint), number] if options else [number]


def using(chapters: Sequence[Chapter]) -> list[ui.Label[Any]]:
    """Ask in which chapter it was used: one of the latest or, where there are more than a menu holds, any other."""
    options = _options(chapters[: limits.OPTIONS])
    menu = choice("chapter", verdicts_wording.use_label(), options, default=(options[0][0],))
    if len(chapters) <= limits.OPTIONS:
        return [menu]
    hint = verdicts_wording.use_number_hint(limits.OPTIONS)
    return [menu, line("name", verdicts_wording.use_number_label(), limit=100, hint=hint)]


def used_in(values: Values, chapters: Sequence[Chapter]) -> int:
    """Read which chapter was chosen, or named beside; 0, which is nobody's, if there is none of that name.

    Of those that have one number a posted one is meant. Raises UserFacingError if it is the title of several.
    """
    name = values.get("name", "").strip()
    if not name:
        return number_in(values.get("chapter") or str(chapters[0].id))
    found = named(chapters, name)
    if are_several(found):
        raise UserFacingError(verdicts_wording.several_chapters, name)
    posted = [one for one in found if one.state is ChapterState.POSTED]
    return next((one.id for one in posted or found), 0)


def _options(chapters: Sequence[Chapter]) -> list[tuple[str, str]]:
    return [(str(one.id), label) for one, label in zip(chapters, labels(chapters), strict=True)]


def filtering(queue_filter: QueueFilter, works: Sequence[Work], chapters: Sequence[Chapter]) -> list[ui.Label[Any]]:
    titles = [(str(work.id), shorten(clean_label(work.title), limits.OPTION)) for work in works[: limits.OPTIONS - 1]]
    statuses = [(status, suggestions_wording.status_label(status)) for status in QUEUED]
    more = [(UNREAD, wording.only_unread()), (BACKED, wording.only_backed())]
    chosen = [name for name, on in ((UNREAD, queue_filter.unread), (BACKED, queue_filter.backed)) if on]
    fields = [
        choice(
            "work",
            wording.filter_work_label(len(titles), len(works)),
            [("0", wording.every_work()), *titles],
            default=(str(queue_filter.work_id or 0),),
        ),
        choice(
            "status",
            wording.filter_status_label(),
            [*statuses, (ALL, wording.every_status())],
            default=(queue_filter.status or ALL,),
        ),
        one_of(
            "order",
            wording.filter_order_label(),
            [(one, wording.order_name(one)) for one in Order],
            default=queue_filter.order,
        ),
        choice("more", wording.filter_more_label(), more, default=chosen, most=len(more)),
    ]
    if queue_filter.work_id and chapters:
        options = [("0", wording.every_chapter()), *_options(chapters[: limits.OPTIONS - 1])]
        label = wording.filter_chapter_label(len(options) - 1, len(chapters))
        default = (str(queue_filter.chapter_id or 0),)
        fields.append(choice("chapter", label, options, default=default))
    return fields


def filter_in(values: Values, before: QueueFilter) -> QueueFilter:
    """Read what the filter's form asks for; a chapter counts only while its work stays chosen."""
    work_id = values.get("work") or str(before.work_id or 0)
    same_work = work_id == str(before.work_id)
    more = values.get("more", "").split("\n")
    code = (
        values.get("status") or before.status or ALL,
        values.get("order") or before.order,
        work_id,
        (values.get("chapter") or str(before.chapter_id or 0)) if same_work else "",
        str(int(UNREAD in more)),
        str(int(BACKED in more)),
    )
    return QueueFilter.parse(".".join(code))
