"""The command line: `python -m bot run`, `demo`, `read`, `export`."""

import asyncio
import contextlib
import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.core.errors import StartupError
from bot.suggestions.queue.export_formats import Format

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)


@app.command()
def run() -> None:
    """Run the bot, with the settings of `.env`."""
    from bot.app.run import run
    from bot.core.settings import Settings

    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(run(Settings.load()))
    except StartupError as problem:
        _give_up(problem)


@app.command()
def demo(
    scripted: Annotated[bool, typer.Option(help="Play the main job and end, without a page.")] = False,
    port: Annotated[
        int, typer.Option(help="The page's port on this machine; 0 for any free one.", min=0, max=65535)
    ] = 0,
) -> None:
    """Show the bot at work in a simulated server, without a Discord account."""
    try:
        from bot.demo.show import show
    except ModuleNotFoundError as missing:
        _give_up(StartupError(f"The demo needs {missing.name}: install requirements/demo.txt, or use `make demo`."))
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(show(scripted=scripted, port=port))


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Chapters in any form that the bot reads.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Print what the bot reads from files of chapters."""
    from bot.intake import report, wording
    from bot.intake.formats.draft import ChapterDraft
    from bot.intake.formats.unreadable import Unreadable
    from bot.intake.reading import read as read_chapters

    failed = False
    for file in files:
        found: list[ChapterDraft] | Unreadable
        try:
            found = read_chapters(file.read_bytes(), file.name)
        except OSError as problem:
            failed, found = True, Unreadable(wording.cannot_open, problem.strerror or str(problem))
        except Unreadable as problem:
            failed, found = True, problem
        name = str(file)
        typer.echo(
            json.dumps(report.as_json(name, found), ensure_ascii=False) if as_json else report.as_text(name, found)
        )
    raise typer.Exit(1 if failed else 0)


@app.command()
def export(
    form: Annotated[Format, typer.Option("--format", help="What kind of file.")] = Format.CSV,
    guild: Annotated[int | None, typer.Option(help="Only this server's, by its id.")] = None,
    to: Annotated[Path | None, typer.Option(help="The file to write; the screen, if you leave this out.")] = None,
) -> None:
    """Write every suggestion of the database, while the bot runs or not."""
    from bot.core.settings import Settings
    from bot.suggestions.queue.export import export as write_export

    try:
        url = Settings.load().database
        with to.open("wb") if to else contextlib.nullcontext(sys.stdout.buffer) as file:
            count = asyncio.run(write_export(url, form, file.write, guild))
    except (StartupError, OSError) as problem:
        _give_up(StartupError(str(problem)))
    typer.echo(f"{count:,} suggestions", err=True)


def _give_up(problem: StartupError) -> NoReturn:
    typer.echo(f"chapterhouse: {problem}", err=True)
    raise typer.Exit(2)


if __name__ == "__main__":
    sys.exit(app(prog_name="python -m bot"))
