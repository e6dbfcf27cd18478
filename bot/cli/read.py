"""`python -m bot read`."""

import json
from pathlib import Path
from typing import Annotated

import typer


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Chapters in any form that the bot reads.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Print what the bot reads from files of chapters."""
    from bot.intake import report
    from bot.intake import wording as intake_wording
    from bot.intake.formats.draft import ChapterDraft
    from bot.intake.formats.unreadable import Unreadable
    from bot.intake.reading import read as read_chapters

    failed = False
    for file in files:
        found: list[ChapterDraft] | Unreadable
        try:
            found = read_chapters(file.read_bytes(), file.name)
        except OSError as problem:
            failed, found = True, Unreadable(intake_wording.cannot_open, problem.strerror or str(problem))
        except Unreadable as problem:
            failed, found = True, problem
        name = str(file)
        typer.echo(
            json.dumps(report.as_json(name, found), ensure_ascii=False) if as_json else report.as_text(name, found)
        )
    raise typer.Exit(1 if failed else 0)
