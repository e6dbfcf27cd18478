"""Headings that count chapters as Chinese, Japanese and Korean do: `第十二章 雨`, `第3話`, `제3장`."""

import re
from dataclasses import dataclass

from bot.intake.formats.headings.numbers import Number
from bot.intake.formats.headings.words_for_numbers import from_chinese

_DIGITS = "〇零一二两兩三四五六七八九十百千万萬廿卅"
_ONE = rf"\d{{1,6}}(?:\.\d{{1,2}})?|[{_DIGITS}]{{1,9}}"
_CHAPTER = re.compile(
    rf"(?P<book>(?:第\s*(?:{_ONE})|[上中下])\s*[卷部集册冊篇季]\S{{0,20}}\s+|第\s*(?:{_ONE})\s*[卷部集册冊篇季]\s*)?"
    rf"(?:第\s*(?P<first>{_ONE})(?P<more>(?:\s*[、,，~〜～/\-–—至到和]\s*(?:{_ONE}))*)\s*[章回话話节節集]"
    rf"|제?\s*(?P<korean>\d{{1,6}})\s*[장화회](?=[\s:.]|$))"
    r"\s*[:：.、]?\s*(?P<title>.*)$"
)


@dataclass(frozen=True, slots=True)
class ChineseHeading:
    number: Number
    title: str | None
    book: str | None


def chinese_number(line: str) -> ChineseHeading | None:
    """Read a heading of this kind; None if the line is none."""
    match = _CHAPTER.match(line)
    if match is None:
        return None
    written = match["first"] or match["korean"]
    value = float(written) if written.replace(".", "", 1).isdecimal() else from_chinese(written)
    number = Number(None if value is None else float(value), match.end(), is_plain=not match["more"])
    return ChineseHeading(number, match["title"] or None, match["book"] and match["book"].strip())
