"""Whatever is typed as a time is a moment to come, or a question or refusal that names what would be understood."""

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.errors import UserFacingError
from bot.dates.rhythms import understand_rhythm
from bot.dates.times import FURTHEST, understand
from bot.dates.zones import read_zone
from tests.fuzzing import tries
from tests.worlds.discord_markup import PINGS

NOW = datetime(2031, 3, 28, 22, 50, tzinfo=UTC)
"""Two nights before Europe's clocks are changed."""

WORDS = """
tomorrow today tonight Friday fri next this on the at in a an week weeks noon midnight half past quarter to o'clock
am pm A.M. evening morning and every hour hours minutes mins months year days 2h 30m 1h30 from now Mondays UTC EST
CET PT Berlin UTC+2 +05:30 GMT-3 Europe/Berlin New York time Z IST 2031-04-01 31.2. 29 February 30/03 3/30/31 1st
31st Dec 24 Dezember 2031 31 18:00 1800 6 06 25:00 18.00 18h 2:30 24:00 12 0 -1 6pm 12am 99999999999
<t:1930000000:R> <t:-1> <t:99999999999999999> ٣ １８:００ ² ½ , . - – / : ? or maybe not except before after until
@everyone <@1> é 猫
"""
typed = st.lists(st.sampled_from(WORDS.split()) | st.text(max_size=4), max_size=7).map(" ".join) | st.text(max_size=40)
zones = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"])


@settings(max_examples=tries(100), deadline=None)
@given(text=typed, zone=zones, later=st.integers(0, 60 * 24 * 800))
def test_whatever_is_typed_is_a_moment_to_come_or_asked_about(text: str, zone: str, later: int) -> None:
    now = NOW + timedelta(minutes=later)
    try:
        understood = understand(text, zone, now)
    except UserFacingError as asked:
        check_question(asked.words, zone, now)
    else:
        assert now < understood.at <= now + FURTHEST
        assert understood.zone == zone


@settings(max_examples=tries(100), deadline=None)
@given(text=typed, word=st.sampled_from(["banana", "perhaps", "42nd", "猫", "except", "25:61", "@everyone"]))
def test_no_part_of_what_is_typed_goes_unheard(text: str, word: str) -> None:
    assert [whole for whole in (f"{text} {word}", f"{word} {text}") if is_understood(whole)] == []


@settings(max_examples=tries(100), deadline=None)
@given(text=typed)
def test_whatever_is_typed_is_a_rhythm_and_a_zone_or_refused(text: str) -> None:
    for read in (understand_rhythm, read_zone):
        try:
            read(text)
        except UserFacingError as refused:
            check_sentence(refused.words)


def is_understood(text: str) -> bool:
    try:
        understand(text, "Europe/Berlin", NOW)
    except UserFacingError:
        return False
    return True


def check_question(words: str, zone: str, now: datetime) -> None:
    """Check that whatever is proposed would be understood, as a moment to come."""
    check_sentence(words)
    for proposal in re.findall(r"(?<!\\)`([^`]+)`", words):
        assert understand(proposal, zone, now).at > now, words


def check_sentence(words: str) -> None:
    assert 0 < len(words) <= 2000
    assert [ping for ping in PINGS.findall(words) if not ping.startswith("<t:")] == []
