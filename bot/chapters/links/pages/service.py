"""The page behind a chapter's link: looked at once, politely, for what its card says."""

import asyncio
import codecs
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.addresses.forms import first_complete
from bot.addresses.models import Address, AddressKind
from bot.addresses.reading import chapter_address, site_of
from bot.addresses.sites import SITES
from bot.chapters.links.pages import wording
from bot.core.errors import ChapterhouseError
from bot.core.fetching.errors import BadAddress, BadStatus, Closed, FetchError, HostPaused, HostTaken, Missing, TooLarge
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

_ENCODINGS = re.compile(r"iso8859-\d+|cp\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|shift_jis\w*|euc_\w+|utf-16(?:-[bl]e)?")
"""Those of pages, as Python calls them: some of its others take minutes for a page made for that."""

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
        self.fetcher = fetcher
        self._turns = Turns(AT_ONCE)

    async def look(self, link: str, address: Address, contributor: Contributor) -> ChapterDraft | None:
        """Read what the page of a chapter says of it. Its text is no part of that, and isn't kept.

        Returns None where no page is looked at: by this bot at all, or of this site, whose terms forbid it. Raises
        Unread if the page doesn't come, or isn't one chapter's.
        """
        name, known = address.site or address.host, site_of(link)
        if self.fetcher is None or (known and not known.manners.may_ask):
            return None
        asker = Asker(contributor.guild_id, contributor.member_id)
        try:
            async with asyncio.timeout(PATIENCE):
                turn = await self._turns.take(asker)
        except (Unreadable, TimeoutError):
            raise Unread(wording.too_many_look, name) from None
        try:
            page = await self.fetcher.fetch(page_address(link, address), patience=PATIENCE)
            drafts = await self._read(page, asker, name)
        except FetchError as error:
            raise Unread(_why(error), name) from None
        finally:
            turn.release()
        return told_of(address, page.url, drafts)

    async def _read(self, page: FetchedPage, asker: Asker, name: str) -> list[ChapterDraft]:
        """Read a page as any stranger's file: in a process of its own, and no more of it than the bot can use."""
        if page.content_type not in _KINDS_OF_PAGE or not page.body:
            raise Unread(wording.no_page_there, name)
        data, had_its_turn = await asyncio.to_thread(as_declared, page.body, page.charset), False

        async def fetched() -> bytes:
            nonlocal had_its_turn
            had_its_turn = True
            return data

        try:
            return await self.intake.fetch_and_read(fetched, "page.html", asker, with_texts=False)
        except Unreadable:
            raise Unread(wording.shows_no_chapter if had_its_turn else wording.too_many_look, name) from None


def told_of(address: Address, url: str, drafts: Sequence[ChapterDraft]) -> ChapterDraft:
    """Take from a page what it says of the chapter at an address; `url` is where the redirects led.

    A page of a whole work names no chapter, unless there is only one. Raises Unread if it is another chapter's, or
    several chapters' of which none has this address.
    """
    draft = _at(address, url, drafts)
    if address.kind is AddressKind.WORK and draft.chapters_posted != 1:
        draft = replace(draft, chapter_number=None, chapter_title=None)
    return replace(draft, body="", notes_offered=None, dropped=())


def _at(address: Address, url: str, drafts: Sequence[ChapterDraft]) -> ChapterDraft:
    with_links = {normal: draft for draft in drafts if (normal := chapter_address(draft.link))}
    if address.normal in with_links:
        return with_links[address.normal]
    leads_to = {chapter_address(url), *with_links} - {None, address.normal}
    if leads_to and chapter_address(address.normal):
        raise Unread(wording.shows_another, address.site or address.host)
    if len(drafts) > 1:
        raise Unread(wording.shows_several_chapters, address.site or address.host)
    return drafts[0]


def page_address(link: str, address: Address) -> str:
    """Form the address under which a site shows a chapter alone, and to everybody; most show it under any."""
    forms = next((site.manners.pages for site in SITES if site.name == address.site), ())
    return first_complete(forms, {"work": address.work, "chapter": address.chapter}) or link


def as_declared(data: bytes, charset: str | None) -> bytes:
    """Write a page in UTF-8, and mark it as such, where its host says another encoding: that goes before the page's."""
    try:
        encoding = codecs.lookup(charset or "utf-8").name
        return data.decode(encoding, "replace").encode("utf-8-sig") if _ENCODINGS.fullmatch(encoding) else data
    except LookupError:
        return data


def _why(error: FetchError) -> Callable[[str], str]:
    match error:
        case Missing():
            return wording.nothing_there
        case BadAddress():
            return wording.not_for_everybody
        case Closed():
            return wording.wants_no_programs
        case BadStatus(status=401 | 403):
            return wording.shows_no_chapter
        case TooLarge():
            return wording.too_large
        case HostPaused():
            return wording.left_alone
        case HostTaken():
            return wording.too_many_look
        case _:
            return wording.no_answer
