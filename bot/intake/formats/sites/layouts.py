"""How the sites that are known build the page of a chapter."""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a site's page keeps each part, by paths as `Marks` reads them, the surest first.

    `telling` are names that no other site gives its elements, `suffixes` what a page's title ends with. Of a note the
    first path names its box, the second what of the box the author wrote. Without a `name` the page says itself which
    site it is of.
    """

    name: str | None
    host: re.Pattern[str]
    chapter_page: re.Pattern[str]
    telling: tuple[str, ...]
    texts: tuple[str, ...]
    chapter: tuple[str, ...]
    work: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    summary: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """Where rating, language and words of the whole work stand."""
    counts: tuple[str, ...] = ()
    """Where reads, votes and comments are counted."""
    names_chapter_by_menu: bool = False
    """Whether the chapter's name stands only in the menu of all chapters, as the one that is chosen."""


ROYAL_ROAD = Layout(
    name="Royal Road",
    host=re.compile(r"(?:https?:)?//(?:www\.)?royalroadl?\.com/"),
    chapter_page=re.compile(r"(?:https?:)?//(?:www\.)?royalroadl?\.com/fiction/\d+/[^/?#]*/?chapter/\d+"),
    telling=("fic-header", "chapter-inner", "author-note-portlet", "chapter-page"),
    texts=("chapter-inner", "chapter-content"),
    chapter=("fic-header h1", "h1"),
    work=("fic-header h2",),
    author=("fic-header a@/profile/", "fic-header h3 a", "fic-header h3"),
    notes=(("author-note-portlet", "author-note"),),
    suffixes=("Royal Road",),
)
SCRIBBLE_HUB = Layout(
    name="Scribble Hub",
    host=re.compile(r"(?:https?:)?//(?:www\.)?scribblehub\.com/"),
    chapter_page=re.compile(r"(?:https?:)?//(?:www\.)?scribblehub\.com/read/\d+-[^/?#]*/chapter/\d+"),
    telling=("chp_raw", "chp_byauthor", "wi_authornotes", "chp_contents"),
    texts=("chp_raw",),
    chapter=("chapter-title",),
    work=("chp_byauthor a@/series/", "wi_breadcrumb a@/series/"),
    author=("chp_byauthor a@/profile/",),
    notes=(("wi_authornotes", "wi_authornotes_body"), ("wi_news", "wi_news_body")),
    suffixes=("Scribble Hub",),
)
WATTPAD = Layout(
    name="Wattpad",
    host=re.compile(r"(?:https?:)?//(?:www\.|m\.)?wattpad\.com/"),
    chapter_page=re.compile(r"(?:https?:)?//(?:www\.|m\.)?wattpad\.com/\d+"),
    telling=("data-p-id", "panel-reading", "on-inline-comments-modal"),
    texts=("data-p-id", "panel-reading pre"),
    chapter=("panel-reading h1", "h1"),
    work=("toc-info title", "story-info title"),
    author=("panel-reading a@/user/", "author-info a@/user/", "author a@/user/", "toc-info author"),
    suffixes=("Wattpad",),
    counts=("reads", "votes", "comments"),
)
FANFICTION = Layout(
    name="FanFiction.net",
    host=re.compile(r"(?:https?:)?//(?:www\.|m\.)?fanfiction\.net/"),
    chapter_page=re.compile(r"(?:https?:)?//(?:www\.|m\.)?fanfiction\.net/s/\d+"),
    telling=("profile_top", "storytext", "storytextp", "storycontent"),
    texts=("storytext", "storycontent"),
    chapter=(),
    work=("profile_top b", "content b"),
    author=("profile_top a@/u/", "content a@/u/"),
    summary=("profile_top div",),
    facts=("profile_top xgray", "profile_top"),
    suffixes=("FanFiction", "FanFiction.Net"),
    names_chapter_by_menu=True,
)
FICTIONPRESS = replace(
    FANFICTION,
    name="FictionPress",
    host=re.compile(r"(?:https?:)?//(?:www\.|m\.)?fictionpress\.com/"),
    chapter_page=re.compile(r"(?:https?:)?//(?:www\.|m\.)?fictionpress\.com/s/\d+"),
    suffixes=("FictionPress",),
)
FICTIONEER = Layout(
    name=None,
    host=re.compile(r"(?!)"),
    chapter_page=re.compile(r"https?://"),
    telling=("chapter__article", "chapter__headline", "chapter__title", "chapter__content"),
    texts=("chapter-content chapter-formatting", "chapter-content", "chapter__content"),
    chapter=("chapter__title",),
    work=("chapter__story-link", "chapter__headline a"),
    author=("chapter__author a", "chapter__author"),
    notes=(
        ("chapter__global-note", "chapter__global-note"),
        ("chapter__foreword", "chapter__foreword"),
        ("chapter__afterword", "chapter__afterword"),
    ),
)
LAYOUTS = (ROYAL_ROAD, SCRIBBLE_HUB, WATTPAD, FANFICTION, FICTIONPRESS, FICTIONEER)
