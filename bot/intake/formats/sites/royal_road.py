"""A Royal Road chapter copied as text."""

import re

from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.lines import TextFile
from bot.intake.formats.sites.copied_page import Site, read_site_page

_TELLING = frozenset(
    {
        "fiction page", "fiction index", "report chapter", "previous chapter", "next chapter", "about the author",
        "reader preferences", "bookmark this chapter?",
    }
)  # fmt: skip
_ROYAL_ROAD = Site(
    name="Royal Road",
    menu=_TELLING
    | {
        "royal road", "royal road®", "royal road ®", "home", "read", "write", "fictions", "forums", "community",
        "report", "donate", "follow", "favorite", "rate it", "rate", "review", "read later", "advertisement", "remove",
        "share",
        "log in to comment", "log in", "sign up", "support", "previous", "next", "achievements", "bio:", "font size",
        "theme", "dark", "light", "post a comment", "bookmark", "edit chapter", "view on patreon",
    },
    telling=_TELLING,
    note=re.compile(r"a note from (?!the\b).{1,60}$", re.IGNORECASE),
    only_it_has_notes=True,
    link=re.compile(r"https?://(?:www\.)?royalroadl?\.com/fiction/[^\s<>]+"),
    planted=re.compile(
        r"^(?=.{0,400}$)(?=.*(?:royal road|amazon))(?=.*(?:stole[nm]|theft|unauthori[sz]ed|misappropriat|pilfer|"
        r"purloin|illicit|unlawful|without (?:the author['’]s |his |her |their )?"
        r"(?:permission|consent|authori[sz]ation|approval)))"
        r"(?=.*(?:report|violation|originat|belongs|published|support the author|posted))",
        re.IGNORECASE,
    ),
)  # fmt: skip


def read(text: TextFile) -> list[ChapterDraft] | None:
    """Read a copied Royal Road chapter; None if this is no such page."""
    return read_site_page(_ROYAL_ROAD, text)
