"""What Discord refuses for something that staff can mend is kept, told of once, and said as soon as it is mended."""

from datetime import timedelta

import pytest

from bot.announcements.models import Trouble
from bot.core.errors import DiscordError, Forbidden, Full, Gone, Locked, Refused
from bot.letters.held import PAUSE, REASONS
from bot.letters.models import LetterKind
from bot.notices import letters as notices
from bot.notices import wording as notices_wording
from tests.letters.mailbox import Mailbox, kinds
from tests.worlds.clock import SetClock
from tests.worlds.people import CHANNEL, GUILD
from tests.worlds.program import Program

NOTICES = CHANNEL + 5
DIGEST = LetterKind.DIGEST


@pytest.fixture
async def office(mailbox: Mailbox, program: Program) -> Mailbox:
    """A mailbox in a server whose staff read notices."""
    await program.set_up(notices_channel_id=NOTICES)
    mailbox.handled = kinds() | {LetterKind.UNSAID: notices.KINDS[LetterKind.UNSAID]}
    mailbox.letters = mailbox.process()
    return mailbox


def notices_in(mailbox: Mailbox) -> list[str]:
    return [text for place, text in mailbox.box.said if place == NOTICES]


@pytest.mark.parametrize(
    ("no", "what_to_do"),
    [
        (Forbidden("50013"), "Give me View Channel, Send Messages"),
        (Full("30005"), "Make room"),
        (Locked("160005"), "Unlock it"),
        (Refused("200000"), "AutoMod"),
    ],
)
async def test_staff_are_told_once_what_to_do_and_it_is_said_once_they_did(
    office: Mailbox, clock: SetClock, no: DiscordError, what_to_do: str
) -> None:
    office.box.refused[CHANNEL] = no
    await office.write("Ada's readers", DIGEST)
    await office.write("Also this")
    for _ in range(3):
        await office.letters.deliver_due()
        clock.advance(hours=1)
    (told,) = notices_in(office)
    where = "a thread" if isinstance(no, Locked) else f"<#{CHANNEL}>"
    assert told.startswith(f"I couldn't post the digest of kudos in {where}: ")
    assert what_to_do in told
    assert told.endswith("I'll do it as soon as that is mended.")

    office.box.refused.clear()
    await office.letters.retry(GUILD)
    await office.letters.deliver_due()
    assert sorted(text for place, text in office.box.said if place == CHANNEL) == ["Ada's readers", "Also this"]


async def test_it_is_tried_by_and_by_where_no_event_tells_that_it_was_mended(office: Mailbox, clock: SetClock) -> None:
    office.box.refused[CHANNEL] = Forbidden("50013")
    await office.write("Hello")
    await office.letters.deliver_due()
    office.box.refused.clear()
    await office.letters.deliver_due()
    assert "Hello" not in office.texts

    clock.advance(seconds=PAUSE.total_seconds())
    await office.letters.deliver_due()
    assert "Hello" in office.texts


async def test_the_same_trouble_is_told_anew_once_it_was_mended_in_between(office: Mailbox) -> None:
    for text in ("One", "Two"):
        office.box.refused[CHANNEL] = Forbidden("50013")
        await office.write(text)
        for _ in range(2):
            await office.letters.deliver_due()
        office.box.refused.clear()
        await office.letters.retry(GUILD)
        await office.letters.deliver_due()

    assert len(notices_in(office)) == 2
    assert office.texts[1::2] == ["One", "Two"]


async def test_after_as_long_as_anybody_wants_to_read_it_nothing_is_said(office: Mailbox, clock: SetClock) -> None:
    office.handled[DIGEST] = kinds()[DIGEST].__class__(
        kinds()[DIGEST].render, tried_for=None, is_kept=False, held_for=timedelta(days=1)
    )
    office.box.refused[CHANNEL] = Forbidden("50013")
    await office.write("Ada's readers", DIGEST)
    await office.letters.deliver_due()
    office.box.refused.clear()
    clock.advance(days=1)
    await office.letters.deliver_due()

    assert CHANNEL not in [place for place, _ in office.box.said]


async def test_what_can_not_be_brought_up_to_date_is_so_later(office: Mailbox) -> None:
    await office.write("Count", LetterKind.CALL)
    await office.letters.deliver_due()
    office.box.refused[CHANNEL] = Locked("50083")
    await office.refresh("Count")
    for _ in range(2):
        await office.letters.deliver_due()
    assert [text.split(":")[0] for text in notices_in(office)] == [
        "I couldn't bring up to date a call for ideas in a thread"
    ]

    office.box.refused.clear()
    await office.letters.retry(GUILD)
    await office.letters.deliver_due()
    assert [len(one.shown) for one in office.box.messages if one.to == CHANNEL] == [2]


async def test_what_is_mended_before_staff_could_hear_of_it_is_not_told(office: Mailbox, clock: SetClock) -> None:
    office.box.refused |= {CHANNEL: Forbidden("50013"), NOTICES: Forbidden("50013")}
    await office.write("Hello")
    for _ in range(2):
        await office.letters.deliver_due()
    office.box.refused.clear()
    await office.letters.retry(GUILD)
    for _ in range(2):
        await office.letters.deliver_due()
        clock.advance(hours=1)

    assert office.box.said == [(CHANNEL, "Hello")]


@pytest.mark.parametrize("no", [Forbidden("50013"), Gone("10003")])
async def test_a_notice_goes_to_the_channel_that_staff_choose_instead(
    office: Mailbox, program: Program, no: DiscordError
) -> None:
    office.box.refused[NOTICES] = no
    await office.write("A chapter is stuck", LetterKind.TROUBLE, channel_id=None)
    await office.letters.deliver_due()
    await program.set_up(notices_channel_id=NOTICES + 1)
    await office.letters.deliver_due()

    assert office.box.said == [(NOTICES + 1, "A chapter is stuck")]


def test_each_reason_has_words() -> None:
    for reason in REASONS.values():
        assert notices_wording.unsaid(DIGEST, CHANNEL, Trouble(reason), stands=False)
