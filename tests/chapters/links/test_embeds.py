"""What the embed of a link tells: the title of its page, taken apart where its parts are known."""

import pytest

from bot.addresses.reading import read
from bot.chapters.links.embeds import told_by_embed
from bot.chapters.links.models import ShownLink, ToldChapter

WORK = "The Lamp Room"


def told(link: str, title: str, **more: str) -> ToldChapter:
    address = read(link)
    assert address is not None
    return told_by_embed(ShownLink(link=link, title=title, **more), address, [WORK])


@pytest.mark.parametrize(
    ("link", "title", "work", "number", "name"),
    [
        (
            "https://archiveofourown.org/works/1/chapters/2",
            "The Lamp Room - Chapter 2 - ada - Original Work [Archive of Our Own]",
            WORK,
            2,
            None,
        ),
        (
            "https://www.royalroad.com/fiction/21/x/chapter/3/y",
            "Chapter 3: Low Tide - The Lamp Room | Royal Road",
            WORK,
            3,
            "Low Tide",
        ),
        (
            "https://www.royalroad.com/fiction/21/the-salt/chapter/3/y",
            "Low Tide - The Salt",
            "The Salt",
            None,
            "Low Tide",
        ),
        ("https://www.wattpad.com/789", "The Lamp Room - Chapter 3: Low Tide - Wattpad", WORK, 3, "Low Tide"),
        (
            "https://www.scribblehub.com/read/5-x/chapter/9/",
            "Chapter 3 – Low Tide | Scribble Hub",
            None,
            3,
            None,
        ),
        (
            "https://www.fanfiction.net/s/12/3/x",
            "The Lamp Room Chapter 3: Low Tide, a Lamps fanfic | FanFiction",
            WORK,
            3,
            "Low Tide",
        ),
        (
            "https://forums.spacebattles.com/threads/x.55/post-9",
            "The Lamp Room | Page 2 | SpaceBattles",
            WORK,
            None,
            None,
        ),
        ("https://ada.wordpress.com/2026/11/30/low-tide", "Low Tide", None, None, "Low Tide"),
        ("https://own.example/3", "Chapter 3 – Ada's Own", None, 3, None),
        ("https://own.example/12-13", "Chapter 12-13: Both", None, None, "12-13: Both"),
    ],
)
def test_a_pages_title_is_parted(
    link: str, title: str, work: str | None, number: float | None, name: str | None
) -> None:
    found = told(link, title)

    assert (found.work, found.number, found.title) == (work, number, name)


def test_the_text_of_an_embed_is_the_chapters_own_at_a_blog_alone() -> None:
    blog = told("https://ada.substack.com/p/low-tide", "Low Tide", text="It rained.", author="Ada")
    archive = told("https://www.royalroad.com/fiction/chapter/3", "Low Tide", text="What the work is about.")

    assert (blog.summary, blog.author, archive.summary) == ("It rained.", "Ada", None)
