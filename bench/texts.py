"""What four times as much text costs, by function: four times as long, whatever it is made of."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import typer

from bot.core.errors import UserFacingError
from bot.core.text.cleaning import beginning, clean, clean_label, clean_markdown, clean_prose, excerpt
from bot.core.text.markdown import plain
from bot.core.text.naming import name_key
from bot.core.text.splitting import clean_long, split
from bot.core.text.unseen import visible
from bot.dates.rhythms import understand_rhythm
from bot.dates.times import understand
from bot.intake.formats.words import count_words
from bot.works.models import MAX_NOTES

TIMES = 4
MOST = 8.0
"""How often as long it may take: where it is quadratic it is 16, and small figures are inexact."""

SHORTEST = 0.02
"""Seconds of the processor's time from which a figure says something."""

LENGTH = 30_000
TYPED = 6_000
"""Characters that Discord lets somebody type into an option."""

STALL = 0.05
"""Seconds that a text at the longest that can be typed may keep the event loop."""

PIECES = (
    *(
        "a",
        "1 ",
        " ",
        " \n",
        "\n\n",
        "word ",
        ". ",
        "- `a`\n",
        "# \n",
        "> ",
        "* ",
        "||",
        "||a|| ** `x` ",
        "`",
        "``  ` ",
    ),
    *("**", "_a_ ", "[a](", "](", "(https://", "https://a.b ", "https://a<b:/", "<a:/", "<@1>", "<t:1", ":a", "@", "h"),
    *("discord.gg ", "\u0301e", "\u0301", "\x01", "\u200b", "😀", "猫", "“", "monday ", "in 2 ", "1/", "half past "),
)


def typed_time(text: str) -> object:
    with suppress(UserFacingError):
        return understand(text, "Europe/Berlin", datetime.now(UTC))
    return None


def typed_rhythm(text: str) -> object:
    with suppress(UserFacingError):
        return understand_rhythm(text)
    return None


ON_THE_LOOP: dict[str, Callable[[str], object]] = {
    "clean_markdown": clean_markdown,
    "plain": plain,
    "count_words": count_words,
    "beginning": lambda text: beginning(text, 2000),
    "excerpt": lambda text: excerpt(text, 400),
    "name_key": name_key,
    "visible": visible,
    "clean_label": clean_label,
    "clean": clean,
    "clean_prose": clean_prose,
}
TYPED_TEXTS = {**ON_THE_LOOP, "a typed time": typed_time, "a typed rhythm": typed_rhythm}
OF_ANY_LENGTH = {**ON_THE_LOOP, "split": split, "clean_long": clean_long}


def seconds(use: Callable[[str], object], piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    taken = []
    for _ in range(2):
        began = time.process_time()
        use(text)
        taken.append(time.process_time() - began)
    return min(taken)


def grows(name: str) -> bool:
    """Tell whether a function's time grows with the length and not faster."""
    worst, of = 0.0, ""
    for piece in PIECES:
        long = seconds(OF_ANY_LENGTH[name], piece, TIMES * LENGTH)
        if long > SHORTEST and (ratio := long / seconds(OF_ANY_LENGTH[name], piece, LENGTH)) > worst:
            worst, of = ratio, piece
    typer.echo(f"{name:<15} {TIMES} times the text takes {worst:4.1f} times as long at most ({of!r})")
    return worst < MOST


def is_quick(name: str) -> bool:
    """Tell whether what somebody typed is done with before anybody notices."""
    most, of = max((seconds(TYPED_TEXTS[name], piece, TYPED), piece) for piece in PIECES)
    typer.echo(f"{name:<15} {TYPED:,} characters take {most * 1000:4.1f} ms at most ({of!r})")
    return most < STALL


def main() -> None:
    """Measure. Exit code 1 if a function's time grows faster than its text, or if it holds the event loop up."""
    typer.echo(f"on the event loop: at most what can be typed, and notes of {MAX_NOTES:,} characters")
    sys.exit(0 if all([*map(is_quick, TYPED_TEXTS), *map(grows, OF_ANY_LENGTH)]) else 1)


if __name__ == "__main__":
    typer.run(main)
