"""Plain text as Discord Markdown that looks as it was written."""

import re

JOINER = "\u2060"
"""Takes no room; parts what would otherwise be read together."""

_MENTION = r"<(?= [@\#][!&]?\d | /[^<>:\n]{1,100}:\d | t:-?\d | id:\w | a?:\w{1,32}:\d )"
_MENTIONS = re.compile(_MENTION, re.VERBOSE)
_ANGLE_LINK = r"<(?= [^:\ >]{1,200}+:/[^\ >] )"
"""What begins a link whose angle brackets clients don't show, if one closes it."""
_LONGEST_LINK = 2000
_EMOJI_NAME = r":(?= (?:(?=[^:A-Za-z]*+[A-Za-z])[\w+-]++|100|1234|[+-]1): )"
"""What begins `:smile:`, of which clients make an emoji."""
_INLINE = re.compile(
    rf"""
      (?P<angle> {_ANGLE_LINK} ) | {_EMOJI_NAME}
    | (?P<link> <?https?://[^\s<]+[^<.,:;"'\]\s] ) (?P<mention> [.,:;"'\]]* {_MENTION} )?
    | [\\*`]+
    | _{{2,}} | (?<![0-9A-Za-z])_ | _(?![0-9A-Za-z])      # snake_case is no emphasis
    | ~{{2,}} | \|{{2,}}
    | {_MENTION}
    | (?<=\])\(                                         # [text](link)
    """,
    re.VERBOSE,
)
_LINKS = re.compile(r"https?://[^\s<]++(?P<second><[^: >]{1,200}:(?=/))?")
"""A link, and up to its colon a second one, whose bracket can't be escaped: the first would swallow a backslash."""
_MARKUP = re.compile(r"\\([^0-9A-Za-z\s])|\*+|__|~~|\|\||\u2060")
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\\n])*)\]\(<?https?://[^\s()]*\)")
_AT_LINE_START = re.compile(r"^([^\S\n]*)(\d*)(#{1,3}|-#|>{3}|>|[-+]|(?<=\d)\.)(?=\s|\Z)", re.MULTILINE)


def _escape(match: re.Match[str]) -> str:
    run = match[0]
    if match["link"]:  # which swallows and shows any backslash inside it or behind it
        run = run.replace("](", f"]{JOINER}(")
        return run + JOINER if match["mention"] else run
    if match["angle"] and not _is_closed(match) and not _MENTIONS.match(match.string, match.start()):
        return run
    for character in sorted(set(run), key="\\".__ne__):
        run = run.replace(character, f"\\{character}")
    return run


def _is_closed(opened: re.Match[str]) -> bool:
    """Tell whether a bracket closes a link; a search for it by pattern would take long where many stand open."""
    text, start = opened.string, opened.end()
    end = text.find(">", start, start + _LONGEST_LINK)
    return end != -1 and text.find(" ", start, end) == -1


def _escape_marker(match: re.Match[str]) -> str:
    indent, number, marker = match.groups()
    if number and marker != ".":
        return match[0]
    return f"{indent}{number}\\{marker}"


def _inline(text: str) -> str:
    if "://" in text:
        text = _LINKS.sub(lambda link: link[0] + JOINER if link["second"] else link[0], text)
    return _INLINE.sub(_escape, text)


def as_written(text: str) -> str:
    """Escape what Discord would take as markup, and nothing else; no character is lost."""
    return _AT_LINE_START.sub(_escape_marker, _inline(text))


def fragment_as_written(text: str, *, begins_line: bool) -> str:
    """Escape a piece of text that others may stand beside, so that it looks as it was written."""
    text = _inline(text)
    return _AT_LINE_START.sub(_escape_marker, text, count=1) if begins_line else text


def as_plain(markdown: str) -> str:
    """Take markup, links and escapes out of a line, for a title."""
    return _MARKUP.sub(lambda match: match[1] or "", _LINK.sub(r"\1", markdown)).strip()
