"""Who sees which part of which ideas, whatever they use, press, choose, type or forge."""

import re

import pytest

from tests.suggestions.leaks.secrets import HELD, PARTS, PRIVATE, PUBLIC, TAKEN_BACK, WRITTEN, Secrets, word
from tests.suggestions.leaks.surfaces import NOBODYS, asked_for, commands, forged
from tests.worlds.town import Town

NONE, OPEN, ALL, EVEN = set[str](), set(PUBLIC), {*PRIVATE, *PUBLIC}, {*PRIVATE, *PUBLIC, TAKEN_BACK}
READERS = ("reader", "guest")
"""Of those who see what is public, the ones who press as if it were theirs: what is hidden has a test of its own."""
OUTSIDERS = ("reader", "blocked", "guest", "guest staff", "stranger")

MAY_SEE = {
    #               text       writer's name  reason  question  answer  note  report
    "reader":      (OPEN,      OPEN,          NONE,   NONE,     NONE,   NONE, NONE),
    "blocked":     (OPEN,      OPEN,          NONE,   NONE,     NONE,   NONE, NONE),
    "guest":       (OPEN,      OPEN,          NONE,   NONE,     NONE,   NONE, NONE),
    "guest staff": (OPEN,      OPEN,          NONE,   NONE,     NONE,   NONE, NONE),
    "stranger":    (NONE,      NONE,          NONE,   NONE,     NONE,   NONE, NONE),
    "writer":      (ALL,       OPEN,          ALL,    ALL,      ALL,    NONE, NONE),
    "author":      (ALL,       EVEN,          ALL,    EVEN,     EVEN,   EVEN, OPEN),
    "staff":       (ALL,       EVEN,          ALL,    EVEN,     EVEN,   EVEN, OPEN),
}  # fmt: skip
"""EVEN is all, and even what was taken back, whose text is gone. A held idea is its writer's alone until it is sent."""


OWN = {"writer": ("text", "writer", "reason", "question", "answer"), "reader": ("report",)}
"""Whose words the parts of an idea are: the readers who report one, and above all its writer."""


@pytest.fixture
async def secrets(town: Town) -> Secrets:
    return await Secrets.tell(town)


async def test_a_secret_word_comes_to_whom_the_table_names_and_to_nobody_else(secrets: Secrets) -> None:
    found: dict[str, list[str]] = {}
    for name, person in secrets.people.items():
        asked = [commands(secrets, person)]
        if name not in ("author", "staff"):
            asked += [forged(secrets, person, secrets.numbers["private"])]
        if name in READERS:
            asked += [forged(secrets, person, secrets.numbers["declined public"], of_an_idea=True)]
        for surface in asked:
            async for where, text in surface:
                found.setdefault(name, []).append(f"{where}\n{text}".lower())

    leaks = {
        f"{name} sees {secret}: {text.partition(chr(10))[0]}"
        for name, texts in found.items()
        for text in texts
        for secret in _secrets() - _allowed(name, exports=text.startswith("/privacy export"))
        if secret in text.partition("\n")[2]
    }
    assert leaks == set()
    for name, parts in MAY_SEE.items():
        texts = "\n".join(text.partition("\n")[2] for text in found[name])
        easily = {"public"} if name in OUTSIDERS else {"merged public"} if name == "writer" else ALL
        assert {one for one in parts[0] & easily if word("text", one) not in texts} == set(), name
    decider = f"<@{secrets.decider.id}>"
    assert [name for name in OUTSIDERS if any(decider in text for text in found[name])] == []


def _secrets() -> set[str]:
    return {word(part, idea) for part in PARTS for idea in (*WRITTEN, HELD)}


def _allowed(name: str, *, exports: bool = False) -> set[str]:
    """Name the secrets that somebody may see: what they wrote or were answered comes whole into their own export."""
    own = {word(part, idea) for part in OWN.get(name, ()) for idea in (*WRITTEN, HELD)} if exports else set()
    of_table = {word(part, idea) for part, ideas in zip(PARTS, MAY_SEE[name], strict=True) for idea in ideas}
    return own | of_table | ({word("text", HELD)} if name == "writer" else set())


async def test_an_idea_that_somebody_may_not_see_answers_as_one_that_isnt_there(secrets: Secrets) -> None:
    differ = []
    for name in OUTSIDERS:
        person = secrets.people[name]
        hidden = ("private", "declined private", TAKEN_BACK) if name != "stranger" else ("private", "declined public")
        nobodys = {
            _plain(where): _plain(text) async for where, text in forged(secrets, person, NOBODYS, of_an_idea=True)
        }
        for idea in hidden:
            async for where, text in forged(secrets, person, secrets.numbers[idea], of_an_idea=True):
                if _plain(text) != nobodys[_plain(where)]:
                    differ.append(f"{name}, {idea}: {where}\n{text}\n{nobodys[_plain(where)]}")

    assert "\n".join(differ) == ""


def _plain(text: str) -> str:
    return re.sub(r"\d+", "#", text)


async def test_asking_for_an_idea_that_somebody_may_not_see_tells_nothing_either(secrets: Secrets) -> None:
    differ = []
    for name in OUTSIDERS:
        person = secrets.people[name]
        hidden = ("private", "declined private", TAKEN_BACK) if name != "stranger" else ("private", "declined public")
        for nobodys, typed in (
            (str(NOBODYS), [str(secrets.numbers[idea]) for idea in hidden]),
            ("textnobodys", [word("text", idea) for idea in hidden]),
        ):
            expected = [_without(nobodys, text) async for _, text in asked_for(secrets, person, nobodys)]
            for one in typed:
                told = [(where, text) async for where, text in asked_for(secrets, person, one)]
                for (where, text), instead in zip(told, expected, strict=True):
                    if _without(one, text) != instead:
                        differ.append(f"{name}: {where} {one}\n{text}\n{instead}")

    assert "\n".join(differ) == ""


def _without(typed: str, text: str) -> str:
    """Leave out what the person typed themselves, and whatever counts."""
    return _plain(text.replace(typed, "").replace(typed[:-1], ""))


async def test_nothing_of_a_secret_comes_into_the_log(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG", "bot"):
        secrets = await Secrets.tell(town)
        person = secrets.people["reader"]
        async for _ in forged(secrets, person, secrets.numbers["private"]):
            pass
        async for _ in asked_for(secrets, person, word("text", "private")):
            pass

    assert {one for one in _secrets() if one in caplog.text.lower()} == set()
