"""`python -m bot doctor`."""

import asyncio
import json
import logging
from typing import Annotated

import typer

from bot.cli.endings import give_up
from bot.core.errors import HostError


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for other programs.")] = False,
) -> None:
    """Look for what keeps the bot from its work, whether it runs or can't start, and say what to do.

    Ends with 0 if nothing is wrong, with 1 if something is, and with 2 if it couldn't look.
    """
    from bot.doctor.examination import ExaminedHost, examine
    from bot.doctor.report import as_object, as_text

    logging.disable()  # what the checks find is told by themselves
    try:
        report = asyncio.run(examine(ExaminedHost()))
    except Exception as problem:
        give_up(HostError(f"The doctor couldn't look ({type(problem).__name__})."))
    typer.echo(json.dumps(as_object(report), indent=2, ensure_ascii=False) if as_json else as_text(report))
    raise typer.Exit(0 if report.is_healthy else 1)
