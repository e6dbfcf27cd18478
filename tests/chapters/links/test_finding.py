"""Which links stand in something that was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.addresses.reading import read
from bot.chapters.links.finding import links_in, words_beside

LINK = "https://own.example/lamp_(story)/3"


@pytest.mark.parametrize(
    ("text", "links", "words"),
    [
        (LINK, [LINK], ""),
        (f"(see {LINK}).", [LINK], "(see"),
        (f"**{LINK}**", [LINK], "**"),
        (f"Up! <{LINK}>", [LINK], "Up!"),
        (f"||{LINK}||", [LINK], ""),
        ("[Low Tide](https://own.example/3 'x')", ["https://own.example/3"], "Low Tide"),
        ("[Low Tide](<https://own.example/3>)", ["https://own.example/3"], "Low Tide"),
        ("www.royalroad.com/fiction/chapter/3", ["https://www.royalroad.com/fiction/chapter/3"], ""),
        ("own.example/3 and/or ada@ao3.org/x", [], "own.example/3 and/or ada@ao3.org/x"),
        ("https://own.example/3 http://www.own.example/3/", ["https://own.example/3"], ""),
        ("https://discord.gg/abc javascript:alert(1)", [], "https://discord.gg/abc javascript:alert(1)"),
        ("no link", [], "no link"),
    ],
)
def test_links_are_found_and_what_stands_beside_them_stays(text: str, links: list[str], words: str) -> None:
    assert (links_in(text), words_beside(text)) == (links, words)


@given(st.text(st.sampled_from("https://ao3.org[]()<>|*_ \n.,:a0é"), max_size=200))
def test_whatever_is_found_is_an_address(text: str) -> None:
    words_beside(text)

    assert all(read(link) for link in links_in(text))


def test_a_long_hostile_text_is_looked_through_at_once() -> None:
    for piece in ("[", "[a](", "https://a.", "a.", "(", "<https://"):
        links_in(piece * 20_000)
        words_beside(piece * 20_000)
