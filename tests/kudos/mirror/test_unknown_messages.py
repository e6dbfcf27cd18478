"""Messages that were reacted to before anybody knew that they are announcements."""

from bot.kudos.mirror.unknown_messages import Strangers


def test_who_was_met_is_known() -> None:
    strangers = Strangers()
    strangers.meet([5, 6])

    assert strangers.may_know(5)
    assert not strangers.may_know(7)


def test_of_too_many_the_first_are_forgotten_and_those_that_may_be_among_them_are_doubted() -> None:
    strangers = Strangers(capacity=2)
    strangers.meet([10, 20, 30])

    assert [message_id for message_id in (1, 10, 15, 20, 30, 40) if strangers.may_know(message_id)] == [1, 10, 20, 30]


def test_after_a_gap_that_nobody_noted_every_message_is_doubted() -> None:
    strangers = Strangers()
    strangers.forget()

    assert strangers.may_know(10**18)
