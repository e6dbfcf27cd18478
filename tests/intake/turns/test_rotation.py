"""Turns that go round, whoever asks for how many."""

from hypothesis import given
from hypothesis import strategies as st

from bot.intake.turns.rotation import Rotation


def served(rotation: Rotation[str], files: dict[str, int]) -> list[str]:
    """Who gets the turns, until everybody's files are read."""
    order: list[str] = []
    while (key := rotation.take()) is not None:
        order.append(key)
        files[key] -= 1
        if files[key]:
            rotation.add(key)
    return order


def test_a_server_with_many_files_lets_each_other_one_go_between_them() -> None:
    rotation: Rotation[str] = Rotation()
    for key in "abc":
        rotation.add(key)

    assert served(rotation, {"a": 3, "b": 1, "c": 2}) == ["a", "b", "c", "a", "c", "a"]


def test_who_comes_anew_goes_before_who_had_a_turn_since() -> None:
    rotation: Rotation[str] = Rotation()
    rotation.add("a")
    rotation.take()
    rotation.add("a")
    rotation.add("b")

    assert [rotation.take(), rotation.take()] == ["b", "a"]


def test_leaving_and_coming_back_at_once_gains_nothing() -> None:
    rotation: Rotation[str] = Rotation()
    rotation.add("a")
    rotation.add("b")
    rotation.take()
    rotation.add("a")

    assert rotation.take() == "b"


@given(st.lists(st.sampled_from(["take", "a", "b", "c", "d"]), max_size=60))
def test_nobody_gets_two_turns_while_another_waits(steps: list[str]) -> None:
    rotation: Rotation[str] = Rotation()
    had_since: dict[str, list[str]] = {}
    for step in steps:
        if step != "take":
            rotation.add(step)
            had_since.setdefault(step, [])
        elif (key := rotation.take()) is not None:
            del had_since[key]
            for others in had_since.values():
                others.append(key)

            assert all(len(set(others)) == len(others) for others in had_since.values())
