"""What a button carries: a custom_id that comes back as it was, and forged ones that come to nothing."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.buttons import CustomId
from bot.core.text import limits
from tests.core.custom_ids import KINDS, ROOT
from tests.fuzzing import tries

LARGEST = 7 * 10**18 - 1
LONGEST_WORD = "x" * 40

SMALL = 99_999
"""The largest number that is no id, such as a step or a count of edits."""

LONGER = {"code": 40}
"""Characters of the words that hold more than a nonce does."""

NONCE = 24


every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def filled(kind: type[CustomId], number: int, word: str) -> CustomId:
    hints = get_type_hints(kind)
    values: dict[str, Any] = {
        field.name: number if hints[field.name] is int else word for field in dataclasses.fields(kind)
    }
    return kind(**values)


def barely_filled(kind: type[CustomId]) -> CustomId:
    """The custom_id with what has to be given alone."""
    whole = filled(kind, 7, "word")
    given = [field.name for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING]
    return kind(**{name: getattr(whole, name) for name in given})


def test_every_feature_with_buttons_was_found() -> None:
    files = {".".join(file.relative_to(ROOT).with_suffix("").parts) for file in (ROOT / "bot").rglob("buttons.py")}

    assert {kind.__module__ for kind in KINDS} == files - {"bot.core.buttons"}


@every_kind
@settings(max_examples=tries(25), deadline=None)
@given(number=st.integers(0, LARGEST), word=st.text("0aZ_.-", max_size=30))
@example(number=LARGEST, word="x" * NONCE)
def test_what_a_button_carries_comes_back_as_it_was_or_is_refused(kind: type[CustomId], number: int, word: str) -> None:
    carried = filled(kind, number, word)
    text = ":".join([kind.name, *map(str, dataclasses.astuple(carried))])

    if len(text) > limits.CUSTOM_ID:
        with pytest.raises(ValueError, match="100 characters"):
            str(carried)
    else:
        assert kind.parse(str(carried)) == carried


@every_kind
def test_a_custom_id_fits_discords_limit_whatever_it_names(kind: type[CustomId]) -> None:
    hints = get_type_hints(kind)
    largest: dict[str, Any] = {}
    for field in dataclasses.fields(kind):
        number = LARGEST if field.name.endswith("_id") else SMALL
        largest[field.name] = number if hints[field.name] is int else "x" * LONGER.get(field.name, NONCE)

    assert len(str(kind(**largest))) <= limits.CUSTOM_ID


def test_a_custom_id_stays_as_messages_that_were_sent_long_ago_carry_it() -> None:
    """A new kind adds its line to the file; a line that stands there is in somebody's channel and never changes."""
    recorded = Path(__file__).with_name("custom_ids.txt").read_text(encoding="ascii").splitlines()

    assert {text for kind in KINDS for text in {str(filled(kind, 7, "word")), str(barely_filled(kind))}} == {*recorded}


def test_a_custom_id_cannot_be_changed() -> None:
    (kind,) = [kind for kind in KINDS if kind.name == "backlog-end"]

    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(filled(kind, 7, ""), "work_id", 8)  # noqa: B010 (mypy knows that it is frozen)


def test_every_kind_has_a_name_of_its_own() -> None:
    names = [kind.name for kind in KINDS]

    assert len(set(names)) == len(names)


@every_kind
def test_no_kind_answers_to_anothers_custom_id(kind: type[CustomId]) -> None:
    carried = str(filled(kind, 7, "word"))

    assert [other.name for other in KINDS if other.parse(carried) is not None] == [kind.name]


FORGERIES: list[Callable[[str], str]] = [
    lambda text: "",
    lambda text: text + ":",
    lambda text: text + "\n",
    lambda text: " " + text,
    lambda text: text.replace(":", "::", 1),
    lambda text: text.upper(),
    lambda text: text.replace("7", "７"),
    lambda text: text.replace("7", "7.5"),
    lambda text: text.replace("7", "+7"),
    lambda text: text.replace("7", "07"),
    lambda text: text.replace("7", ""),
    lambda text: text.replace("7", "7" * 19),
    lambda text: text.replace("7", "7" * 5000),
    lambda text: text.replace("7", "0x7"),
    lambda text: text.replace("7", "7;--"),
    lambda text: text + ":7" * 9,
    lambda text: text.partition(":")[0],
    lambda text: "preview",
    lambda text: "\x00",
]


@every_kind
def test_a_forged_custom_id_is_of_no_kind(kind: type[CustomId]) -> None:
    genuine = str(filled(kind, 7, "word"))
    forged = {forge(genuine) for forge in FORGERIES} - {genuine}

    assert [text for text in forged if kind.parse(text) is not None] == []


@every_kind
@settings(max_examples=tries(25), deadline=None)
@given(text=st.text(max_size=120))
def test_garbage_is_of_no_kind(kind: type[CustomId], text: str) -> None:
    assert kind.parse(text) is None
    assert kind.parse(f"{kind.name}{text}") is None or text.startswith(":") or not text


@every_kind
@settings(max_examples=tries(25), deadline=None)
@given(number=st.integers(-LARGEST, LARGEST), word=st.text(max_size=60))
def test_whatever_is_read_from_a_custom_id_fits_into_a_database(kind: type[CustomId], number: int, word: str) -> None:
    fields = [word if get_type_hints(kind)[field.name] is str else str(number) for field in dataclasses.fields(kind)]

    parsed = kind.parse(":".join([kind.name, *fields]))

    if parsed is not None:
        values = [getattr(parsed, field.name) for field in dataclasses.fields(kind)]
        assert all(-(2**63) <= value < 2**63 for value in values if isinstance(value, int))
        assert all(len(value) <= len(LONGEST_WORD) and value.isascii() for value in values if isinstance(value, str))


class Wordy(CustomId, name="wordy"):
    first: str
    second: str
    third: str


def test_a_custom_id_that_doesnt_fit_is_noticed_where_it_is_made() -> None:
    with pytest.raises(ValueError, match="100 characters"):
        str(Wordy(LONGEST_WORD, LONGEST_WORD, LONGEST_WORD))
