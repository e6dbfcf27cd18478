"""The options of `/work add` and `/work edit`, and how what was typed becomes what is kept."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from discord import app_commands

from bot.core.text import limits
from bot.core.text.naming import name_key
from bot.works import checks, wording
from bot.works.models import ARCHIVE_WARNINGS, Rating, TextPlace, WorkChanges
from cogs._shared.parts import Interaction

CLEAR = "none"
"""What a person types to empty an option of `/work edit`."""

RATINGS = [app_commands.Choice(name=wording.rating_name(rating), value=rating.value) for rating in Rating]

TEXT_PLACES = [
    app_commands.Choice(name="Nowhere: only the announcement", value=TextPlace.NOWHERE.value),
    app_commands.Choice(name="In the announcement's thread", value=TextPlace.THREAD.value),
    app_commands.Choice(name="As an attached file", value=TextPlace.FILE.value),
]

CLEARABLE = [
    app_commands.Choice(name="Its channel: announced in the server's channel again", value="channel_id"),
    app_commands.Choice(name="Its role: nobody is pinged", value="role_id"),
]
"""What can't be emptied by typing."""

READ: dict[str, Callable[[Any], Any]] = {
    "title": str.strip,
    "link": checks.link,
    "rating": Rating,
    "warnings": checks.warnings,
    "fandoms": str.strip,
    "summary": str.strip,
    "total": int,
    "channel_id": lambda chosen: chosen.id,
    "role_id": lambda chosen: chosen.id,
    "comments": bool,
    "pin": bool,
    "text": TextPlace,
}
"""How what was typed becomes what is kept, by the name it has in WorkChanges."""

DESCRIPTIONS = {
    "title": "The work's title",
    "link": "Where it can be read, beginning with https://",
    "rating": "AO3's rating; Mature and Explicit are announced in age-restricted channels only",
    "warnings": "Archive Warnings, with commas between",
    "fandom": "What it is a fan work of, if it is one",
    "summary": "What it is about",
    "total": "How many chapters it will have, if that is known",
    "author": "Who wrote it; you, if you leave this out",
    "channel": "Where its chapters are announced, if not in the server's channel",
    "role": "The role that is pinged for each chapter",
    "comments": "Open a thread for comments under each announcement",
    "pin": "Keep the latest chapter's announcement pinned",
    "text": "Where the text of chapters goes that have no link: a thread, or an attached file",
    "cover": "Its cover, shown on each announcement: PNG, JPEG, WebP or GIF, at most 2 MiB",
    "cover_alt": "What the cover shows, in words for people who don't see it",
}


EMPTY: dict[str, Any] = {"title": "", "warnings": ()}
"""What clearing leaves, where that isn't None; a work without a title is refused, whoever asks for it."""


def changes_in(given: Mapping[str, Any], clear: str | None) -> WorkChanges:
    """Read the options of `/work edit`, of which those that were left out are None; `clear` is one of CLEARABLE."""
    typed = {name: changed(value, READ[name], EMPTY.get(name)) for name, value in given.items() if value is not None}
    cleared = {clear: None} if clear else {}
    return cast("WorkChanges", cleared | typed)


def changed(typed: Any, read: Callable[[Any], Any], empty: Any = None) -> Any:
    """Read a new value; it is `empty` where the person typed `none`, or 0 for a number, to clear it."""
    return empty if (typed == 0 and typed is not False) or name_key(str(typed)) == CLEAR else read(typed)


async def like_warnings(interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
    """Offer the Archive Warnings that aren't among those typed before the last comma."""
    del interaction
    head, _, typed = text.rpartition(",")
    before = f"{head.strip()}, " if head.strip() else ""
    found = [name for name in ARCHIVE_WARNINGS if name_key(typed) in name_key(name) and name not in head]
    return [
        app_commands.Choice(name=f"{before}{name}", value=f"{before}{name}")
        for name in found
        if len(before + name) <= limits.OPTION
    ]
