"""What Discord's answers mean stands in one table, and whatever isn't in it may pass."""

from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import DiscordError, EmojiGone, Forbidden, Gone, Locked, Refused, Unclear, Unfamiliar
from cogs._shared.discord_errors import IN_A_SEND, MEANINGS, in_the_ports_words

KNOWN = {code for codes in MEANINGS.values() for code in codes}


def answer(status: int, code: int) -> discord.HTTPException:
    kind = {404: discord.NotFound, 403: discord.Forbidden}.get(status, discord.HTTPException)
    response: Any = SimpleNamespace(status=status, reason="")
    return kind(response, {"code": code, "message": ""})


def raised(error: Exception, **options: Any) -> DiscordError:
    with pytest.raises(DiscordError) as caught, in_the_ports_words(**options):
        raise error
    return caught.value


@given(st.integers(400, 499), st.integers(0, 999_999))
def test_what_nobody_knows_is_never_final(status: int, code: int) -> None:
    found = raised(answer(status, code))

    if code in KNOWN and status != 429:
        assert any(code in codes and type(found) is kind for kind, codes in MEANINGS.items())
    elif status == 403 and code:
        assert type(found) is Forbidden
    elif status == 413:
        assert type(found) is Refused
    else:
        assert isinstance(found, Unclear)


@pytest.mark.parametrize(
    ("status", "code", "meaning"),
    [
        (404, 10008, Gone),
        (404, 0, Unfamiliar),
        (401, 0, Unfamiliar),
        (403, 0, Unfamiliar),
        (403, 50013, Forbidden),
        (400, 50083, Locked),
        (400, 10014, EmojiGone),
        (400, 50035, Refused),
        (503, 0, Unclear),
    ],
)
def test_the_common_ones(status: int, code: int, meaning: type[DiscordError]) -> None:
    assert type(raised(answer(status, code))) is meaning


def test_a_code_means_one_thing_and_something_else_only_where_that_is_said() -> None:
    codes = [code for codes in MEANINGS.values() for code in codes]

    assert len(codes) == len(set(codes))
    assert type(raised(answer(404, 10008), otherwise=IN_A_SEND)) is Unclear
    with in_the_ports_words(done=40033):
        raise cast(Exception, answer(400, 40033))


@given(st.integers(0, 999_999))
def test_what_isnt_found_where_it_is_to_be_taken_away_is_gone_whatever_the_code(code: int) -> None:
    assert type(raised(answer(404, code), taking_away=True)) is Gone
    assert isinstance(raised(answer(401, 0), taking_away=True), Unclear)
