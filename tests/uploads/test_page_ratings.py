"""What a page says of rating and warnings, in AO3's words."""

import pytest

from bot.intake.formats.draft import ChapterDraft
from bot.uploads.drafting import remarks
from bot.uploads.page_ratings import page_rating, page_warnings, unknown_rating
from bot.works.models import Rating, Work, WorkDetails
from tests.worlds.people import GUILD


@pytest.mark.parametrize(
    ("said", "rating"),
    [
        ("Explicit", Rating.EXPLICIT),
        ("teen and up audiences", Rating.TEEN),
        ("Not Rated", Rating.NOT_RATED),
        ("Fiction M", Rating.MATURE),
        ("Rated K+", Rating.TEEN),
        ("K+", Rating.TEEN),
        ("NC-17", Rating.EXPLICIT),
        ("18+", Rating.EXPLICIT),
        ("R (for language)", Rating.MATURE),
        ("spicy", None),
        ("", None),
        (None, None),
    ],
)
def test_a_rating_is_known_by_its_sites_word(said: str | None, rating: Rating | None) -> None:
    draft = ChapterDraft(rating=said)

    assert page_rating(draft) is rating
    assert (unknown_rating(draft) is None) == (rating is not None or not said)


def test_warnings_are_known_by_the_names_they_had_before() -> None:
    draft = ChapterDraft(warnings=("Underage", "Choose Not To Use Archive Warnings", "Slow Burn"))

    assert page_warnings(draft) == ("Creator Chose Not To Use Archive Warnings", "Underage Sex")


def test_a_rating_that_nobody_knows_is_told() -> None:
    work = Work(id=1, guild_id=GUILD, details=WorkDetails(title="The Lighthouse"))

    assert "calls its rating “spicy”" in remarks(work, ChapterDraft(rating="spicy"))[0]
