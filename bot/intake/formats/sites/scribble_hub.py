"""A Scribble Hub chapter copied as text."""

import re

from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.lines import TextFile
from bot.intake.formats.sites.copied_page import Site, read_site_page

_TELLING = frozenset({"table of contents", "toc", "scribble hub", "series info", "back to series", "series page"})
_SCRIBBLE_HUB = Site(
    name="Scribble Hub",
    menu=_TELLING
    | {
        "home", "browse", "forum", "options", "previous", "next", "prev", "previous chapter", "next chapter", "share",
        "report", "report chapter", "like", "bookmark", "reading list", "add to reading list", "font", "font size",
        "write a comment", "write comment", "leave a comment", "log in", "sign up", "toggle dark mode", "dark mode",
        "recommendations", "edit chapter", "view comments", "expand", "collapse",
    },
    telling=_TELLING,
    note=re.compile(r"(?:announcements?|author[’']?s?[’']? notes?|notes?)\s*:?$", re.IGNORECASE),
    link=re.compile(r"https?://(?:www\.)?scribblehub\.com/(?:read|series)/[^\s<>]+"),
)  # fmt: skip


def read(text: TextFile) -> list[ChapterDraft] | None:
    """Read a copied Scribble Hub chapter; None if this is no such page."""
    return read_site_page(_SCRIBBLE_HUB, text)
