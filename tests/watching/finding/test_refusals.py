"""What an author hears where nothing can be watched: why, and what to do instead."""

import pytest

from bot.addresses.models import Address, AddressKind, KnownSite
from bot.addresses.sites import PROGRAMS, SITES
from bot.core.errors import UserFacingError
from bot.core.fetching.errors import BadStatus, FetchError, HostPaused, TooSlow
from bot.core.fetching.fetcher import Fetcher
from bot.intake.feeds.models import FeedEntry, NoFeed, NoFeedReason
from bot.watching.finding import wording
from bot.watching.finding.closed import refusal_for
from bot.watching.finding.refusals import refusal_of
from bot.watching.finding.service import FeedFinder
from tests.intake.feeds.written import DAY, atom
from tests.refusals import refused
from tests.watching.finding.web import CLEO, FEED, Answer, Searching, link, page
from tests.worlds.lasting_intake import LastingIntake


@pytest.mark.parametrize("answer", [page(), HostPaused(DAY), BadStatus(403)])
async def test_without_its_author_a_series_can_t_be_watched(searching: Searching, answer: Answer) -> None:
    series = "https://www.scribblehub.com/series/965/salt/"

    with refused(wording.needs_author_page("Scribble Hub")):
        await searching({series: answer}).find(series)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("https://www.wattpad.com/story/55-salt", wording.closed_by_wattpad("Wattpad")),
        ("https://www.wattpad.com/1234-chapter-one", wording.closed_by_wattpad("Wattpad")),
        ("https://w.tt/abc", wording.closed_by_wattpad("Wattpad")),
        ("https://www.fanfiction.net/s/12/3/Salt", wording.closed_by_terms("FanFiction.net")),
        ("https://www.fictionpress.com/s/12", wording.closed_by_terms("FictionPress")),
        ("https://www.patreon.com/posts/the-storm-1234567", wording.for_paying_members("Patreon")),
        ("https://www.patreon.com/rss/ada", wording.for_paying_members("Patreon")),
        ("https://ko-fi.com/ada", wording.for_paying_members("Ko-fi")),
        ("https://ada.fanbox.cc/posts/5", wording.for_paying_members("Fanbox")),
        ("https://m.facebook.com/ada/posts/5", wording.for_its_members("Facebook")),
        ("https://docs.google.com/document/d/1a/edit", wording.is_a_document("Google Docs")),
        ("https://discord.com/channels/1/2/3", wording.is_discord("Discord")),
        ("https://archiveofourown.org/users/ada", wording.leads_to_member("AO3")),
        ("https://www.royalroad.com/profile/7", wording.leads_to_member("Royal Road")),
        ("https://archiveofourown.org/series/5", wording.leads_elsewhere("AO3")),
    ],
)
async def test_what_is_never_asked_is_refused_before_any_request(
    searching: Searching, given: str, sentence: str
) -> None:
    search = searching({})

    with refused(sentence):
        await search.find(given)
    assert search.web.asked == []


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (page(), wording.no_feed("own.example")),
        (page(link("/feed/")), wording.nothing_there("own.example")),
        (page(body="<h1>Page not found</h1>"), wording.nothing_there("own.example")),
        ("", wording.broken("own.example")),
        (FEED[:-20], wording.broken("own.example")),
        (
            "<html><title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p></html>",
            wording.wants_a_browser("own.example"),
        ),
        (BadStatus(403), wording.for_members_only("own.example")),
        (BadStatus(500), wording.no_answer("own.example")),
        (TooSlow(), wording.no_answer("own.example")),
        (HostPaused(DAY), wording.left_alone("own.example")),
    ],
)
async def test_an_author_hears_why_nothing_was_found(searching: Searching, answer: Answer, sentence: str) -> None:
    with refused(sentence):
        await searching({"https://own.example/": answer}).find("https://own.example/")


async def test_a_members_only_work_of_ao3_says_so(searching: Searching) -> None:
    login = page(body="<p>This work is only available to registered users of the Archive.</p><p>Log in</p>")

    with refused(wording.for_members_only("AO3")):
        await searching({"https://archiveofourown.org/works/12/navigate": login}).find("https://ao3.org/works/12")


async def test_a_feed_of_ao3_lists_works_and_no_chapters(searching: Searching) -> None:
    tag = "https://archiveofourown.org/tags/5/feed.atom"

    with refused(wording.lists_works("AO3")):
        await searching({tag: atom([FeedEntry(guid="1", published=DAY)])}).find(tag)


async def test_without_a_contact_nothing_is_looked_for(intake: LastingIntake) -> None:
    nobody: Fetcher | None = None
    with refused(wording.no_contact()):
        await FeedFinder(intake, nobody).find("https://own.example/", CLEO)


async def test_a_feed_of_comments_lists_no_chapters(searching: Searching) -> None:
    comments = FEED.replace("/3</link>", "/3#comment-5</link>")

    with refused(wording.lists_comments("https://own.example/comments/feed/")):
        await searching({"https://own.example/comments/feed/": comments}).find("https://own.example/comments/feed/")


async def test_what_is_no_link_is_refused(searching: Searching) -> None:
    with pytest.raises(UserFacingError, match="isn't a link"):
        await searching({}).find("the salt one")


@pytest.mark.parametrize("site", [one for one in (*SITES, *PROGRAMS) if not one.manners.may_ask])
def test_every_site_that_is_never_asked_says_why_and_what_to_do_instead(site: KnownSite) -> None:
    refusal = refusal_for(Address(site=site.name, kind=AddressKind.WORK, normal="", host=site.hosts[0]), site)

    assert refusal
    assert site.name in refusal.words
    assert "/chapter post link:" in refusal.words


@pytest.mark.parametrize("error", FetchError.__subclasses__())
def test_every_error_of_fetching_has_its_sentence(error: type[FetchError]) -> None:
    made = error(403) if error is BadStatus else error(DAY) if error is HostPaused else error()

    assert "own.example" in refusal_of(made, "own.example").words


@pytest.mark.parametrize("reason", NoFeedReason)
def test_every_reason_for_no_feed_has_its_sentence(reason: NoFeedReason) -> None:
    assert "own.example" in refusal_of(NoFeed(reason), "own.example").words
