"""A sheet of Discord Markdown, typed from start to end: text, line breaks, emphasis on and off."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from bot.intake.formats.discord_markdown.escaping import JOINER, fragment_as_written
from bot.intake.formats.lines import visible

SCENE_BREAK = r"\* \* \*"

_MARKUP = {"bold": "**", "italic": "*", "underline": "__", "strike": "~~", "spoiler": "||"}
_HTML_SPACE = re.compile(r"[ \t\r\n\f]+")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)\Z", re.DOTALL)
_BOLD_ITALIC = re.compile(rf"\*\*{JOINER}\*((?:\\.|[^*\\\n{JOINER}])+)\*{JOINER}\*\*")
_ITALIC_BOLD = re.compile(rf"\*{JOINER}\*\*((?:\\.|[^*\\\n{JOINER}])+)\*\*{JOINER}\*")


class Sheet:
    """Emphasis opens and closes only where there is a letter to emphasise, and never runs across a line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._breaks = 0
        self._space = ""
        self._bullet = ""
        self._heading = ""
        self._indents: list[str] = []
        self._quotes = 0
        self._inline = 0
        self._open: list[str] = []
        self._wanted: list[str] = []
        self._no_bold = 0
        self._was_quoted = False
        self._goes_on = False

    def markdown(self) -> str:
        """Return what was written since the last section was ended."""
        self._close(0)
        text = visible("".join(self._parts))
        text = _BOLD_ITALIC.sub(r"***\1***", text)
        return _ITALIC_BOLD.sub(r"***\1***", text)

    def end_section(self) -> str:
        """Return what was written since the last section was ended, and go on with an empty sheet."""
        written = self.markdown()
        self._parts, self._breaks, self._space, self._was_quoted = [], 0, "", False
        return written

    def text(self, text: str) -> None:
        """Write text as it reads; spaces and line breaks in it are one space, as in HTML."""
        text = _HTML_SPACE.sub(" ", visible(text))
        before, core, after = _EDGES.match(text).groups()  # type: ignore[union-attr]
        self._space += "" if self._goes_on and not core else before
        if core:
            begins_line = self._begin(self._space)
            core = fragment_as_written(core, begins_line=begins_line)
            self._parts.append(f"\\{core}" if self._would_join(core[0]) else core)
            self._space = after

    def lines(self, text: str) -> None:
        """Write text whose line breaks and leading spaces count."""
        for place, line in enumerate(visible(text).split("\n")):
            if place:
                self.line_break()
            line = line.replace("\t", "    ")
            indent = len(line) - len(line.lstrip(" "))
            self.text("\xa0" * indent + line[indent:].replace("  ", "\xa0 "))

    def markup(self, markup: str) -> None:
        """Write Markdown as it is."""
        self._begin("" if markup.startswith(" ") else self._space)
        self._parts.append(markup)

    def block(self, markup: str) -> None:
        """Write Markdown that stands on lines of its own, outside of any emphasis."""
        self._goes_on = False
        wanted, self._wanted = self._wanted, []
        self.paragraph()
        self.markup(markup)
        self.paragraph()
        self._wanted = wanted

    def go_on(self) -> None:
        """Write what comes next right behind this, whatever paragraph it stands in: a drop cap begins its word."""
        self._goes_on, self._breaks = bool(self._parts), 0

    def line_break(self) -> None:
        self._break(1)

    def paragraph(self) -> None:
        """Begin a new paragraph with whatever is written next."""
        self._break(2)

    def _break(self, lines: int) -> None:
        if self._goes_on:
            return
        if self._inline:
            self._space += " "
        elif self._parts and not self._bullet:
            self._breaks = min(2, max(lines, self._breaks + (lines == 1)))
            self._space = ""

    @contextmanager
    def emphasis(self, *kinds: str) -> Iterator[None]:
        """Make what is written inside `bold`, `italic`, `underline`, `strike` or `spoiler`."""
        self._wanted += kinds
        yield
        del self._wanted[len(self._wanted) - len(kinds) :]

    @contextmanager
    def quote(self) -> Iterator[None]:
        """Quote what is written inside; a quote in a quote is one quote, as Discord has no others."""
        self._goes_on = False
        self.paragraph()
        self._quotes += 1
        yield
        self.paragraph()
        self._quotes -= 1

    @contextmanager
    def item(self, bullet: str, level: int = 0) -> Iterator[None]:
        """Make what is written inside a list's item with a bullet like `- ` or `3. `, set in by `level` steps more."""
        self._goes_on = False
        if self._parts:
            self._breaks, self._space = max(1, 0 if self._indents else self._breaks), ""
        self._bullet = bullet
        self._indents += ["  " * level, " " * len(bullet)]
        yield
        del self._indents[-2:]
        self._bullet = ""
        self._breaks = 1

    @contextmanager
    def heading(self, level: int) -> Iterator[None]:
        """Make what is written inside a heading; below the third level, which is Discord's last, a bold line.

        Where nothing is written there is no heading, and none inside a line.
        """
        self._goes_on = False
        self.paragraph()
        is_marked = level <= 3 and not self._inline
        with self.on_one_line(), nullcontext() if is_marked else self.emphasis("bold"):
            self._heading = "#" * level + " " if is_marked else ""
            self._no_bold += is_marked
            yield
            self._no_bold -= is_marked
        self._heading = ""
        self.paragraph()

    @contextmanager
    def on_one_line(self) -> Iterator[None]:
        """Line breaks inside are spaces."""
        self._inline += 1
        yield
        self._inline -= 1

    def _begin(self, space: str) -> bool:
        """Get ready to write: breaks, emphasis, space.

        Tells whether a line begins here at which Discord looks for marks such as `- `.
        """
        self._goes_on = False
        begins_line = self._breaks > 0 or not self._parts
        is_heading = begins_line and self._heading != ""
        wanted = [kind for kind in dict.fromkeys(self._wanted) if kind != "bold" or not self._no_bold]
        keep = 0 if begins_line else _common(self._open, wanted)
        self._close(keep)
        if begins_line:
            self._begin_line()
            space = space.replace(" ", "").replace("\t", "")
        else:
            space = _one_space(space, after=self._parts[-1])
        if space:
            self._parts.append(space)
        for kind in wanted[keep:]:
            self._mark(kind)
            self._open.append(kind)
        self._space = ""
        return begins_line and not is_heading

    def _begin_line(self) -> None:
        prefix = "> " if self._quotes else ""
        if self._breaks == 2:
            self._parts.append(f"\n{prefix if self._was_quoted else ''}\n")
        elif self._breaks:
            self._parts.append("\n")
        indents = self._indents[:-1] if self._bullet else self._indents
        if start := prefix + "".join(indents) + self._bullet + self._heading:
            self._parts.append(start)
        self._bullet, self._heading, self._breaks, self._was_quoted = "", "", 0, bool(self._quotes)

    def _close(self, keep: int) -> None:
        while len(self._open) > keep:
            self._mark(self._open.pop())

    def _mark(self, kind: str) -> None:
        markup = _MARKUP[kind]
        if self._would_join(markup[0]):
            self._parts.append(JOINER)
        self._parts.append(markup)

    def _would_join(self, character: str) -> bool:
        """Tell whether a character would be read together with what stands before it."""
        before = self._parts[-1] if self._parts else ""
        if character not in "*_~|(" or not before.endswith("]" if character == "(" else character):
            return False
        backslashes = len(before) - 1 - len(before[:-1].rstrip("\\"))
        return backslashes % 2 == 0


def _one_space(space: str, after: str) -> str:
    """Spaces that meet are one, and none where one stands already; those that may not break are kept."""
    if after.endswith(" "):
        return space.replace(" ", "")
    return " " if space and not space.strip(" ") else space


def _common(have: list[str], want: list[str]) -> int:
    """Count how many kinds two lists begin with alike."""
    for place, (one, other) in enumerate(zip(have, want, strict=False)):
        if one != other:
            return place
    return min(len(have), len(want))
