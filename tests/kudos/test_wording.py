"""What the bot says about kudos."""

from datetime import UTC, datetime

import pytest

from bot.kudos import wording
from bot.kudos.leaderboards import wording as leaderboards_wording
from bot.kudos.leaderboards.models import MAX_LATELY, Chart, KudosInTime
from bot.kudos.models import ChapterKudos, WorkKudos
from bot.works.models import MAX_TITLE, Work, WorkDetails
from tests.worlds.clock import FRIDAY
from tests.worlds.people import GUILD

WORK = Work(id=1, guild_id=GUILD, details=WorkDetails(title="Kiss and Cry"))
POSTED_AT = datetime(2026, 11, 20, tzinfo=UTC)


def chapter(number: float | None, kudos: int, title: str | None = None) -> ChapterKudos:
    return ChapterKudos(int(number or 0), number, title, POSTED_AT, kudos)


@pytest.mark.parametrize(("kudos", "said"), [(0, "0 kudos"), (1, "1 kudos"), (2, "2 kudos"), (1234, "1,234 kudos")])
def test_kudos_are_counted_in_words_people_read(kudos: int, said: str) -> None:
    assert wording.count(kudos) == said


def test_a_work_is_shown_with_each_of_its_chapters() -> None:
    said = wording.of_work(WORK, WorkKudos(kudos=3, readers=2), [chapter(1, 2, "The Lamp"), chapter(4.5, 1)])

    assert "**Kiss and Cry** has **3 kudos** on 2 chapters, from 2 readers." in said
    assert "Chapter 1: The Lamp · 2 kudos" in said
    assert "Chapter 4.5 · 1 kudos" in said


def test_a_chart_in_words_tells_every_bar_it_shows() -> None:
    chapters = [chapter(number, number) for number in range(1, 41)]

    assert leaderboards_wording.chart_of_work(WORK, chapters[:2]) == "Kudos of each chapter of Kiss and Cry. 1: 1, 2: 2"
    assert leaderboards_wording.chart_of_work(WORK, chapters).startswith(
        "Kudos of the latest 30 chapters of Kiss and Cry. 11: 11, 12: 12"
    )
    assert leaderboards_wording.chart_of_work(WORK, chapters).endswith("40: 40")


def test_a_work_without_chapters_says_so() -> None:
    assert wording.of_work(WORK, WorkKudos(), []) == wording.no_chapters(WORK)


def test_a_work_without_kudos_is_waiting_for_them() -> None:
    assert "waiting for its first kudos" in wording.of_work(WORK, WorkKudos(), [chapter(1, 0)])


@pytest.mark.parametrize("letter", ["x", "*", "🦊"])
def test_any_work_fits_into_a_message(letter: str) -> None:
    title = letter * MAX_TITLE
    work = Work(id=1, guild_id=GUILD, details=WorkDetails(title=title))
    chapters = [chapter(number, 10**6, title) for number in range(900)]

    in_time = leaderboards_wording.in_time(KudosInTime(MAX_LATELY, FRIDAY, FRIDAY))
    said = "\n".join([wording.of_work(work, WorkKudos(10**9, 10**7), chapters), in_time])
    assert len(leaderboards_wording.beside_chart(said, Chart(b"", "", FRIDAY))) <= 2000
    assert len(wording.of_chapter(work, chapters[-1])) <= 2000


def test_of_many_chapters_the_latest_are_shown_and_the_others_counted() -> None:
    said = wording.of_work(WORK, WorkKudos(40, 3), [chapter(number, 1) for number in range(1, 41)])

    assert "Chapter 40 " in said
    assert "Chapter 1 " not in said
    shown = said.count("Chapter ")
    assert f"{40 - shown} earlier chapters · {40 - shown} kudos" in said
