"""What `/help` says: to everyone what they can do, and no more."""

import itertools

import pytest

from bot.help import wording


def mention(command: str) -> str:
    return f"</{command}:1234567890123456789>"


@pytest.mark.parametrize(
    ("posts", "is_staff", "manages_guild", "is_set_up"), list(itertools.product([False, True], repeat=4))
)
def test_everyone_sees_what_they_can_do_and_no_more(
    *, posts: bool, is_staff: bool, manages_guild: bool, is_set_up: bool
) -> None:
    said = wording.help_for(mention, posts=posts, is_staff=is_staff, manages_guild=manages_guild, is_set_up=is_set_up)

    assert len(said) <= 4096
    assert all(mention(command) in said for command in wording.readers())
    assert all((mention(command) in said) == posts for command in wording.authors())
    assert all((mention(command) in said.partition("For readers")[2]) == is_staff for command in wording.staff())
    assert all(
        (mention(command) in said.partition("For readers")[2]) == manages_guild for command in wording.managers()
    )
    assert ("isn't set up" in said or "Start here" in said) == (not is_set_up)


def test_a_manager_of_a_new_server_is_shown_the_first_step() -> None:
    said = wording.help_for(mention, posts=False, is_staff=True, manages_guild=True, is_set_up=False)

    assert said.startswith("**Start here:**")
    assert mention("setup") in said.partition("\n")[0]
