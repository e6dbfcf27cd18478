"""Which work a file or a link belongs to."""

from typing import Any

import pytest

from bot.intake.formats.draft import ChapterDraft
from bot.uploads.matching import match, with_chapter_link, work_page
from bot.works.models import Work, WorkDetails

LINKS = {
    "Salt": "https://archiveofourown.org/works/1",
    "Lamps": "https://www.royalroad.com/fiction/21/lamps",
    "Blog": "https://ada.wordpress.com",
    "Part of it": "https://ada.wordpress.com/part-of-it/",
    "Own": "https://own.example/own/",
    "Board": "https://board.example/threads/board.5/",
    "Archive": "https://archiveofourown.org/",
}
WORKS = [
    Work(id=place, guild_id=1, details=WorkDetails(title=title, link=link))
    for place, (title, link) in enumerate(LINKS.items())
]


def title_for(link: str, *further: Work, work: str | None = None) -> str | None:
    found = match([*WORKS, *further], ChapterDraft(link=link, work=work))
    return found.title if found else None


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("http://archiveofourown.org/collections/x/works/1/chapters/2?view_adult=true", "Salt"),
        ("https://archiveofourown.org/works/12/chapters/2", None),
        ("https://archiveofourown.org/chapters/2", None),
        ("https://www.royalroad.com/fiction/21/renamed/chapter/9/low-tide", "Lamps"),
        ("https://ada.wordpress.com/2026/11/30/low-tide/", "Blog"),
        ("https://ada.wordpress.com/part-of-it/low-tide", "Part of it"),
        ("https://bea.wordpress.com/2026/11/30/low-tide/", None),
        ("https://own.example/own/3", "Own"),
        ("https://own.example/owned/3", None),
        ("https://board.example/threads/board.5/post-7", "Board"),
        ("https://board.example/threads/board.55/post-7", None),
        ("https://other.example/threads/board.5/post-7", None),
    ],
)
def test_a_link_belongs_to_the_work_whose_own_link_is_closest(link: str, title: str | None) -> None:
    assert title_for(link) == title


def test_a_link_of_several_works_is_of_the_one_that_the_title_names() -> None:
    other = Work(id=99, guild_id=1, details=WorkDetails(title="Diary", link="https://ada.wordpress.com/"))
    link = "https://ada.wordpress.com/2026/11/30/low-tide/"

    assert title_for(link, other) is None
    assert title_for(link, other, work="diary") == "Diary"


def test_a_new_works_link_is_its_own_page_where_the_site_is_known() -> None:
    assert work_page("https://www.archiveofourown.org/works/7/chapters/8#x") == "https://archiveofourown.org/works/7"
    assert work_page("https://ada.tumblr.com/post/5/x") == "https://ada.tumblr.com"
    assert work_page("https://own.example/a/b") is None


@pytest.mark.parametrize(
    ("work", "page", "link"),
    [
        ("https://www.fanfiction.net/s/12/1/Lamps", {"site": "FanFiction.net", "chapter_number": 3}, "/s/12/3"),
        ("https://archiveofourown.org/works/1", {"site": "AO3", "chapters_total": 1}, "/works/1"),
        ("https://archiveofourown.org/works/1", {"site": "AO3", "chapter_number": 3, "chapters_total": 9}, None),
        ("https://archiveofourown.org/works/1", {"site": "Wattpad", "chapters_total": 1}, None),
        ("https://own.example/lamps", {"chapters_total": 1}, None),
    ],
)
def test_a_copied_page_has_its_chapters_link_where_the_works_tells_it(
    work: str, page: dict[str, Any], link: str | None
) -> None:
    of_work = Work(id=1, guild_id=1, details=WorkDetails(title="Lamps", link=work))
    found = with_chapter_link(of_work, ChapterDraft(**page)).link

    assert found is None if link is None else str(found).endswith(link)


def test_a_pages_own_link_stays() -> None:
    of_work = Work(id=1, guild_id=1, details=WorkDetails(title="Lamps", link="https://archiveofourown.org/works/1"))
    draft = ChapterDraft(site="AO3", chapters_total=1, link="https://archiveofourown.org/works/1/chapters/2")

    assert with_chapter_link(of_work, draft) == draft
