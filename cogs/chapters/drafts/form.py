"""The forms of a chapter: the one that changes it, and the one for a chapter that comes without a file."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from discord import ui

from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import RestForm, WriteForm
from bot.chapters.links.pages import wording as pages_wording
from bot.chapters.preview import wording as preview_wording
from bot.core.text import limits
from bot.dates.models import WallTime
from bot.dates.times import at
from bot.intake.formats.draft import ChapterDraft
from bot.uploads.drafting import notes_of
from bot.uploads.models import Upload
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


async def ask_for_all(
    interaction: Interaction, work: Work, draft: ChapterDraft, *, silent: bool, due: WallTime | None
) -> None:
    """Show the form for a chapter that comes without file and link, filled in with what was said of it."""
    form = WriteForm(work.id, int(silent), int(due.at.timestamp()) if due else 0)
    await show_form(interaction, chapters_wording.write_title(), form, *fields_of_draft(work, draft))


async def ask_for_rest(
    interaction: Interaction, work: Work, upload: Upload, place: int = 0, *, why: str | None = None
) -> None:
    """Show the form for what a link doesn't tell of its chapter, filled in with what it does; say first `why`."""
    fields = fields_of_draft(work, upload.drafts[place])
    first = pages_wording.type_what_is_missing(why) if why else None
    form = RestForm(work.id, upload.id, place)
    await show_form(interaction, chapters_wording.write_title(), form, *fields, first=first)


def due_of(upload: Upload) -> WallTime | None:
    return at(upload.due_at, "UTC") if upload.due_at else None


def due_at(seconds: int) -> WallTime | None:
    """Read when a chapter is meant to go out, as a form or a button carries it: in seconds since 1970, 0 for now."""
    return at(datetime.fromtimestamp(seconds, UTC), "UTC") if seconds else None


def fields_of_draft(work: Work, draft: ChapterDraft) -> list[ui.Label[Any]]:
    """Make those forms' fields: a link may stand in for the text, and so does a summary that is known."""
    shown = works_wording.number(draft.chapter_number) if draft.chapter_number is not None else ""
    is_elsewhere = work.details.text is TextPlace.NOWHERE
    label = chapters_wording.summary_label() if draft.summary else chapters_wording.text_label()
    hint = chapters_wording.text_hint() if is_elsewhere else preview_wording.first_piece_hint()
    return [
        line("number", chapters_wording.number_label(), default=shown, limit=10, hint=chapters_wording.number_hint()),
        line("title", chapters_wording.title_label(), default=draft.chapter_title, limit=MAX_TITLE),
        paragraph("text", label, default=draft.summary, hint="" if draft.summary else hint),
        paragraph("notes", chapters_wording.notes_label(), default=notes_of(draft)),
        line("link", chapters_wording.link_label(), default=draft.link, limit=MAX_LINK),
    ]


def typed_over(before: str, typed: str) -> str | None:
    """Put what was typed in place of what the form showed: the end of a longer text stays, unless all is gone."""
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
        notes=typed_over(details.notes or "", values["notes"]),
        link=checks.link(values["link"]),
    )
