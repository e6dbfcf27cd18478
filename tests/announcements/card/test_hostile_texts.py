"""Whatever is typed, a card fits and lets nothing through."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.announcements.card import (
    build,
)
from bot.works.models import (
    MAX_FANDOMS,
    MAX_NOTES,
    MAX_SERIES,
    MAX_SUMMARY,
    MAX_TITLE,
    Author,
    ChapterDetails,
)
from tests.announcements.card.samples import assert_fits, assert_harmless, work_with
from tests.fuzzing import tries
from tests.worlds.people import WORK_ROLE

anything = st.text(max_size=40) | st.lists(
    st.sampled_from(
        [
            *("||", "**", "`", "```", "\\", "[a](https://evil.example)", "<@123>", "@everyone", "\n", " ", "x" * 60),
            *("https://a.example/b_c ", "discord.gg/abc ", "\u202e", "<#1>", "# ", "> ", "\x00", "🦊", "\u0301"),
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=tries(150), deadline=None)
@given(
    title=anything,
    chapter_title=anything,
    summary=anything,
    notes=anything,
    excerpt=anything,
    fandoms=anything,
    series=anything,
    names=st.lists(anything, max_size=4),
    number=st.none() | st.floats(0, 999_999),
    words=st.integers(0, 10**9),
)
def test_whatever_is_typed_the_card_fits_and_lets_nothing_through(
    title: str,
    chapter_title: str,
    summary: str,
    notes: str,
    excerpt: str,
    fandoms: str,
    series: str,
    names: list[str],
    number: float | None,
    words: int,
) -> None:
    work = replace(
        work_with(title=f"T{title}"[:MAX_TITLE], fandoms=fandoms[:MAX_FANDOMS], role_id=WORK_ROLE),
        authors=tuple(Author(id=index, name=name[:32]) for index, name in enumerate(names)),
    )
    chapter = ChapterDetails(
        number=number,
        title=chapter_title[:MAX_TITLE],
        summary=summary[:MAX_SUMMARY],
        notes=notes[:MAX_NOTES],
        excerpt=excerpt[:400],
        series=series[:MAX_SERIES],
        words=words,
    )

    card = build(work, chapter)

    assert_fits(card)
    assert_harmless(card)
