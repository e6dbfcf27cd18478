"""Whose a page is: it is asked for one chapter, and may show another, several, or a work."""

import pytest

from bot.addresses.models import Address
from bot.addresses.reading import read
from bot.chapters.links.pages import wording
from bot.chapters.links.pages.service import Unread, as_declared, told_of
from bot.intake.formats.draft import ChapterDraft

POST = "https://forums.spacebattles.com/threads/small-crossings.4242/post-{}"
ROYAL_ROAD = "https://www.royalroad.com/fiction/21/the-lamp-room/chapter/{}/the-storm"
AO3_WORK = "https://archiveofourown.org/works/1"


def address_of(link: str) -> Address:
    address = read(link)
    assert address
    return address


def chapter(number: int, link: str | None = None, posted: int | None = None) -> ChapterDraft:
    return ChapterDraft(
        chapter_number=number, chapter_title=f"Part {number}", link=link, body="Rain.", chapters_posted=posted
    )


def test_of_several_chapters_the_one_with_the_address_is_taken() -> None:
    drafts = [chapter(number, POST.format(number)) for number in (42, 43)]

    assert told_of(address_of(POST.format(43)), POST.format(43), drafts).chapter_number == 43


def test_a_readers_post_is_not_taken_for_the_chapter_above_it() -> None:
    with pytest.raises(Unread) as unread:
        told_of(address_of(POST.format(43)), POST.format(43), [chapter(42, POST.format(42))])

    assert str(unread.value) == wording.shows_another("SpaceBattles")


def test_a_redirect_to_another_chapter_names_nothing() -> None:
    with pytest.raises(Unread):
        told_of(address_of(ROYAL_ROAD.format(301)), ROYAL_ROAD.format(1), [chapter(1)])


def test_several_chapters_without_links_name_nothing() -> None:
    with pytest.raises(Unread) as unread:
        told_of(address_of("https://example.org/all"), "https://example.org/all", [chapter(1), chapter(2)])

    assert str(unread.value) == wording.shows_several_chapters("example.org")


@pytest.mark.parametrize(("posted", "number"), [(14, None), (1, 1)])
def test_the_page_of_a_work_names_a_chapter_only_where_there_is_no_other(posted: int, number: int | None) -> None:
    told = told_of(address_of(AO3_WORK), AO3_WORK, [chapter(1, AO3_WORK, posted)])

    assert told.chapter_number == number


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "rot13", "base64", "utf-7", "no-such", None])
def test_an_encoding_that_no_page_has_is_not_decoded(charset: str | None) -> None:
    assert as_declared(b"caf\xe9", charset) == b"caf\xe9"
