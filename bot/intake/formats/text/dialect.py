"""From Markdown as editors write it to Markdown as Discord shows it."""

import re
from enum import Enum
from html import unescape

from bot.intake.formats.discord_markdown.writer import SCENE_BREAK
from bot.intake.formats.draft import DroppedPiece, DropReason

_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}$")
_SMALL_HEADING = re.compile(r" {0,3}#{4,6}[ \t]+(\S.*)$")
_PLUS_ITEM = re.compile(r"(\s*)\+(?=\s)")
_EMPTY_QUOTE = re.compile(r" {0,3}>$")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\([^()\n]*\)")
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
        dropped += [DroppedPiece(image[0], DropReason.IMAGE) for image in _IMAGE.finditer(text)]
        text = _IMAGE.sub("", text)
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
    if heading := _SMALL_HEADING.match(line):
        return f"**{heading[1].rstrip('# ').strip('*')}**"
    line = _PLUS_ITEM.sub(r"\1-", line, count=1) if _PLUS_ITEM.match(line) else line
    line = _DOUBLE_UNDERSCORE.sub(r"**\1**", line)
    line = _TAG.sub(lambda tag: "\n" if tag[2] else _TAGS[tag[1].lower()], line)
    line = _NAMED_CHARACTER.sub(lambda name: unescape(name[0]), line)
    return line[:-1] if line.endswith("\\") and not line.endswith("\\\\") else line


def without_comments(text: str) -> tuple[str, list[DroppedPiece]]:
    """Take out comments, which no reader sees."""
    kept, dropped, place = [], [], 0
    while (begin := text.find("<!--", place)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        kept.append(text[place:begin])
        dropped.append(DroppedPiece(text[begin + 4 : end].strip(), DropReason.HIDDEN))
        place = end + 3
    return "".join([*kept, text[place:]]), dropped
