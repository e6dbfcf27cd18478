"""Settings at the top of a Markdown file, between two lines of dashes (YAML) or of plus signs (TOML)."""

import re

from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import DropReason
from bot.intake.formats.text.top_lines import label

_MOST_LINES = 80
_SETTING = re.compile(r"[\w -]{1,40}:(?:\s|$)")
_EQUALS = re.compile(r"^([\w-]{1,40}) ?= ?(?=[\"'\[\d]|(?:true|false)$)")
_CLOSING = {"---": ("---", "..."), "+++": ("+++",)}
_ITEM = re.compile(r"\s*-\s+(\S.*)$")


def take_front_matter(page: CopiedPage) -> tuple[dict[str, str], int]:
    """Take the settings, if there are any; and the line below them. What no field takes is dropped."""
    start = page.next_filled(0)
    end = _closing(page, start)
    if end is None:
        return {}, 0
    page.take(start)
    page.take(end)
    values: dict[str, str] = {}
    name = ""
    for index in range(start + 1, end):
        line = _EQUALS.sub(r"\1: ", page.lines[index])
        if found := label(line):
            name = found[0]
            values[name] = found[1]
            page.take(index)
        elif (item := _ITEM.match(line)) and name:
            values[name] = ", ".join(filter(None, [values.get(name), item[1].strip("\"'")]))
            page.take(index)
        elif opened := label(f"{line} -"):
            name = opened[0]
            values.setdefault(name, "")
            page.take(index)
        else:
            name = ""
            page.drop(index, index + 1, DropReason.FRONT_MATTER)
    return {name: value for name, value in values.items() if value}, end + 1


def _closing(page: CopiedPage, start: int) -> int | None:
    closing = _CLOSING.get(page.line(start), ())
    if not closing or not _SETTING.match(_EQUALS.sub(r"\1: ", page.line(start + 1))):
        return None
    ends = range(start + 1, min(start + _MOST_LINES, len(page.lines)))
    return next((index for index in ends if page.lines[index] in closing), None)
