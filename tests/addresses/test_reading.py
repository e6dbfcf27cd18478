"""An address is read: which site, work and chapter it leads to, and the one form of all links to the same place."""

import pytest

from bot.addresses.models import AddressKind
from bot.addresses.reading import may_ask, normal_form, queue_of, read
from tests.addresses.real_links import CHAPTERS, OTHERS

LINKS = [(link, normal) for normal, links in CHAPTERS.items() for link in links]


@pytest.mark.parametrize(("link", "normal"), LINKS)
def test_a_chapter_is_known_however_its_link_was_copied(link: str, normal: str) -> None:
    address = read(link)

    assert address is not None
    assert (address.normal, address.kind) == (normal, AddressKind.CHAPTER)


@pytest.mark.parametrize("link", OTHERS)
def test_what_is_no_chapter_is_told_apart(link: str) -> None:
    address = read(link)

    assert address is not None
    assert (address.site, address.kind.value, address.work) == OTHERS[link]


@pytest.mark.parametrize("link", [link for link, _ in LINKS] + list(OTHERS))
def test_the_normal_form_is_an_address_in_normal_form(link: str) -> None:
    normal = normal_form(link)

    assert normal is not None
    assert normal_form(normal) == normal


@pytest.mark.parametrize("path", ["posts/2024/chapter-12", "members/12/stories/4", "threads/2024/05/ch-3"])
def test_a_chapter_at_a_site_of_ones_own_is_not_taken_for_a_boards(path: str) -> None:
    address = read(f"https://own.example/{path}")

    assert address is not None
    assert (address.site, address.kind) == (None, AddressKind.CHAPTER)


def test_the_parts_of_an_address_are_told() -> None:
    told = read("https://www.royalroad.com/fiction/21/the-lamp-room/chapter/301/3-low-tide")
    counted = read("https://m.fanfiction.net/s/12/3/The-Lamp-Room")

    assert told
    assert counted
    assert (told.site, told.work, told.chapter) == ("Royal Road", "21", "301")
    assert (told.work_slug, told.slug, told.number) == ("the-lamp-room", "3-low-tide", None)
    assert (counted.work, counted.chapter, counted.number, counted.work_slug) == ("12", "3", 3, "The-Lamp-Room")


def test_a_short_link_says_nothing_of_what_it_stands_for() -> None:
    address = read("https://wp.me/pAb-c")

    assert address is not None
    assert (address.kind, address.slug) == (AddressKind.CHAPTER, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://archiveofourown.org/works/1/chapters/2", "https://archiveofourown.org/works/1/chapters/3"),
        ("https://www.fanfiction.net/s/12/3", "https://www.fanfiction.net/s/12/4"),
        ("https://forums.spacebattles.com/threads/a.1/#post-2", "https://forums.spacebattles.com/threads/a.1/#post-3"),
        ("https://own.example/read?id=3", "https://own.example/read?id=4"),
        ("https://own.example/chapter/read?id=3", "https://own.example/chapter/read?id=4"),
        ("https://own.example/#/lamp/3", "https://own.example/#/lamp/4"),
        ("https://own.example/lamp.html#chapter-3", "https://own.example/lamp.html#chapter-4"),
        ("https://own.example/posts/2024/chapter-12", "https://own.example/posts/2024/chapter-13"),
        ("https://own.example/members/12/stories/4", "https://own.example/members/12/stories/5"),
        ("https://own.example/threads/2024/05/ch-3", "https://own.example/threads/2024/05/ch-4"),
        ("https://own.example/threads/2024/post-3-storm", "https://own.example/threads/2024/post-3-calm"),
        ("https://own.example/a%2Fb", "https://own.example/a/b"),
        ("https://own.example/a%3Fb=1", "https://own.example/a?b=1"),
        ("https://own.example/%E4", "https://own.example/%E5"),
        ("https://own.example/Lamp", "https://own.example/lamp"),
        ("https://own.example:8080/lamp", "https://own.example/lamp"),
        ("https://wp.me/pAb-c", "https://wp.me/pAb-C"),
        ("https://ada.tumblr.com/post/77", "https://bea.tumblr.com/post/77"),
    ],
)
def test_two_chapters_are_never_taken_for_one(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https://ada@archiveofourown.org/works/1/chapters/2",
        "https://archiveofourown.org@evil.example/works/1",
        "https://[::1]/works/1",
        "https://[bad/works/1",
        "https://a.example:99999/x",
        "https://a.example/\u202eevil",
        "https://a.example/x" + "y" * 100_000,
        "https://" + "a." * 50_000 + "example",
        "https://a.example/<script>",
        "https://\ud800.example/x",
        "mailto:ada@own.example",
        "Chapter 3 is up!",
    ],
)
def test_what_is_no_web_address_is_none(text: str) -> None:
    assert read(text) is None


def test_a_known_sites_name_in_anothers_host_or_path_makes_no_such_site() -> None:
    for link in (
        "https://archiveofourown.org.evil.example/works/1",
        "https://evil.example/archiveofourown.org/works/1",
    ):
        address = read(link)

        assert address is not None
        assert address.site is None


@pytest.mark.parametrize(
    "host", ["www.wattpad.com", "w.tt", "m.fanfiction.net", "fanfiction.net", "www.fictionpress.com"]
)
def test_sites_that_want_no_programs_are_known_under_each_of_their_hosts(host: str) -> None:
    assert not may_ask(host)


@pytest.mark.parametrize(
    "host", ["archiveofourown.org", "notwattpad.com", "t.co", "wattpad.com.example", "own.example"]
)
def test_other_sites_may_be_asked(host: str) -> None:
    assert may_ask(host)


@pytest.mark.parametrize(
    "host", ["archiveofourown.org", "ao3.org", "archive.transformativeworks.org", "m.archiveofourown.org"]
)
def test_the_archive_is_asked_at_its_pace_under_all_of_its_names_together(host: str) -> None:
    assert queue_of(host) == ("archiveofourown.org", 10)


@pytest.mark.parametrize("host", ["lamplit.example", "ada.tumblr.com", "ada.substack.com"])
def test_what_is_somebodys_own_has_a_pace_of_its_own(host: str) -> None:
    assert queue_of(host) == (host, 1)
