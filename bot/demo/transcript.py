"""The story of the demo on a terminal: who did what, and what they saw."""

import sys
import textwrap
from io import TextIOWrapper

from rich.console import Console
from rich.text import Text

WIDTH = 110
"""Columns at most: longer lines are hard to follow."""

MARGIN = "      "
LINES = 3
"""Lines that one thing may take; the rest of a long answer is left out."""


class Transcript:
    """Writes to standard output; in colour only where a terminal shows it."""

    def __init__(self) -> None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        self._console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
        self._width = min(WIDTH, self._console.width) if self._console.is_terminal else WIDTH

    def headline(self, text: str) -> None:
        self._console.print(Text(text, style="bold"))

    def scene(self, text: str) -> None:
        self._console.print(Text(f"\n{text}", style="bold magenta"))

    def did(self, who: str, part: str, what: str) -> None:
        line = Text(self._folded(f"  {who} ({part}) {what}"))
        line.stylize("bold cyan", 2, 2 + len(who))
        self._console.print(line)

    def saw(self, what: str) -> None:
        self._console.print(Text(self._folded(f"    → {what}")))

    def line(self, text: str = "") -> None:
        """Print a line as it is, however long: an address must stay in one piece."""
        self._console.print(Text(text))

    def _folded(self, text: str) -> str:
        folded = textwrap.wrap(
            text, self._width, subsequent_indent=MARGIN, max_lines=LINES, placeholder=" …", break_on_hyphens=False
        )
        return "\n".join(folded)
