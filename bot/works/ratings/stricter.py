"""What a work says of its rating and warnings, and what the page of a chapter says: the stricter one holds.

It does until an author or staff have said which is right, be it that the work is as the page says, or that it isn't.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.works.models import ARCHIVE_WARNINGS, NO_WARNINGS_APPLY, ChapterDetails, Rating, Work

STRICTNESS = tuple(Rating)
"""From the least to the strictest. Not Rated says nothing, so whatever a page says is more."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a chapter's page says that its work doesn't: a higher rating, if there is one, and further warnings."""

    rating: Rating | None = None
    warnings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.rating is not None or bool(self.warnings)


def claim_of(work: Work, chapter: ChapterDetails) -> Claim:
    """Find what the chapter's page says that is stricter than its work, whether or not somebody has decided on it."""
    rating, own = chapter.page_rating, work.details.warnings
    return Claim(
        rating if rating and _is_stricter(rating, work.details.rating) else None,
        tuple(one for one in chapter.page_warnings if one not in (*own, NO_WARNINGS_APPLY)),
    )


def undecided(work: Work, chapter: ChapterDetails) -> Claim:
    """Find what the chapter's page says that is stricter than its work, and that nobody has waived."""
    claim, most = claim_of(work, chapter), work.waived_rating
    is_waived = bool(claim.rating and most and not _is_stricter(claim.rating, most))
    warnings = tuple(one for one in claim.warnings if one not in work.waived_warnings)
    return Claim(None if is_waived else claim.rating, warnings)


def as_shown(work: Work, chapter: ChapterDetails) -> Work:
    """Give the work the rating and the warnings that hold for this chapter, by which its channels are chosen too."""
    claim = undecided(work, chapter)
    return taken_over(work, claim) if claim else work


def taken_over(work: Work, claim: Claim) -> Work:
    """Make the work say what a page claims."""
    rating = claim.rating or work.details.rating
    return replace(work, details=replace(work.details, rating=rating, warnings=_joined(work, claim.warnings)))


def waived(work: Work, claim: Claim) -> Work:
    """Note on the work that what a page claims isn't so."""
    warnings = _in_order({*work.waived_warnings, *claim.warnings})
    return replace(work, waived_rating=claim.rating or work.waived_rating, waived_warnings=warnings)


def less_than(work: Work, chapter: ChapterDetails) -> Claim:
    """Find what the work says that is stricter than the chapter's page, where that speaks of it at all."""
    page, own = chapter.page_rating, work.details.rating
    silent = page if page and _is_stricter(own, page) else None
    missing = [one for one in work.details.warnings if one not in (*chapter.page_warnings, NO_WARNINGS_APPLY)]
    return Claim(silent, tuple(missing) if chapter.page_warnings else ())


def _is_stricter(rating: Rating, than: Rating) -> bool:
    return STRICTNESS.index(rating) > STRICTNESS.index(than)


def _joined(work: Work, more: tuple[str, ...]) -> tuple[str, ...]:
    own = work.details.warnings
    return _in_order({*own, *more} - {NO_WARNINGS_APPLY}) if more else own


def _in_order(warnings: Iterable[str]) -> tuple[str, ...]:
    found = set(warnings)
    return tuple(one for one in ARCHIVE_WARNINGS if one in found)
