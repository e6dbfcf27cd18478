"""What the author should know each time a preview is shown."""

from bot.announcements import wording
from bot.core.text.cleaning import clean_line, shorten
from bot.core.text.markdown import plain
from bot.works.models import ChapterDetails, Rating, Work
from bot.works.ratings.stricter import as_shown, claim_of, less_than, undecided


def remarks(work: Work, details: ChapterDetails) -> list[str]:
    """Say what is missing, doubtful or on offer in a draft."""
    found = of_rating(work, details)
    if details.notes_offered:
        found.append(wording.notes_offered(clean_line(shorten(plain(details.notes_offered), 80))))
    if details.number is None:
        found.append(wording.no_number())
    elif work.details.total is not None and details.number >= work.details.total:
        last = details.number == work.details.total
        found.append(wording.last_planned(work.details.total) if last else wording.beyond_plan(work.details.total))
    if not details.link and not work.details.link:
        found.append(wording.no_link())
    if as_shown(work, details).details.rating is Rating.NOT_RATED:
        found.append(wording.not_rated())
    if details.silent:
        found.append(wording.silent())
    return found


def of_rating(work: Work, details: ChapterDetails) -> list[str]:
    """Say where the chapter's page and its work differ in rating or warnings, and which of them the card goes by."""
    open_claim, own = undecided(work, details), work.details
    settled, less = claim_of(work, details), less_than(work, details)
    found = []
    if open_claim.rating:
        found.append(wording.page_is_stricter(open_claim.rating, own.rating))
    elif settled.rating:
        found.append(wording.page_was_waived(settled.rating, own.rating))
    if less.rating:
        found.append(wording.work_is_stricter(less.rating, own.rating))
    if open_claim.warnings:
        found.append(wording.page_warns_of_more(open_claim.warnings))
    if dismissed := [one for one in settled.warnings if one not in open_claim.warnings]:
        found.append(wording.warnings_were_waived(dismissed))
    if less.warnings:
        found.append(wording.work_warns_of_more(less.warnings))
    return found
