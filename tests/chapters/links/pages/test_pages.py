"""What the page behind a chapter's link tells, and what is said where it tells nothing."""

import pytest

from bot.addresses.models import Address
from bot.addresses.reading import read
from bot.chapters.links.pages.service import Pages, Unread, page_address
from bot.core.fetching.fetcher import Fetcher
from bot.works.access import Contributor
from tests.intake.written import saved_pages
from tests.intake.written.workless_pages import WORKLESS_PAGES
from tests.worlds.lasting_intake import LastingIntake
from tests.worlds.site import Site

CLEO = Contributor(guild_id=1, member_id=7)


@pytest.fixture
def pages(intake: LastingIntake, fetcher: Fetcher) -> Pages:
    return Pages(intake, fetcher)


def address_of(link: str) -> Address:
    address = read(link)
    assert address
    return address


async def reason(pages: Pages, link: str) -> str:
    with pytest.raises(Unread) as unread:
        await pages.look(link, address_of(link), CLEO)
    return str(unread.value)


async def test_a_page_tells_what_its_card_says_and_its_text_is_not_kept(pages: Pages, web: Site) -> None:
    link = web.answers("/chapter-12", saved_pages.royal_road(), Content_Type="text/html; charset=utf-8")

    told = await pages.look(link, address_of(link), CLEO)

    assert told is not None
    assert (told.work, told.author) == (saved_pages.WORK, saved_pages.AUTHOR)
    assert (told.chapter_number, told.chapter_title) == (12, "The Late Ferry")
    assert told.body_words > 0
    assert told.body == ""


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
async def test_what_the_host_says_of_the_encoding_goes_first(pages: Pages, web: Site, charset: str) -> None:
    text = "<title>Глава 3: Туман</title><h1>Глава 3: Туман</h1>" + "<p>Она ждала у окна, пока не стемнело.</p>" * 9
    link = web.answers("/3", text.encode(charset), Content_Type=f"text/html; charset={charset}")

    told = await pages.look(link, address_of(link), CLEO)

    assert told is not None
    assert (told.chapter_number, told.chapter_title) == (3, "Туман")


@pytest.mark.parametrize(
    "link",
    [
        "https://www.wattpad.com/123456-the-storm",
        "https://m.fanfiction.net/s/1/2/The-Storm",
        "https://www.fictionpress.com/s/1/2",
    ],
)
async def test_sites_whose_terms_forbid_it_are_never_asked(pages: Pages, link: str) -> None:
    assert await pages.look(link, address_of(link), CLEO) is None


async def test_without_a_contact_no_page_is_looked_at(intake: LastingIntake, web: Site) -> None:
    link = web.answers("/1", saved_pages.royal_road(), Content_Type="text/html")

    assert await Pages(intake, None).look(link, address_of(link), CLEO) is None
    assert not web.requests


async def test_an_author_hears_why_a_page_tells_nothing(pages: Pages, web: Site) -> None:
    assert "nothing is there" in await reason(pages, web.address("/typo"))
    assert "No page came from" in await reason(pages, web.answers("/broken", status=500))
    assert "isn't signed in" in await reason(pages, web.answers("/members", status=403))
    moved = web.answers("/moved", status=302, Location="https://www.wattpad.com/1")
    assert "no program may ask" in await reason(pages, moved)
    assert "no program may ask" in await reason(pages, "https://w.tt/abc")
    assert "is no page" in await reason(pages, web.answers("/cover", b"\x89PNG", Content_Type="image/png"))
    assert "can't be reached" in await reason(pages, "http://10.0.0.1/chapter-1")
    assert "left alone" in await reason(pages, web.answers("/limit", status=429))
    assert "left alone" in await reason(pages, web.address("/next"))


async def test_no_more_of_a_page_is_taken_than_the_bot_can_use(pages: Pages, web: Site) -> None:
    page = saved_pages.royal_road().replace(saved_pages.WORK.encode(), b"Crossings" * 100_000)
    link = web.answers("/long", page, Content_Type="text/html")

    told = await pages.look(link, address_of(link), CLEO)

    assert told is not None
    assert len(told.work or "") < 10_000


@pytest.mark.parametrize("kind", ["AO3, log in", "AO3, adult", "AO3, mystery", "AO3, 404"])
async def test_a_page_that_holds_no_chapter_says_so(pages: Pages, web: Site, kind: str) -> None:
    lines, _ = WORKLESS_PAGES[kind]
    page = f"<title>{lines[0]}</title>{''.join(f'<p>{line}</p>' for line in lines)}".encode()

    assert "shows no chapter" in await reason(pages, web.answers("/1", page, Content_Type="text/html"))


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        (
            "https://ao3.org/works/1/chapters/2?view_full_work=true#workskin",
            "https://archiveofourown.org/works/1/chapters/2?view_adult=true",
        ),
        ("https://archiveofourown.org/chapters/2", "https://archiveofourown.org/chapters/2?view_adult=true"),
        ("https://archiveofourown.org/works/1", "https://archiveofourown.org/works/1?view_adult=true"),
        ("https://example.org/chapter-2?utm_source=x", "https://example.org/chapter-2?utm_source=x"),
    ],
)
def test_the_chapter_alone_is_asked_for_as_everybody_may_see_it(link: str, asked: str) -> None:
    assert page_address(link, address_of(link)) == asked
