"""Which of a text's headings begin chapters."""

from collections import Counter
from collections.abc import Sequence

from bot.intake.formats.headings.heading import Heading


def which_begin_chapters(headings: Sequence[tuple[int, Heading]]) -> list[bool]:
    """Tell of headings that name chapters, each with its level (1 is the highest), which of them begin one.

    That are the numbered ones of the commonest level, and prologues and the like at that level or above it. Where there
    are chapters, `Part Two` is none of them.
    """
    numbered = [(level, heading) for level, heading in headings if heading.is_numbered]
    chapters = [(level, heading) for level, heading in numbered if not heading.is_part]
    counted = Counter(level for level, _ in chapters or numbered or headings)
    chosen = min(counted, key=lambda level: (-counted[level], level), default=0)
    return [
        (level == chosen if heading.is_numbered else level <= chosen) and not (heading.is_part and chapters)
        for level, heading in headings
    ]
