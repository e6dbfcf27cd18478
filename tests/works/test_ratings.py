"""Which rating and which warnings hold, for whatever a work and a page say."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.works.models import ARCHIVE_WARNINGS, NO_WARNINGS_APPLY, ChapterDetails, Rating, Work, WorkDetails
from bot.works.ratings.stricter import STRICTNESS, as_shown, claim_of, taken_over, undecided, waived
from tests.worlds.people import GUILD

ratings = st.sampled_from(list(Rating))
warnings = st.lists(st.sampled_from(ARCHIVE_WARNINGS), unique=True).map(tuple)
works = st.builds(
    lambda rating, warned: Work(
        id=1, guild_id=GUILD, details=WorkDetails(title="The Lighthouse", rating=rating, warnings=warned)
    ),
    ratings,
    warnings,
)
chapters = st.builds(ChapterDetails, page_rating=st.none() | ratings, page_warnings=warnings)


@given(works, chapters)
def test_nothing_that_either_says_is_lost_until_somebody_decides(work: Work, chapter: ChapterDetails) -> None:
    shown = as_shown(work, chapter).details
    said = [rating for rating in (work.details.rating, chapter.page_rating) if rating]

    assert STRICTNESS.index(shown.rating) == max(map(STRICTNESS.index, said))
    assert {*work.details.warnings, *chapter.page_warnings} - {NO_WARNINGS_APPLY} <= set(shown.warnings)


@given(works, chapters)
def test_a_work_that_was_kept_is_shown_as_it_is_and_one_that_was_changed_as_the_page_says(
    work: Work, chapter: ChapterDetails
) -> None:
    claim = claim_of(work, chapter)
    kept, taken = waived(work, claim), taken_over(work, claim)

    assert as_shown(kept, chapter).details == work.details
    assert not claim_of(taken, chapter)
    assert taken.details == as_shown(work, chapter).details


@given(works, chapters, chapters)
def test_what_was_waived_once_is_not_asked_again_but_whatever_is_stricter_is(
    work: Work, first: ChapterDetails, second: ChapterDetails
) -> None:
    kept = waived(work, claim_of(work, first))
    asked = undecided(kept, second)

    assert not undecided(kept, first)
    assert set(asked.warnings) == set(claim_of(work, second).warnings) - set(first.page_warnings)
    if asked.rating and first.page_rating:
        assert STRICTNESS.index(asked.rating) > STRICTNESS.index(first.page_rating)


def test_no_warnings_apply_gives_way_to_any_other() -> None:
    work = Work(id=1, guild_id=GUILD, details=WorkDetails(title="T", warnings=(NO_WARNINGS_APPLY,)))
    chapter = ChapterDetails(page_warnings=("Underage Sex",))

    assert as_shown(work, chapter).details.warnings == ("Underage Sex",)
    assert as_shown(work, replace(chapter, page_warnings=())).details.warnings == (NO_WARNINGS_APPLY,)
