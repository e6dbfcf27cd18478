"""An error for people carries what says it, and makes the words when it is shown."""

import pytest

from bot.core.errors import UserFacingError

LANGUAGE = {"reader": "Reader"}


def greeting(name: str, *, loud: bool = False) -> str:
    return f"{LANGUAGE[name].upper() if loud else LANGUAGE[name]}!"


def test_the_words_are_made_when_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    error = UserFacingError(greeting, "reader", loud=True)

    assert (error.words, str(error)) == ("READER!", "READER!")
    monkeypatch.setitem(LANGUAGE, "reader", "Leserin")
    assert error.words == "LESERIN!"


def test_nothing_is_said_where_the_error_is_raised() -> None:
    with pytest.raises(UserFacingError):
        raise UserFacingError(greeting, "nobody that has a name")
