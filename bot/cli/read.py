"""`python -m bot read`."""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Chapters in any form that the bot reads.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Print what the bot reads from files of chapters, within the limits that the bot keeps."""
    failed = asyncio.run(_read_each(files, as_json=as_json))
    raise typer.Exit(1 if failed else 0)


async def _read_each(files: list[Path], *, as_json: bool) -> bool:
    """Print each file in turn; return whether one of them couldn't be read."""
    from bot.intake import report
    from bot.intake.formats.draft import ChapterDraft
    from bot.intake.formats.unreadable import Unreadable
    from bot.intake.worker import Intake

    failed = False
    async with Intake(processes=1) as intake:
        for file in files:
            found: list[ChapterDraft] | Unreadable
            try:
                found = await intake.read(_bytes_of(file), file.name)
            except Unreadable as problem:
                failed, found = True, problem
            name = str(file)
            shown = (
                json.dumps(report.as_json(name, found), ensure_ascii=False) if as_json else report.as_text(name, found)
            )
            typer.echo(shown)
    return failed


def _bytes_of(file: Path) -> bytes:
    """Read a file that is no larger than the bot takes. Raises Unreadable if it is, or can't be opened."""
    from bot.intake import wording as intake_wording
    from bot.intake.formats.unreadable import Unreadable
    from bot.intake.limits import LARGEST_FILE

    try:
        if file.stat().st_size > LARGEST_FILE:
            raise Unreadable(intake_wording.too_big, LARGEST_FILE // 2**20)
        return file.read_bytes()
    except OSError as problem:
        raise Unreadable(intake_wording.cannot_open, problem.strerror or str(problem)) from None
