"""Addresses that people type: printed as they were understood, and invites known in every spelling."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.text import links
from tests.worlds.discord_markup import read

LETTERS = "abc./:@[]()<>#?%&=*_~|`\\\"' \n0éд例\u200b\u202e\ud800"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("https://archiveofourown.org/works/1/chapters/2#workskin", None),
        ("https://example.org:8080/a?c=d&e=%20", None),
        ("HTTPS://Example.ORG/Lamp", "https://example.org/Lamp"),
        ("https://example.org/a_(b)", "https://example.org/a_%28b%29"),
        ("https://bücher.example/kapitel-ä", "https://xn--bcher-kva.example/kapitel-%C3%A4"),
        (
            "https://a.example/x)**[FREE](https://b.example/",
            "https://a.example/x%29%2A%2A%5BFREE%5D%28https://b.example/",
        ),
    ],
)
def test_an_address_is_printed_as_it_was_understood(typed: str, printed: str | None) -> None:
    assert links.shown(typed) == (printed or typed)


@given(
    st.text(LETTERS, max_size=40), st.sampled_from(["https://a.example/", "http://a.example?", "https://a.example#"])
)
@example(")**[FREE](https://evil.example/", "https://a.example/x")
def test_whatever_was_typed_a_title_leads_to_one_place(rest: str, start: str) -> None:
    printed = links.shown(start + rest)

    assert printed is None or re.fullmatch(r"https?://a\.example[!$%&',/:;=?@#\w.~+-]*", printed, re.ASCII)
    assert printed is None or read(f"[**The Lamp Room**]({printed}) ends").shown.endswith(" ends")
    assert printed is None or links.shown(printed) == printed


@pytest.mark.parametrize(
    "address",
    [
        "https://discord.gg/abc",
        "HTTPS://DisCord.GG/abc",
        "https://discord.gg:443/abc",
        "https://www.discord.gg/abc",
        "https://a:b@discord.gg/abc",
        "https://discord.gg./abc",
        "https://discord.com/invite/abc",
        "https://discord.com:443//invite/abc",
        "https://discord.com/%69nvite/abc",
        "https://discord.com/./Invite/abc",
        "https://ptb.discord.com/invite/abc",
        "https://canary.discordapp.com/invite/abc",
        "https://discord.com\\invite\\abc",
        "https://discord\u3002gg/abc",
        "https://\uff44iscord.gg/abc",
        "https://dis\u00adcord.gg/abc",
        "https://discord.me/abc",
        "https://dsc.gg/abc",
        "https://discord.new/abc",
        "https://discord.gift/abc",
        "https://discord.com/api/v10/oauth2/authorize?client_id=1",
    ],
)
def test_an_invite_is_known_however_it_is_spelled(address: str) -> None:
    assert links.is_invite(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/discord.gg/abc",
        "https://discord.gg.example.org/abc",
        "https://notdiscord.com/invite/abc",
        "https://discord.com/channels/1/2/3",
        "https://example.org/?to=https://discord.gg/abc",
        "discord.gg",
        "",
    ],
)
def test_what_only_speaks_of_invites_is_none(address: str) -> None:
    assert not links.is_invite(address)
