"""The one place where text from people is made safe to show.

What is stored is what was typed; what is shown went through here once. `clean` is for titles,
names and ideas, which are shown letter by letter; `clean_label` for where Discord knows no Markdown;
`clean_markdown` is for an author's own prose, whose emphasis stays. None leaves anything that pings,
hides a link or breaks out of its place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from bot.core.text.defusing import ZERO_WIDTH_SPACE, defused
from bot.core.text.markdown import Piece, PieceKind, pieces

_TARGET = re.compile(r"\](?=\(\s*<?[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s][.,:;\"'\]]*"  # as far as a client reads a bare link, and its full stop
    r"|<a?:\w{2,32}:\d{15,20}>"
    r"|(?P<bracket><)(?=[^: >]{1,200}+:/[^ >]{1,2000}+>)"  # of a link whose brackets clients don't show
)
_LINKS = re.compile(r"(?:https?|steam)://[^\s<]++(?P<second><[^: >]{1,200}:(?=/))?")
"""A link, and up to its colon a second one, whose bracket can't be escaped: the first would swallow a backslash."""
_INLINE_MARKUP = re.compile(
    r"([\\*_~|`\[\]]"
    r"|:(?=(?:(?=[^:A-Za-z]*+[A-Za-z])[\w+-]++|100|1234|[+-]1):))"  # `:smile:`, of which clients make an emoji
)
_BLOCK_MARKUP = re.compile(
    r"^([^\S\n]*)(\d{1,9}(?=[.)]\s)|>{1,3}(?=\s)|#{1,3}(?=\s)|-#(?=\s)|[-+*](?=\s))", re.MULTILINE
)
_LINE_MARKUP = re.compile(r"^([^\S\n]*)(>{1,3}|#{1,3}|-#|[-+])(?=\s)", re.MULTILINE)
_NUMBERED = re.compile(r"^([^\S\n]*\d{1,9})([.)])(?=\s)", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_PAIRED = ("**", "__", "~~")
_ABBREVIATED = "".join(rf"(?<!\b{word})" for word in ("Mr", "Mrs", "Ms", "Mx", "Dr", "St", "Prof", "vs"))
_SENTENCE_END = re.compile(
    rf"{_ABBREVIATED}(?<!\b[A-Z])[.!?…][\"'”’»)]*(?=\s)"  # a title or an initial before the point is no end
    r"|[。！？][”’」』）]*"
)
LOOKED_AT = 4000
"""Characters behind a cut in which what is open may be closed."""

_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}|~~")


def clean(text: str) -> str:
    """Show a text as it was typed, letter by letter: no Markdown, mention, hidden link or invite works in it."""
    return _escaped(_TARGET.sub("]" + ZERO_WIDTH_SPACE, defused(text))).strip()


def clean_line(text: str) -> str:
    """Clean a text as `clean` does and put it on one line, for titles and names."""
    return clean(" ".join(text.split()))


def clean_title(text: str) -> str:
    """Clean a line in which no link is to work either: it would swallow the marks that stand around the title."""
    return clean(clean_label(text).replace("://", f":{ZERO_WIDTH_SPACE}//"))


def bold(text: str) -> str:
    """Show a title as it was typed, in bold."""
    return f"**{clean_title(text)}**"


def clean_label(text: str) -> str:
    """Clean a line for where Discord shows no Markdown: the small print of an embed, choices, buttons."""
    return " ".join(defused(text).split())


def clean_markdown(text: str) -> str:
    """Keep a text's emphasis, lists and spoilers, but no working mention, masked link or invite.

    A mark that is opened and never closed is shown as it is, so that it can't swallow what follows.
    """
    safe = _BLANK_LINES.sub("\n\n", _TARGET.sub("]" + ZERO_WIDTH_SPACE, defused(text)))
    return _balanced(safe).strip()


def clean_prose(text: str) -> str:
    """Clean Markdown as `clean_markdown` does, and let no line begin a heading, a list or a quote."""
    shown = clean_markdown(text)
    code = [place for kind, *span in _spans(shown) if kind is PieceKind.CODE for place in span]
    return _BLOCK_MARKUP.sub(lambda mark: mark[0] if bisect_right(code, mark.start()) % 2 else _as_letters(mark), shown)


def fenced(text: str) -> str:
    """Show a text as it is, in a block of code that no backtick in it can end."""
    apart = re.sub(r"`(?=`)", "`" + ZERO_WIDTH_SPACE, text)
    return f"```\n{apart}\n```"


def fit_markdown(markdown: str, limit: int) -> str:
    """Clean prose in at most `limit` characters; a spoiler that is cut is still a spoiler."""
    shown, room = clean_prose(markdown), limit
    while len(shown) > limit and room > 0:
        shown = clean_prose(beginning(markdown, room))
        room = min(room - 1, room * limit // max(1, len(shown)))
    return shown if len(shown) <= limit else "…"


def beginning(markdown: str, room: int) -> str:
    """Return about the first `room` characters of Discord Markdown, in which nothing is half open that was closed.

    Of a long text only the beginning is looked at: a mark that is closed far behind it counts as never closed.
    """
    markdown = markdown[: room + LOOKED_AT]
    kept: list[Piece] = []
    length = 0
    for part in pieces(markdown):
        if length + len(part.text) > room:
            kept.append(_cut(part, room - length))
            rest = markdown[length + len(kept[-1].text) - 1 :]
            closing = [mark for mark in reversed(_open_marks(kept)) if mark in rest]
            return "".join(piece.text for piece in kept) + "".join(closing)
        kept.append(part)
        length += len(part.text)
    return markdown


def _cut(part: Piece, room: int) -> Piece:
    """Return the beginning of a piece that is longer than the room for it."""
    if part.kind is PieceKind.TEXT:
        return Piece(PieceKind.TEXT, shorten(part.text, max(room, 1)))
    if part.kind is PieceKind.SPOILER and room > len("||…||"):
        return Piece(PieceKind.SPOILER, f"||{shorten(part.inner, room - len('||||'))}||")
    return Piece(PieceKind.ESCAPE, "…")


def _open_marks(parts: list[Piece]) -> list[str]:
    """Find the marks of emphasis that are open where these pieces end, the outermost first."""
    marks: list[str] = []
    for text in [part.text for part in parts if part.kind is PieceKind.TEXT]:
        for found in _EMPHASIS.finditer(text):
            start, end = found.span()
            mark, before, after = found.group(), text[max(start - 1, 0) : start], text[end : end + 1]
            if marks and marks[-1] == mark and not before.isspace():
                marks.pop()
            elif not after.isspace() and not (mark[0] == "_" and before.isalnum()):
                marks.append(mark)
    return marks


def shorten(text: str, limit: int) -> str:
    """Cut what is longer than `limit` characters at a word, and end it with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at_word = head.rsplit(None, 1)[0] if " " in head[limit // 2 :].strip() else head
    return at_word.rstrip(" \n,;:\\") + "…"


def excerpt(text: str, limit: int) -> str:
    """Return the beginning of plain text: whole sentences where they fit, else whole words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text[: limit + 1])]
    return text[: ends[-1]] if ends and ends[-1] > limit // 3 else shorten(text, limit)


def _spans(text: str) -> Iterator[tuple[PieceKind, int, int]]:
    place = 0
    for part in pieces(text):
        yield part.kind, place, place + len(part.text)
        place += len(part.text)


def _as_letters(mark: re.Match[str]) -> str:
    indent, letters = mark.groups()
    return f"{indent}{letters}\\" if letters.isdecimal() else f"{indent}\\{letters}"


def _escaped(text: str) -> str:
    """Escape what Discord reads as markup; bare links and custom emoji stay whole: a backslash would show in them."""
    text = _LINKS.sub(lambda link: link[0] + ZERO_WIDTH_SPACE if link["second"] else link[0], text)
    parts: list[str] = []
    end = 0
    for whole in _WHOLE.finditer(text):
        parts += _INLINE_MARKUP.sub(r"\\\1", text[end : whole.start()]), "\\<" if whole["bracket"] else whole.group()
        end = whole.end()
    parts.append(_INLINE_MARKUP.sub(r"\\\1", text[end:]))
    lines = _LINE_MARKUP.sub(r"\1\\\2", "".join(parts))
    return _NUMBERED.sub(r"\1\\\2", lines)


def _balanced(text: str) -> str:
    """Escape every mark without its partner; what is inside a spoiler is a text of its own."""
    parts = list(pieces(text))
    for index, part in enumerate(parts):
        if part.kind is PieceKind.SPOILER:
            parts[index] = Piece(PieceKind.SPOILER, f"||{_balanced(part.inner)}||")
        elif part.kind is PieceKind.STRAY:
            parts[index] = _literally(part.text)
    for mark in _PAIRED:
        plain_parts = [index for index, part in enumerate(parts) if part.kind is PieceKind.TEXT and mark in part.text]
        if sum(parts[index].text.count(mark) for index in plain_parts) % 2:
            before, _, after = parts[plain_parts[-1]].text.rpartition(mark)
            parts[plain_parts[-1]] = Piece(PieceKind.TEXT, before + _literally(mark).text + after)
    return "".join(part.text for part in parts)


def _literally(marks: str) -> Piece:
    return Piece(PieceKind.ESCAPE, "".join(f"\\{mark}" for mark in marks))
