"""What chapters are called where one of them is chosen."""

from collections import Counter
from collections.abc import Iterable

from bot.chapters.listing import wording
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.works.models import Chapter
from bot.works.wording import plain_chapter_name


def labels(chapters: Iterable[Chapter]) -> list[str]:
    """Name each chapter in a list of choices; those that read alike with how far they have come, too."""
    several = list(chapters)
    names = [shorten(clean_label(plain_chapter_name(one.details)), limits.OPTION) for one in several]
    times = Counter(names)
    return [_told_apart(name, one) if times[name] > 1 else name for name, one in zip(names, several, strict=True)]


def _told_apart(name: str, chapter: Chapter) -> str:
    further = f" · {wording.how_far(chapter)}"
    return shorten(name, limits.OPTION - len(further)) + further
