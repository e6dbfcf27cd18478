"""What must be true in the end: of the messages that stand, of the database, and of what people were told."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.wire.bot.mirrored import chapter_totals, standing, stored
from tests.wire.killed.crowd import IDEA, Crowd, chapters
from tests.wire.stand_in.world.messages.messages import Message

BUSY = (
    "SELECT * FROM announcements WHERE due_at IS NOT NULL OR state <> 'sent' OR shown < wanted",
    "SELECT * FROM announcement_steps",
    "SELECT * FROM letters WHERE message_id IS NULL AND due_at IS NOT NULL AND (due_at <= ? OR attempts > 0)",
    "SELECT * FROM chapters WHERE state = 'scheduled'",
)


def asked(crowd: Crowd, query: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{crowd.watchers.bot.database}?mode=ro", uri=True)) as connection:
        return connection.execute(query, values).fetchall()


def left(crowd: Crowd) -> list[tuple[Any, ...]]:
    """What is still to be done."""
    now = (datetime.now(UTC) + timedelta(seconds=crowd.watchers.bot.ahead)).strftime("%Y-%m-%d %H:%M:%S.%f")
    return [row for query in BUSY for row in asked(crowd, query, *(now,) * query.count("?"))]


def is_quiet(crowd: Crowd) -> bool:
    return not not_found(crowd) and not left(crowd) and is_mirrored(crowd)


def not_found(crowd: Crowd) -> set[int]:
    """What was published on the web and isn't announced yet: a site that was slow is asked again only later."""
    return crowd.promises.published - set(chapters([one for one in crowd.announcements if "Night " in one.content]))


def is_mirrored(crowd: Crowd) -> bool:
    return not unlike(crowd)


def unlike(crowd: Crowd) -> set[tuple[int, str, int, bool]]:
    """Reactions that stand and aren't known, or the other way round; those of who was forgotten have no name."""
    forgotten = set(crowd.promises.forgotten)
    shown = {fact for fact in standing(crowd.announcements) if fact[2] not in forgotten}
    known = {fact for fact in stored(crowd.watchers.bot.database) if fact[2] > 0}
    return (known ^ shown) - _of_forgetting(crowd)


def _of_forgetting(crowd: Crowd) -> set[tuple[int, str, int, bool]]:
    """What guests gave who weren't told whether they are forgotten: it may be there or not."""
    unsure = set(crowd.promises.forgetting) - set(crowd.promises.forgotten)
    both = stored(crowd.watchers.bot.database) | standing(crowd.announcements)
    return {fact for fact in both if fact[2] in unsure}


def check(crowd: Crowd) -> None:
    """Raises AssertionError with what isn't so."""
    each_chapter_stands_once(crowd)
    ideas_and_decisions_are_kept(crowd)
    kudos_are_the_reactions(crowd)
    no_letter_stands_twice(crowd)
    nothing_is_left_of_the_forgotten(crowd)
    assert asked(crowd, "PRAGMA integrity_check") == [("ok",)]
    assert asked(crowd, "PRAGMA foreign_key_check") == []


def each_chapter_stands_once(crowd: Crowd) -> None:
    by_hand = [one for one in crowd.announcements if "Part " in one.content]
    of_the_web = [one for one in crowd.announcements if "Night " in one.content]
    for found, promised in ((by_hand, crowd.promises.posted), (of_the_web, crowd.promises.published)):
        counts = Counter(chapters(found))
        assert {number: times for number, times in counts.items() if times > 1} == {}, "announced more than once"
        assert promised - set(counts) == set(), "told that it is posted, and it isn't"
    known = {row[0] for row in asked(crowd, "SELECT message_id FROM announcements")}
    assert known == {one.id for one in crowd.announcements}


def ideas_and_decisions_are_kept(crowd: Crowd) -> None:
    rows = asked(crowd, "SELECT id, idea, status FROM suggestions")
    kept, texts = {idea: number for number, idea, _ in rows}, Counter(idea for _, idea, _ in rows if idea)
    assert {idea: number for idea, number in crowd.promises.ideas.items() if kept.get(idea) != number} == {}
    assert {idea: times for idea, times in texts.items() if times > 1} == {}, "kept more than once"
    status = {number: its for number, _, its in rows}
    decided = crowd.promises.decisions
    assert {number: status.get(number) for number in decided if status.get(number) not in (decided[number], None)} == {}
    gone = {number for number in decided if number not in status}
    assert len(gone) <= len(crowd.promises.forgetting), "decided ideas are gone that nobody had deleted"


def kudos_are_the_reactions(crowd: Crowd) -> None:
    assert is_mirrored(crowd)
    unsure = set(crowd.promises.forgetting)
    bot_id = crowd.watchers.discord.world.bot.id
    totals = chapter_totals(crowd.watchers.bot.database)
    for one in crowd.announcements:
        givers = _givers(one) - {bot_id, crowd.author.id}
        least, most = len(givers - unsure), len(givers - set(crowd.promises.forgotten))
        assert least <= totals[one.id] <= most, f"{one.content}: {totals[one.id]} kudos of {least} to {most}"


def _givers(message: Message) -> set[int]:
    given = [message.reactions[emoji].user_ids for emoji in ("❤️", "💜")]
    return {user for ids in given for kind in ids.values() for user in kind}


def no_letter_stands_twice(crowd: Crowd) -> None:
    places = (crowd.cards, crowd.calls, crowd.watchers.notices, *(reader.dm for reader in crowd.readers))
    for place in places:
        twice = [key for key, times in Counter(_keys(place.messages)).items() if times > 1]
        assert twice == [], f"said twice in {place!r}: {twice}"
    asked_for = Counter(one.content for one in crowd.calls.messages if not one.ephemeral)
    missing = [one for one in crowd.promises.called if not any(one in content for content in asked_for)]
    assert missing == [], "calls that were promised and don't stand"
    cards = {int(number) for one in crowd.cards.messages for number in re.findall(r"#(\d+)", str(one.components))}
    assert set(crowd.promises.ideas.values()) - cards == set(), "ideas without a card"
    told = {int(n) for reader in crowd.readers for one in reader.dm.messages for n in IDEA.findall(one.content)}
    assert crowd.promises.written_to & set(crowd.promises.decisions) - told == set(), "wanted to hear of it, and didn't"


def _keys(messages: list[Message]) -> Iterator[str]:
    """What each message is about: an idea's number, or its words."""
    for one in messages:
        if not one.ephemeral and not one.deleted:
            number = re.search(r"#(\d+)", f"{one.content} {one.components}")
            yield number[0] if number else one.content


def nothing_is_left_of_the_forgotten(crowd: Crowd) -> None:
    """Neither who they were nor what they wrote, which no search finds either."""
    ideas = [crowd.promises.guests_ideas[one] for one in crowd.promises.forgotten]
    traces = [*map(str, crowd.promises.forgotten), *ideas]
    tables = [name for (name,) in asked(crowd, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    left = [
        (name, row)
        for name in tables
        if not name.startswith("suggestion_words")
        for row in asked(crowd, f'SELECT * FROM "{name}"')  # noqa: S608
        if any(one in repr(row) for one in traces)
    ]
    assert left == [], "of somebody who was forgotten"
    searched = "SELECT rowid FROM suggestion_words WHERE suggestion_words MATCH ?"
    assert [one for idea in ideas for one in asked(crowd, searched, idea.split()[0])] == []
