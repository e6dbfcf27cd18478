"""Messages that were reacted to before anybody knew that they are announcements."""

from bot.kudos.mirror.unknown_messages import UnknownMessages


def test_who_was_met_is_known() -> None:
    unknown_messages = UnknownMessages()
    unknown_messages.add([5, 6])

    assert unknown_messages.may_contain(5)
    assert not unknown_messages.may_contain(7)


def test_of_too_many_the_first_are_forgotten_and_those_that_may_be_among_them_are_doubted() -> None:
    unknown_messages = UnknownMessages(capacity=2)
    unknown_messages.add([10, 20, 30])

    assert [message_id for message_id in (1, 10, 15, 20, 30, 40) if unknown_messages.may_contain(message_id)] == [
        1,
        10,
        20,
        30,
    ]


def test_after_a_gap_that_nobody_noted_every_message_is_doubted() -> None:
    unknown_messages = UnknownMessages()
    unknown_messages.forget()

    assert unknown_messages.may_contain(10**18)
