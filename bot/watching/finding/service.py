"""Finding the feed, or the list of chapters, for a link that an author gives."""

import asyncio
import re
from collections.abc import Iterable

from bot.addresses.feeds import feed_of, is_feed
from bot.addresses.models import Address, AddressKind, KnownSite
from bot.addresses.reading import read, site_of
from bot.addresses.sites.archives import AO3
from bot.chapters.links.pages.service import page_address
from bot.core.errors import UserFacingError
from bot.core.fetching.errors import FetchError
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.models import FetchedPage
from bot.intake.feeds.models import NoFeed, NoFeedReason
from bot.intake.formats.unreadable import Unreadable
from bot.intake.turns.turns import Asker, Turns
from bot.intake.worker import Intake
from bot.watching.finding import wording
from bot.watching.finding.candidates import candidates
from bot.watching.finding.closed import refusal_for
from bot.watching.finding.models import FoundFeed
from bot.watching.finding.refusals import refusal_of
from bot.works import wording as works_wording

AT_ONCE = 4
"""Links for which a feed is looked for at the same time: each may fetch 5 MiB."""

PATIENCE = 25.0
"""Seconds that somebody waits for a site's turn: twice the longest gap, and a little more."""

MOST_TRIED = 3
"""Feeds of a page that are looked at until one is a feed indeed."""

_COMMENT = re.compile(r"#(?:comment|respond)")
"""Where a comment's link leads to at most blogs."""
_PAGES = {NoFeedReason.PAGE, NoFeedReason.NOTHING_THERE}


class FeedFinder:
    """Looks for feeds. Without a fetcher, for which the host has to be known to sites, it finds none."""

    def __init__(self, intake: Intake, fetcher: Fetcher | None = None) -> None:
        self._intake = intake
        self._fetcher = fetcher
        self._turns = Turns(AT_ONCE)

    async def find(self, link: str, asker: Asker) -> FoundFeed:
        """Find where the chapters are listed to which a link leads: one of them, their work, its feed or its author.

        Raises UserFacingError with what to do instead: where nothing is found, or a site may not be watched.
        """
        if self._fetcher is None:
            raise UserFacingError(wording.no_contact)
        address, site = _checked(link)
        try:
            async with asyncio.timeout(PATIENCE):
                turn = await self._turns.take(asker)
        except (Unreadable, TimeoutError):
            raise UserFacingError(wording.too_many_look, address.site or address.host) from None
        try:
            return await _Search(self._fetcher, self._intake, asker).run(link, address)
        except (FetchError, NoFeed) as error:
            if _wants_author(site, address):
                raise UserFacingError(wording.needs_author_page, site.name if site else "") from None
            raise refusal_of(error, address.site or address.host) from None
        finally:
            turn.release()


class _Search:
    """One search; what its steps have in common."""

    def __init__(self, fetcher: Fetcher, intake: Intake, asker: Asker) -> None:
        self._fetcher = fetcher
        self._intake = intake
        self._asker = asker

    async def run(self, link: str, address: Address) -> FoundFeed:
        known = link if is_feed(link) else feed_of(address)
        if known:
            return await self._look(known)
        page = await self._fetcher.fetch(_page_of_work(address) or page_address(link, address), patience=PATIENCE)
        try:
            return await self._read(link, page)
        except NoFeed as none:
            if none.reason not in _PAGES and "html" not in page.content_type:
                raise
            return await self._named_on(page, address, none)

    async def _named_on(self, page: FetchedPage, address: Address, none: NoFeed) -> FoundFeed:
        """Look at the feeds that a page names, which is `none` itself, until one has entries; or else an empty one."""
        named = candidates(page.url, await self._intake.read_links(page, self._asker))
        empty: list[FoundFeed] = []
        why: list[Exception] = []
        for candidate in named[:MOST_TRIED]:
            try:
                found = await self._look(candidate, named)
            except (FetchError, NoFeed, UserFacingError) as error:
                why.append(error)
                continue
            if found.feed.entries:
                return found
            empty.append(found)
        if empty:
            return empty[0]
        if why or none.reason is NoFeedReason.NOTHING_THERE or _wants_author(site_of(page.url), address):
            raise next(iter(why), none)
        raise UserFacingError(wording.no_feed, address.site or address.host)

    async def _look(self, address: str, named: Iterable[str] = ()) -> FoundFeed:
        page = await self._fetcher.fetch(address, patience=PATIENCE)
        return await self._read(address, page, tuple(one for one in named if one != address))

    async def _read(self, address: str, page: FetchedPage, others: tuple[str, ...] = ()) -> FoundFeed:
        feed = await self._intake.read_feed(page, self._asker)
        site = site_of(address)
        name = site.name if site else None
        if site is AO3 and not feed.is_complete:
            raise UserFacingError(wording.lists_works, AO3.name)
        if feed.entries and all(_COMMENT.search(entry.link or "") for entry in feed.entries):
            raise UserFacingError(wording.lists_comments, name or address)
        return FoundFeed(address=address, site=name, page=page, feed=feed, others=others)


def _checked(link: str) -> tuple[Address, KnownSite | None]:
    """Read a link that may lead to something that can be watched."""
    address, site = read(link), site_of(link)
    if address is None:
        raise UserFacingError(works_wording.not_a_link, link)
    name = address.site or address.host
    if refusal := refusal_for(address, site):
        raise refusal
    if not is_feed(link) and feed_of(address) is None:
        if address.kind is AddressKind.MEMBER:
            raise UserFacingError(wording.leads_to_member, name)
        if address.kind is AddressKind.OTHER:
            raise UserFacingError(wording.leads_elsewhere, name)
    return address, site


def _page_of_work(address: Address) -> str | None:
    """Return the page of the work, which may say more of its feed than a chapter's, at a site of one's own."""
    return address.work_link if address.home else None


def _wants_author(site: KnownSite | None, address: Address) -> bool:
    """Tell whether a site lists what an author publishes, and this address doesn't name the author."""
    return site is not None and address.member is None and any("{member}" in form for form in site.feeds)
