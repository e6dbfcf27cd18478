"""From Markdown as editors write it to Markdown as Discord shows it."""

import re
from enum import Enum
from html import unescape

from bot.intake.formats.discord_markdown.writer import SCENE_BREAK
from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.text.attributes import heading_words, without_attributes, without_images

_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_LOWEST_HEADING = 3
"""Discord has no others."""
_PLUS_ITEM = re.compile(r"(\s*)\+(?=\s)")
_EMPTY_QUOTE = re.compile(r" {0,3}>$")
_DOUBLE_UNDERSCORE = re.compile(r"(?<![\w\\_])__(?=[^\s_])([^_\n]*)(?<=\S)__(?![\w_])")
_NAMED_CHARACTER = re.compile(r"&(?!lt;|gt;)[a-zA-Z]{2,12};")
_TAGS = {"i": "*", "em": "*", "b": "**", "strong": "**", "u": "__", "s": "~~", "del": "~~", "strike": "~~"}
_TAG = re.compile(r"</?(i|em|b|strong|u|s|del|strike)>|<(br) ?/?>", re.IGNORECASE)


class Dialect(Enum):
    """How a text was made: in an editor, in Discord, or by this program from another format."""

    EDITOR = "editor"
    DISCORD = "discord"
    RENDERED = "rendered"


def for_discord(text: str, dialect: Dialect) -> tuple[str, list[DroppedPiece]]:
    """Change what Discord would show differently; what it can't show is dropped."""
    if dialect is Dialect.RENDERED:
        return text, []
    dropped: list[DroppedPiece] = []
    if dialect is Dialect.EDITOR:
        text, dropped = without_comments(text)
        text, images = without_images(text)
        dropped += images
    change = _line if dialect is Dialect.EDITOR else _typed_line
    lines, fenced = [], False
    for line in text.split("\n"):
        opens = line.lstrip().startswith(("```", "~~~"))
        fenced ^= opens
        lines.append(line.replace("~~~", "```") if opens else line if fenced else change(line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n"), dropped


def _typed_line(line: str) -> str:
    if _RULE.match(line):
        return re.sub(r"([*_])", r"\\\1", line)
    return "> " if _EMPTY_QUOTE.match(line) else line


def _line(line: str) -> str:
    if _RULE.match(line):
        return SCENE_BREAK
    if _EMPTY_QUOTE.match(line):
        return "> "
    if heading := _HEADING.match(line):
        return _heading(len(heading[1]), heading_words(heading[2] or ""))
    line = _PLUS_ITEM.sub(r"\1-", line, count=1) if _PLUS_ITEM.match(line) else line
    line = without_attributes(_DOUBLE_UNDERSCORE.sub(r"**\1**", line))
    line = _TAG.sub(lambda tag: "\n" if tag[2] else _TAGS[tag[1].lower()], line)
    line = _NAMED_CHARACTER.sub(lambda name: unescape(name[0]), line)
    return line[:-1] if line.endswith("\\") and not line.endswith("\\\\") else line


def _heading(level: int, words: str) -> str:
    if not words:
        return ""
    return f"{'#' * level} {words}" if level <= _LOWEST_HEADING else f"**{words.strip('*')}**"


def without_comments(text: str) -> tuple[str, list[DroppedPiece]]:
    """Take out comments, which no reader sees."""
    kept, dropped, place = [], [], 0
    while (begin := text.find("<!--", place)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        kept.append(text[place:begin])
        dropped.append(DroppedPiece(text[begin + 4 : end].strip(), DropReason.HIDDEN))
        place = end + 3
    return "".join([*kept, text[place:]]), dropped
