"""How far a command that takes a while has come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer


@contextmanager
def counting(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Show on a screen what is being done, and how much of it is; in a file or a log it would only be in the way."""
    screen = typer.get_text_stream("stderr")
    shown = ""

    def show(done: int, of: int) -> None:
        nonlocal shown
        now = f"\r{doing}: {done / of if of else 1:.0%} "
        if screen.isatty() and now != shown:
            shown = now
            typer.echo(now, nl=False, err=True)

    try:
        yield show
    finally:
        if shown:
            typer.echo(err=True)
