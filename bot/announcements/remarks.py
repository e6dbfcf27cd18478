"""What the author should know each time a preview is shown."""

from bot.announcements import wording
from bot.core.text.cleaning import clean_line, shorten
from bot.core.text.markdown import plain
from bot.works import wording as works_wording
from bot.works.models import ChapterDetails, Rating, Work


def remarks(work: Work, details: ChapterDetails, namesake: ChapterDetails | None) -> list[str]:
    """Say what is missing, doubtful or on offer in a draft; `namesake` is the posted chapter with its number."""
    found = []
    if details.notes_offered:
        found.append(wording.notes_offered(clean_line(shorten(plain(details.notes_offered), 80))))
    if namesake is not None:
        found.append(wording.same_number(works_wording.chapter_name(namesake)))
    if details.number is None:
        found.append(wording.no_number())
    if not details.link and not work.details.link:
        found.append(wording.no_link())
    if work.details.rating is Rating.NOT_RATED:
        found.append(wording.not_rated())
    return found
