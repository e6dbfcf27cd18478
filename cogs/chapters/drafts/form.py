"""The forms of a chapter: the one that changes it, and the one for a chapter that comes without a file."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from discord import ui

from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import WriteForm
from bot.chapters.links.pages import wording as pages_wording
from bot.chapters.preview import wording as preview_wording
from bot.core.text import limits
from bot.dates.models import WallTime
from bot.dates.times import at
from bot.intake.formats.draft import ChapterDraft
from bot.works import checks
from bot.works import wording as works_wording
from bot.works.models import MAX_LINK, MAX_SUMMARY, MAX_TITLE, ChapterDetails, TextPlace, Work
from cogs._shared.forms import Values, line, paragraph, show_form
from cogs._shared.parts import Interaction


def fields_of(details: ChapterDetails) -> list[ui.Label[Any]]:
    """Make the form's fields, filled in."""
    shown = works_wording.number(details.number) if details.number is not None else ""
    return [
        line("number", chapters_wording.number_label(), default=shown, limit=10, hint=chapters_wording.number_hint()),
        line("title", chapters_wording.title_label(), default=details.title, limit=MAX_TITLE),
        paragraph(
            "text", chapters_wording.card_text_label(), default=details.summary or details.excerpt, limit=MAX_SUMMARY
        ),
        paragraph("notes", chapters_wording.notes_label(), default=details.notes),
        line("link", chapters_wording.link_label(), default=details.link, limit=MAX_LINK),
    ]


async def ask_for_name(
    interaction: Interaction,
    work: Work,
    draft: ChapterDraft,
    *,
    silent: bool,
    due: WallTime | None,
    why: str | None = None,
) -> None:
    """Show the form for a chapter that comes without a file, filled in with what is known of it; say first `why`."""
    form = WriteForm(work.id, int(silent), int(due.at.timestamp()) if due else 0)
    first = pages_wording.type_what_is_missing(why) if why else None
    await show_form(interaction, chapters_wording.write_title(), form, *fields_of_draft(work, draft), first=first)


def due_at(seconds: int) -> WallTime | None:
    """Read when a chapter is meant to go out, as a form or a button carries it: in seconds since 1970, 0 for now."""
    return at(datetime.fromtimestamp(seconds, UTC), "UTC") if seconds else None


def fields_of_draft(work: Work, draft: ChapterDraft) -> list[ui.Label[Any]]:
    """Make that form's fields: a link may stand in for the text."""
    shown = works_wording.number(draft.chapter_number) if draft.chapter_number is not None else ""
    is_elsewhere = work.details.text is TextPlace.NOWHERE
    hint = chapters_wording.text_hint() if is_elsewhere else preview_wording.first_piece_hint()
    return [
        line("number", chapters_wording.number_label(), default=shown, limit=10, hint=chapters_wording.number_hint()),
        line("title", chapters_wording.title_label(), default=draft.chapter_title, limit=MAX_TITLE),
        paragraph("text", chapters_wording.text_label(), default=draft.summary, hint=hint),
        paragraph("notes", chapters_wording.notes_label(), default=draft.notes_before),
        line("link", chapters_wording.link_label(), default=draft.link, limit=MAX_LINK),
    ]


def _notes(before: str, typed: str) -> str | None:
    """Put what was typed in place of what the form showed: the end of longer notes stays, unless all was taken away."""
    shown, rest = before[: limits.FORM_TEXT], before[limits.FORM_TEXT :]
    typed = typed.strip()
    if not rest or not typed:
        return typed or None
    gap = shown[len(shown.rstrip()) :]
    return before if typed == shown.strip() else f"{typed}{gap}{rest}"


def with_changes(details: ChapterDetails, values: Values) -> ChapterDetails:
    """Change a chapter as the form was sent. Raises UserFacingError for a number or a link that is none."""
    text = values["text"].strip()
    if text != (details.summary or details.excerpt or "").strip():
        details = replace(details, summary=text or None, excerpt=None)
    return replace(
        details,
        number=checks.number(values["number"]),
        title=values["title"].strip() or None,
        notes=_notes(details.notes or "", values["notes"]),
        link=checks.link(values["link"]),
    )
