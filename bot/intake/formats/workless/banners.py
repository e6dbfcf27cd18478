"""The banner about cookies that a copy of a site's page begins or ends with."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.lines import TextFile

_CONSENT = re.compile(
    r"we value your privacy\.?|(?:we|this (?:web)?site|our (?:web)?site)(?: and our .{1,60})? uses? cookies\b.*|"
    r"by (?:continuing|clicking|using)\b.{0,160}\bcookies\b.*",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"(?:(?:accept|reject|allow|deny|decline|refuse|disable|necessary only|only necessary|manage|customi[sz]e|more|"
    r"cookie|show|privacy|your|got it|ok|agree|i agree|read|learn|settings|preferences|options|policy|cookies|all|"
    r"details|purposes|choices|info|information|close)\b[ .!&]*){1,6}",
    re.IGNORECASE,
)
_FARTHEST = 15
"""Among how many of the first or last filled lines it stands."""


def without_banner(text: TextFile) -> tuple[TextFile, tuple[DroppedPiece, ...]]:
    """Leave out a banner: a sentence about cookies, and buttons with it; a text of no more stays as it is."""
    filled = [index for index, line in enumerate(text.lines) if line.strip()]
    found = _together(text.lines, filled[:_FARTHEST]) | _together(text.lines, filled[-_FARTHEST:])
    if not found or len(found) == len(filled):
        return text, ()
    banner = "\n".join(text.lines[index] for index in sorted(found))
    kept = tuple(line for index, line in enumerate(text.lines) if index not in found)
    return replace(text, lines=kept), (DroppedPiece(banner, DropReason.SITE_MENU),)


def _together(lines: Sequence[str], places: Sequence[int]) -> set[int]:
    """Find a run of such lines with a sentence and a button in it."""
    run: list[int] = []
    for index in [*places, -1]:
        line = lines[index].strip() if index >= 0 else ""
        if index >= 0 and (_CONSENT.fullmatch(line) or _BUTTONS.fullmatch(line)):
            run.append(index)
            continue
        said = [lines[one].strip() for one in run]
        if any(map(_CONSENT.fullmatch, said)) and any(map(_BUTTONS.fullmatch, said)):
            return set(run)
        run = []
    return set()
