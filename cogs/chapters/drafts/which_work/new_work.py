"""The form that makes a work of a file: filled in with what its page tells, and asking for what it doesn't."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from discord import ui

from bot.chapters import wording as chapters_wording
from bot.intake.formats.draft import ChapterDraft
from bot.uploads import matching
from bot.uploads import wording as uploads_wording
from bot.works import checks
from bot.works import wording as works_wording
from bot.works.models import ARCHIVE_WARNINGS, MAX_LINK, MAX_TITLE, Rating, WorkDetails
from cogs._shared.forms import Values, choice, line


def fields_of(drafts: Sequence[ChapterDraft]) -> list[ui.Label[Any]]:
    """Ask for the work's title, rating, warnings and link, and for the number of the only chapter."""
    known = matching.details_of(drafts[0])
    ratings = [(one.value, works_wording.rating_name(one)) for one in Rating]
    warnings = [(str(place), name) for place, name in enumerate(ARCHIVE_WARNINGS)]
    warned = [place for place, name in warnings if name in known.warnings]
    most = len(ARCHIVE_WARNINGS)
    asked = [
        line("title", uploads_wording.work_title_label(), default=known.title, required=True, limit=MAX_TITLE),
        choice(
            "rating",
            uploads_wording.rating_label(),
            ratings,
            default=(known.rating.value,),
            hint=uploads_wording.rating_hint(),
        ),
        choice(
            "warnings",
            uploads_wording.warnings_label(),
            warnings,
            default=warned,
            most=most,
            hint=uploads_wording.warnings_hint(),
        ),
        line(
            "link",
            uploads_wording.work_link_label(),
            default=known.link,
            limit=MAX_LINK,
            hint=uploads_wording.work_link_hint(),
        ),
    ]
    return asked if len(drafts) > 1 else [*asked, _number(drafts[0])]


def _number(draft: ChapterDraft) -> ui.Label[Any]:
    known = works_wording.number(draft.chapter_number) if draft.chapter_number is not None else ""
    hint = chapters_wording.number_hint()
    return line("number", uploads_wording.chapter_number_label(), default=known, limit=10, hint=hint)


def details_of(values: Values, draft: ChapterDraft) -> WorkDetails:
    """Read the form; what it doesn't ask for is as the page says. Raises UserFacingError for a link that is none."""
    chosen = values["warnings"].split()
    return replace(
        matching.details_of(draft),
        title=values["title"].strip(),
        rating=Rating(values["rating"]) if values["rating"] in set(Rating) else Rating.NOT_RATED,
        warnings=tuple(name for place, name in enumerate(ARCHIVE_WARNINGS) if str(place) in chosen),
        link=checks.link(values["link"]),
    )


def number_in(values: Values, drafts: Sequence[ChapterDraft]) -> float | None:
    """Read the chapter's number, where one was asked for. Raises UserFacingError for what is none."""
    return checks.number(values.get("number")) if len(drafts) == 1 else None
