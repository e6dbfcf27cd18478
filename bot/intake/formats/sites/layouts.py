"""How the sites that are known build the page of a chapter."""

from dataclasses import dataclass, replace

from bot.addresses.models import AddressKind, KnownSite
from bot.addresses.reading import read, site_of
from bot.addresses.sites import archives


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a site's page keeps each part, by paths as `Marks` reads them, the surest first.

    `telling` are names that no other site gives its elements, `suffixes` what a page's title ends with. Of a note the
    first path names its box, the second what of the box the author wrote. Without a `site` the page says itself which
    one it is of.
    """

    site: KnownSite | None
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

    @property
    def name(self) -> str | None:
        return self.site.name if self.site else None

    def is_at(self, address: str) -> bool:
        """Tell whether an address, with or without its scheme, is of this site."""
        return self.site is not None and site_of(address) is self.site

    def is_chapter(self, address: str) -> bool:
        """Tell whether an address of a page leads to a chapter; on a site of somebody's own each may."""
        found = read(f"https:{address}" if address.startswith("//") else address)
        return found is not None and (found.kind is AddressKind.CHAPTER if self.is_at(address) else self.site is None)


ROYAL_ROAD = Layout(
    site=archives.ROYAL_ROAD,
    telling=("fic-header", "chapter-inner", "author-note-portlet", "chapter-page"),
    texts=("chapter-inner", "chapter-content"),
    chapter=("fic-header h1", "h1"),
    work=("fic-header h2",),
    author=("fic-header a@/profile/", "fic-header h3 a", "fic-header h3"),
    notes=(("author-note-portlet", "author-note"),),
    suffixes=("Royal Road",),
)
SCRIBBLE_HUB = Layout(
    site=archives.SCRIBBLE_HUB,
    telling=("chp_raw", "chp_byauthor", "wi_authornotes", "chp_contents"),
    texts=("chp_raw",),
    chapter=("chapter-title",),
    work=("chp_byauthor a@/series/", "wi_breadcrumb a@/series/"),
    author=("chp_byauthor a@/profile/",),
    notes=(("wi_authornotes", "wi_authornotes_body"), ("wi_news", "wi_news_body")),
    suffixes=("Scribble Hub",),
)
WATTPAD = Layout(
    site=archives.WATTPAD,
    telling=("data-p-id", "panel-reading", "on-inline-comments-modal"),
    texts=("data-p-id", "panel-reading pre"),
    chapter=("panel-reading h1", "h1"),
    work=("toc-info title", "story-info title"),
    author=("panel-reading a@/user/", "author-info a@/user/", "author a@/user/", "toc-info author"),
    suffixes=("Wattpad",),
    counts=("reads", "votes", "comments"),
)
FANFICTION = Layout(
    site=archives.FANFICTION,
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
    site=archives.FICTIONPRESS,
    suffixes=("FictionPress",),
)
FICTIONEER = Layout(
    site=None,
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
