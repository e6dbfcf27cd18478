"""Names that a reader would call the same are the same, however they are typed."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.text import naming
from bot.core.text.naming import name_key
from bot.core.text.unseen import typed, visible
from tests.processor import within

UNSEEN = (
    "\u200b",
    "\u00ad",
    "\ufe0f",
    "\u3164",
    "\u2800",
    "\u115f",
    "\uffa0",
    "\U000e0041",
    "\u2066",
    " \t\n",
    "\u180e",
    "\ufffc",
    "\u0301",
    "\u200b\u0332\u20dd",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Keeper's Cat", "the keeper’s CAT"),
        ("“Quiet”", '"quiet"'),
        ("«Quiet»", "„quiet“"),
        ("Café Noir", "cafe noir"),
        ("Smørrebrød", "smorrebrod"),
        ("Łódź", "lodz"),
        ("A—B", "A - B"),
        ("A – B", "a-b"),
        ("Ｆｕｌｌ", "full"),
        ("The\u00adLamp\u200b Room", "TheLamp Room"),
        ("The\u2800Lamp", "The Lamp"),
        ("Wait…", "wait..."),
        ("ÉTÉ À LA STRASSE", "ete a la straße"),
        ("Άνθρωπος", "ανθρωποσ"),
    ],
)
def test_names_that_differ_in_how_they_are_written_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("かき", "がき"), ("कि", "कु"), ("Part 1", "Part 11"), ("ไม่", "ไม")])
def test_letters_that_make_another_word_tell_names_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=40))
def test_what_names_have_in_common_is_compared_as_itself(name: str) -> None:
    key = name_key(name)

    assert name_key(key) == key
    assert name_key(name.upper()) == name_key(name.upper().casefold())
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(unicodedata.normalize("NFC", name))


@given(st.text(max_size=20), st.sampled_from(UNSEEN[:3]), st.integers(0, 20))
@example("\u00af", "\u200b", 0)
def test_a_character_that_nobody_sees_changes_no_name(name: str, unseen: str, place: int) -> None:
    if visible(name):
        assert name_key(name[:place] + unseen + name[place:]) == name_key(name)


@pytest.mark.parametrize("text", [*UNSEEN, "", "\u200b \u3164\ufe0f"])
def test_what_nobody_sees_says_nothing(text: str) -> None:
    assert visible(text) == ""
    assert typed(text) is None


@pytest.mark.parametrize("text", ["x", "é", "❤️", "👨\u200d👩", "がき", "1", "-", "・"])
def test_what_is_seen_says_something(text: str) -> None:
    assert typed(f" {text} ") == text


def test_a_name_of_nothing_but_space_is_compared_in_time() -> None:
    assert within(2, lambda: name_key("a" + " " * 200_000 + "-" + " " * 200_000 + "b")) == "a-b"


def test_only_what_may_be_a_name_is_remembered() -> None:
    before = naming._remembered.cache_info().currsize
    name_key("x" * (naming.LONGEST_NAME + 1))

    assert naming._remembered.cache_info().currsize == before
