"""Hostile ideas fit, and harm no surface."""

import re

import pytest

from tests.worlds.discord_markup import INVITES, PINGS
from tests.worlds.town import Town, said, shown

HOSTILE = {
    "markup": "|*" * 500 + "```" * 30 + "@everyone <@1> " * 40,
    "empty lines": "\n" * 1000 + "\u202e\u0300" * 400 + "y",
    "pings": "@everyone @here <@1> <@!1> <@&1> <#1> </x:1> <id:home> <t:0>" * 30,
    "links": "[click](https://evil.example) <https://evil.example> discord.gg/evil https://discord.gg/evil " * 20,
    "line starts": "# Big\n## Big\n-# small\n> quote\n>>> all\n- list\n1. one\n" * 30,
    "fences": "`````` ||spoiler|| ~~gone~~ __under__ ***all*** \\\\ " * 30,
    "wide letters": "\U0001f9d1\u200d\U0001f680\ufdfd" * 400 + "Z\u0351\u034b" * 100,
}

OWN = re.compile(r"<@\d{17,}>|<t:\d{10}:[RFf]>|</[a-z ]+:\d+>")
"""The mentions and times that the bot itself writes; those in the hostile texts are shorter."""


async def test_hostile_ideas_fit_and_harm_no_surface(town: Town, subtests: pytest.Subtests) -> None:
    for number, (name, text) in enumerate(HOSTILE.items(), start=1):
        with subtests.test(name):
            await be_hostile(town, number, text)


async def be_hostile(town: Town, number: int, text: str) -> None:
    """One text in every field that takes it, and on every surface that it reaches."""
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    given = await town.reader.submit_modal(form, {"idea": text, "credit": True, "spoiler": "latest", "dm": True})
    words = text[:500].strip() or "x"
    panel = await town.author.slash(town.channel, "queue review")
    for label, values in (
        ("Note", {"words": words}),
        ("Ask the reader", {"words": words}),
        ("Decline", {"reason": words}),
    ):
        form = await town.author.click(shown(panel), label=label)
        await town.author.submit_modal(form, values)
    mine = await town.reader.slash(town.channel, "suggestions mine")
    surfaces = [
        said(given),
        said(shown(panel)),
        said(mine),
        said(await town.reader.select(shown(mine), [str(number)])),
        said(await town.moderator.slash(town.channel, "queue log")),
        said(await town.moderator.slash(town.channel, "queue search", text=str(number))),
        said(await town.moderator.slash(town.channel, "queue search", text=words[:80])),
    ]
    before = len(town.reader_dm())
    await town.leap(606)
    surfaces += [message.content for message in town.reader_dm()[before:]]

    assert len(surfaces) >= 8
    for surface in surfaces:
        assert not PINGS.search(OWN.sub("", surface))
        assert not INVITES.search(surface)
        assert "[click](" not in surface
        assert "```" not in surface
        assert "||spoiler||" not in surface
        assert "\u202e" not in surface
        assert not re.search(r"^(#{1,3}|-#) (Big|small)", surface, re.MULTILINE)


async def test_hostile_titles_and_names_fit_the_panel(town: Town) -> None:
    await town.add_work("||*_" * 60)
    form = await town.reader.slash(town.channel, "suggest", work="work:2")
    await town.reader.submit_modal(form, {"idea": "*" * 2000})
    panel = await town.author.slash(town.channel, "queue review", work="work:2")

    assert len(said(shown(panel))) <= 4000
