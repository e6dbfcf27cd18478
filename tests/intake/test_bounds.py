"""What is handed back of a file is no more than the bot can use, however much the file holds."""

from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.text.splitting import LONGEST_TEXT
from bot.intake import wording
from bot.intake.bounds import A_FRONT_MATTER, A_PROSE, LISTED, MOST_CHAPTERS, READ, bounded
from bot.intake.formats.draft import ChapterDraft, DroppedPiece, DropReason
from bot.intake.formats.unreadable import Unreadable
from bot.intake.turns.turns import Asker
from bot.intake.worker import Intake
from tests.fuzzing import tries

HUGE = "x" * (LONGEST_TEXT * 2)
SAMPLES: dict[Any, Any] = {str: HUGE, str | None: HUGE, tuple[str, ...]: (HUGE,) * 3}
SAID: dict[str, Any] = {name: SAMPLES[kind] for name, kind in get_type_hints(ChapterDraft).items() if kind in SAMPLES}
FULL = ChapterDraft(
    **SAID,
    dropped=(DroppedPiece(HUGE, DropReason.HIDDEN), DroppedPiece(HUGE, DropReason.FRONT_MATTER)) * 3,
)
"""A draft in which every text is as long as no file's should be."""


def length(value: Any) -> int:
    if isinstance(value, DroppedPiece):
        return len(value.text)
    return len(value) if isinstance(value, str) else sum(map(length, value))


@pytest.mark.parametrize("with_texts", [False, True])
def test_no_text_of_a_draft_is_handed_back_longer_than_it_can_be_used(*, with_texts: bool) -> None:
    (draft,) = bounded([FULL], with_texts=with_texts)
    texts = {one.name: getattr(draft, one.name) for one in fields(draft)}
    lengths = {name: length(text) for name, text in texts.items() if isinstance(text, str | tuple)}

    assert lengths.pop("body") == (LONGEST_TEXT + 1 if with_texts else READ)
    assert lengths.pop("dropped") <= 6 * A_FRONT_MATTER
    assert max(lengths.values()) <= A_PROSE
    assert draft.is_whole is with_texts


def test_what_may_be_put_back_is_kept_before_what_may_not() -> None:
    many = (DroppedPiece("a menu", DropReason.SITE_MENU),) * 500
    title_page = DroppedPiece("Salt on the Stairs", DropReason.FRONT_MATTER)
    (draft,) = bounded([ChapterDraft(body="a", dropped=(*many, title_page))], with_texts=False)

    assert title_page in draft.dropped
    assert len(draft.dropped) == LISTED


@given(st.integers(1, 300), st.booleans())
@settings(max_examples=tries(20), deadline=None)
def test_all_beginnings_together_stay_within_a_bound(count: int, with_texts: bool) -> None:
    drafts = bounded([ChapterDraft(body="word " * 2000)] * count, with_texts=with_texts)

    assert with_texts or sum(len(draft.body) for draft in drafts) <= 1_000_000


def test_a_file_of_very_many_chapters_is_refused_with_what_to_do() -> None:
    with pytest.raises(Unreadable) as refused:
        bounded([ChapterDraft(body="a")] * (MOST_CHAPTERS + 1), with_texts=False)

    assert str(refused.value) == wording.too_many_chapters(MOST_CHAPTERS + 1, MOST_CHAPTERS)


def test_a_file_that_says_too_much_beside_its_text_is_refused() -> None:
    with pytest.raises(Unreadable):
        bounded([FULL, *(replace(FULL, work_notes=f"{number}{HUGE}") for number in range(1000))], with_texts=False)


def test_a_long_work_with_the_longest_notes_is_read_and_what_is_said_of_it_counts_once() -> None:
    about = ChapterDraft(work_summary="S" * 1250, work_notes="N" * 5000, tags=("t" * 100,) * 75)
    drafts = [
        replace(about, body="a", notes_before=f"{number:05000}", notes_after=f"{number:04999} ")
        for number in range(750)
    ]

    assert [draft.notes_after for draft in bounded(drafts, with_texts=False)] == [one.notes_after for one in drafts]


async def test_a_members_file_comes_back_bounded_and_the_hosts_own_as_it_is() -> None:
    data = b"# A\n\n## Chapter 1\n\n" + b"The lamp was lit. " * 10_000

    async def fetch() -> bytes:
        return data

    async with Intake(processes=1) as intake:
        (whole,) = await intake.read(data, "story.md")
        (beginning,) = await intake.fetch_and_read(fetch, "story.md", Asker(1, 1), with_texts=False)
        (text,) = await intake.fetch_and_read(fetch, "story.md", Asker(1, 1), with_texts=True)

    assert whole.body == text.body
    assert [draft.is_whole for draft in (whole, text, beginning)] == [True, True, False]
    assert len(beginning.body) <= READ < len(whole.body)
    assert beginning.body_words == whole.body_words
