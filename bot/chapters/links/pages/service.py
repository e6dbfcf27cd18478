"""The page behind a chapter's link: looked at once, politely, for what its card says."""

import asyncio
import codecs
from collections.abc import Callable
from dataclasses import replace
from string import Formatter

from bot.addresses.models import Address
from bot.addresses.reading import site_of
from bot.addresses.sites import SITES
from bot.chapters.links.pages import wording
from bot.core.errors import ChapterhouseError
from bot.core.fetching.errors import BadAddress, FetchError, HostPaused, HostTaken, Missing, TooLarge
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.models import FetchedPage
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.unreadable import Unreadable
from bot.intake.turns.turns import Asker, Turns
from bot.intake.worker import Intake
from bot.works.access import Contributor

AT_ONCE = 4
"""Pages that are fetched and read at the same time: each may have 5 MiB."""

PATIENCE = 12.0
"""Seconds that somebody waits for a site's turn: a little more than the longest gap."""

GAPS = {host: site.manners.gap for site in SITES for host in site.hosts}
"""Seconds between two requests of a site, by its hosts."""

_KINDS_OF_PAGE = ("text/html", "application/xhtml+xml")


class Unread(ChapterhouseError):
    """Nothing is known of a page. `say` is a function of `wording` that tells its author why, given the site's name."""

    def __init__(self, say: Callable[[str], str], site: str) -> None:
        super().__init__(say, site)
        self._say, self._site = say, site

    def __str__(self) -> str:
        return self._say(self._site)


class Pages:
    """Looks at pages for authors. Without a fetcher, for which the host has to be known to sites, it looks at none."""

    def __init__(self, intake: Intake, fetcher: Fetcher | None = None) -> None:
        self.intake = intake
        self._fetcher = fetcher
        self._turns = Turns(AT_ONCE)

    async def look(self, link: str, address: Address, contributor: Contributor) -> ChapterDraft | None:
        """Read what the page of a chapter says of it. Its text is no part of that, and isn't kept.

        Returns None where no page is looked at: by this bot at all, or of this site, whose terms forbid it. Raises
        Unread if the page doesn't come, or isn't one chapter's.
        """
        name, known = address.site or address.host, site_of(link)
        if self._fetcher is None or (known and not known.manners.may_ask):
            return None
        try:
            turn = await self._turns.take(Asker(contributor.guild_id, contributor.member_id))
        except Unreadable:
            raise Unread(wording.too_many_look, name) from None
        try:
            return await self._read(await self._fetcher.fetch(page_address(link, address), patience=PATIENCE), name)
        except FetchError as error:
            raise Unread(_why(error), name) from None
        finally:
            turn.release()

    async def _read(self, page: FetchedPage, name: str) -> ChapterDraft:
        """Read a page in a process of its own, and leave its text out."""
        if page.content_type not in _KINDS_OF_PAGE or not page.body:
            raise Unread(wording.no_page_there, name)
        try:
            drafts = await self.intake.read(await asyncio.to_thread(as_declared, page.body, page.charset), "page.html")
        except Unreadable:
            raise Unread(wording.shows_no_chapter, name) from None
        if len(drafts) > 1:
            raise Unread(wording.shows_several_chapters, name)
        return replace(drafts[0], body="", notes_offered=None, dropped=())


def page_address(link: str, address: Address) -> str:
    """Form the address under which a site shows a chapter alone, and to everybody; most show it under any."""
    known = {"work": address.work, "chapter": address.chapter}
    forms = next((site.manners.pages for site in SITES if site.name == address.site), ())
    whole = (form for form in forms if all(known[name] for _, name, _, _ in Formatter().parse(form) if name))
    form = next(whole, None)
    return form.format_map(known) if form else link


def as_declared(data: bytes, charset: str | None) -> bytes:
    """Write a page in UTF-8, and mark it as such, where its host says another encoding: that goes before the page's."""
    try:
        if charset is None or codecs.lookup(charset).name == "utf-8":
            return data
        return data.decode(charset, "replace").encode("utf-8-sig")
    except (LookupError, UnicodeError):
        return data


def _why(error: FetchError) -> Callable[[str], str]:
    match error:
        case Missing():
            return wording.nothing_there
        case BadAddress():
            return wording.not_for_everybody
        case TooLarge():
            return wording.too_large
        case HostPaused():
            return wording.left_alone
        case HostTaken():
            return wording.too_many_look
        case _:
            return wording.no_answer
