"""Wattpad's messages about images it removed, and the cut-off copies of paragraphs that stand beside them."""

from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import DropReason
from bot.intake.formats.wattpad import landmarks

_LONGEST_COPY = 40
"""In lines."""


def is_removed_image(line: str) -> bool:
    return bool(landmarks.REMOVED_IMAGE.match(line))


def drop_removed_images(page: CopiedPage, start: int, end: int) -> None:
    """Leave out messages about removed images, and beside each the cut-off copy of a paragraph.

    The copy stands above the message, the paragraph mostly below it and sometimes above the copy.
    """
    filled = [index for index in range(start, end) if page.lines[index]]
    around = zip([-1, -1, *filled], [-1, *filled], filled, [*filled[1:], -1], strict=False)
    for earlier, before, index, after in around:
        known = is_removed_image(page.lines[index])
        if not known and not landmarks.EXCLAMATION.match(page.lines[index]):
            continue
        above = _paragraph_above(page, index, start)
        candidates = [(above, after), ((before,), after)]
        if page.line(before) == page.line(earlier) or len(page.line(before)) >= landmarks.TELLING_LENGTH:
            candidates.append(((before,), earlier))
        copy, whole = next((pair for pair in candidates if _is_cut_off(page, *pair)), ((), -1))
        telling = copy != () and whole == after and len(page.line(copy[-1])) >= landmarks.TELLING_LENGTH
        if known or telling:
            page.drop(index, index + 1, DropReason.REMOVED_IMAGE)
        if copy and (known or telling):
            page.drop(copy[0], copy[-1] + 1, DropReason.CUT_OFF_DUPLICATE)


def _paragraph_above(page: CopiedPage, index: int, start: int) -> tuple[int, ...]:
    """Find the lines of the paragraph above a line, if it is no longer than one may be that was cut off."""
    end = next((line for line in range(index, start, -1) if page.lines[line - 1]), start)
    begin = end
    while begin > start and page.lines[begin - 1] and end - begin < _LONGEST_COPY:
        begin -= 1
    return tuple(range(begin, end))


def _is_cut_off(page: CopiedPage, copy: tuple[int, ...], after: int) -> bool:
    """Tell whether lines say the same as those from `after` on, but for what is missing at their end."""
    if min(after, *copy, 0) < 0 or not copy:
        return False
    pairs = zip((page.line(line) for line in copy), page.lines[after : after + len(copy)], strict=False)
    *whole, (last, last_whole) = pairs
    shortened = " ".join(last.removesuffix("…").rstrip(".").split())
    return (
        bool(shortened)
        and all(one == other for one, other in whole)
        and " ".join(last_whole.split()).startswith(shortened)
    )
