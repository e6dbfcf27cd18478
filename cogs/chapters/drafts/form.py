"""The form that changes a chapter, before and after it is posted."""

from dataclasses import replace
from typing import Any

from discord import ui

from bot.chapters import wording as chapters_wording
from bot.core.text import limits
from bot.works import checks
from bot.works import wording as works_wording
from bot.works.models import MAX_LINK, MAX_SUMMARY, MAX_TITLE, ChapterDetails
from cogs._shared.forms import Values, line, paragraph


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
