"""Text whose lines were broken at a fixed width, as old editors and mail programs do."""

import re

_NARROWEST, _WIDEST = 50, 100
_FEWEST_BREAKS = 12
_LONGEST_WORD = 30
_BEGINS_ANEW = re.compile(r"\s*(?:[-*+>#|=]|\d{1,4}[.)]\s|$)")


def unwrapped(lines: list[str]) -> tuple[list[str], bool]:
    """Join the lines that only the width has parted, if nearly all of the text's breaks are of that kind."""
    width = max(map(len, lines), default=0)
    breaks = [
        index for index in range(len(lines) - 1) if lines[index].strip() and not _BEGINS_ANEW.match(lines[index + 1])
    ]
    if not _NARROWEST <= width <= _WIDEST or len(breaks) < _FEWEST_BREAKS:
        return lines, False
    forced = {index for index in breaks if _would_not_fit(lines[index], lines[index + 1], width)}
    if len(forced) < 0.9 * len(breaks):
        return lines, False
    joined = [lines[0]]
    for index, line in enumerate(lines[1:]):
        if index in forced:
            joined[-1] = f"{joined[-1]} {line.lstrip()}"
        else:
            joined.append(line)
    return joined, True


def _would_not_fit(line: str, after: str, width: int) -> bool:
    word = after.split(maxsplit=1)[0]
    return len(word) <= _LONGEST_WORD and len(line) + 1 + len(word) > width
