"""Hostile texts in all that a watched site says, wherever it is shown: no fault, nothing gets through, nothing is lost.

With HOSTILE=n it says n of the texts: `make hostile`.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import pytest
from simcord.components import walk_components

from bot.intake.feeds.models import FeedEntry
from tests.errors.hostile.judging import labels_shown, smuggled, texts_shown
from tests.errors.hostile.texts import EACH, HOSTILE
from tests.intake.feeds.written import atom, json_feed, rss
from tests.watching.sources.blog import TITLE, Street
from tests.worlds.forged_requests import everything_in, press
from tests.worlds.town import said, shown

Write = Callable[[Sequence[FeedEntry]], str]
FORMATS: dict[str, tuple[Write, str]] = {
    "rss": (rss, "text/xml"),
    "atom": (atom, "application/atom+xml"),
    "json": (json_feed, "application/feed+json"),
}
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML holds, however it is written; JSON holds everything."""

AT_ONCE = 8
"""Entries that are tried together."""


SLOWEST = 60.0
"""Seconds that an answer may take on a busy machine."""


@pytest.fixture(params=FORMATS)
def written(request: pytest.FixtureRequest, street: Street) -> str:
    street.town.env.settle_timeout = SLOWEST
    return str(request.param)


def texts(written: str) -> list[str]:
    """Choose as many as this run has, from all over the list and from other places for each format."""
    most = max(EACH, 4)
    some = HOSTILE[list(FORMATS).index(written) :: max(1, len(HOSTILE) // most)][:most]
    if written != "json":
        return [NOT_IN_XML.sub("", text) for text in some]
    return [*some, *[text for text in HOSTILE if NOT_IN_XML.search(text)][: max(EACH, 4)]]


def entry(street: Street, number: int, text: str) -> FeedEntry:
    """An entry with the text in everything that it says; every third one says nothing else in its title."""
    title = text if number % 3 == 0 else f"Chapter {number}: {text}"
    link = street.blog.web.address(f"/lamp-room/chapter-{number}")
    return FeedEntry(
        guid=f"{number} {text}",
        link=link,
        title=title,
        author=text,
        categories=(text, "Lamps"),
        summary=f"{text} it was.",
    )


def serve(street: Street, written: str, entries: Sequence[FeedEntry]) -> None:
    write, kind = FORMATS[written]
    street.blog.serve()
    newest_first = list(reversed(entries))
    street.blog.web.answers("/lamp-room/feed", write(newest_first).encode(), Content_Type=kind)


def in_parts(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))


def through(street: Street) -> dict[str, list[str]]:
    """Find what got through in anything that was ever shown."""
    found = {text: what for text in set(texts_shown(street.town)) if (what := smuggled(text))}
    labels = {text: what for text in set(labels_shown(street.town)) if (what := smuggled(text, in_markdown=False))}
    return found | labels


async def test_what_a_site_says_is_shown_before_it_is_watched_and_every_choice_of_it_can_be_made(
    street: Street, written: str
) -> None:
    author = street.town.author
    for part in in_parts(texts(written)):
        serve(street, written, [entry(street, number, text) for number, text in enumerate(part, 1)])

        proposed = await street.propose()

        assert "which stay as they are" in said(proposed)
        menus = [one for one in walk_components(shown(proposed)._message.components) if one.get("options")]
        (entries,) = [one for one in menus if one["custom_id"].startswith("source-entries")]
        for option in entries["options"]:
            chosen = await press(author, await street.propose(), entries["custom_id"], option["value"])
            assert TITLE in everything_in(chosen), option
    assert through(street) == {}


async def test_every_chapter_of_a_site_is_asked_about_and_posted_whatever_it_says(street: Street, written: str) -> None:
    town, entries = street.town, [entry(street, 1, "The first")]
    serve(street, written, entries)
    await street.watch()
    for number, text in enumerate(texts(written), 2):
        entries.append(entry(street, number, text))
        serve(street, written, entries)
        await street.later()
        assert len(street.asked()) == number - 1, text
        await street.press("Change")
        assert "Posted" in said(await street.press("Post")), text
        assert len(town.announcements()) == number - 1, text

    entries = [entry(street, number, f"{one.author}!") for number, one in enumerate(entries, 1)]
    serve(street, written, entries)
    await street.later()
    await look_everywhere(street)
    assert through(street) == {}


async def test_many_chapters_at_once_are_asked_about_together_whatever_they_say(street: Street, written: str) -> None:
    entries = [entry(street, 1, "The first")]
    serve(street, written, entries)
    await street.watch()
    for times, part in enumerate(in_parts(texts(written)), 1):
        entries += [entry(street, len(entries) + place, text) for place, text in enumerate(part, 1)]
        serve(street, written, entries)
        checked = await street.town.author.slash(street.town.channel, "source check", source=TITLE)
        assert f"{len(part)} new chapters" in said(checked)
        await street.later()
        assert len(street.asked()) == times
        await street.press("At my rhythm")

    await look_everywhere(street)
    assert through(street) == {}


async def test_an_author_is_asked_in_private_whatever_the_site_says(street: Street, written: str) -> None:
    author, entries = street.town.author, [entry(street, 1, "The first")]
    serve(street, written, entries)
    proposed = await street.propose()
    proposed = await author.select(shown(proposed), ["me"], custom_id="source-asks:1")
    await author.click(shown(proposed), label="Watch it")
    for number, text in enumerate(texts(written), 2):
        entries.append(entry(street, number, text))
        serve(street, written, entries)
        await street.later()
        letters = list(author.user.dm_channel.history())
        assert len(letters) == number - 1, text
        posted = await author.user.click(letters[-1], label=("Post", "Skip")[number % 2])
        assert said(posted)

    assert through(street) == {}


async def look_everywhere(street: Street) -> None:
    """Let everybody see what there is by now, wherever it is listed or offered."""
    town = street.town
    for command in ("source list", "works", "kudos top", "chapter list", "queue review"):
        of_work = {"work": TITLE} if command == "chapter list" else {}
        for person in (town.manager, town.author, town.reader):
            assert everything_in(await person.slash(town.channel, command, **of_work))
    for command, option in (("chapter edit", "chapter"), ("source check", "source"), ("suggest", "chapter")):
        offered = await town.author.autocomplete(town.channel, command, option, "")
        assert [one["name"] for one in offered if smuggled(one["name"], in_markdown=False)] == []
        assert all(0 < len(one["name"]) <= 100 for one in offered)
