"""A port holds what a cog binds to it."""

import pytest

from bot.core.ports import Port


def test_a_port_hands_out_what_was_bound_last() -> None:
    port = Port[str]("greeting")
    port.bind("hello")
    assert port() == "hello"

    port.bind("hello again")
    assert port() == "hello again"


def test_a_port_that_nobody_bound_says_which_it_is() -> None:
    with pytest.raises(RuntimeError, match="'greeting'"):
        Port[str]("greeting")()
