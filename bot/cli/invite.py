"""`python -m bot invite`."""

import base64
import binascii
from typing import Annotated

import typer

from bot.cli.endings import give_up
from bot.core.errors import StartupError
from bot.setup.permissions import Use


def invite(
    application: Annotated[
        str | None, typer.Argument(help="Its number on the General Information page; the token's, if left out.")
    ] = None,
    use: Annotated[
        list[Use] | None,
        typer.Option("--for", help="Ask only for what announcing takes and this; name as many as you like."),
    ] = None,
) -> None:
    """Print the address that invites the bot to a server, and what each of the permissions is for.

    Without --for it asks for everything that is of use in all channels.
    """
    from bot.core.settings import Settings
    from bot.setup import wording as setup_wording
    from bot.setup.permissions import BITS, asked_for, invitation

    try:
        application_id = application or _of_token(Settings.load().require_token())
    except StartupError as problem:
        give_up(problem)
    asked = asked_for(use or ())
    typer.echo(invitation(application_id, asked))
    left_out = [one for one in BITS if one not in asked]
    for heading, some in ((setup_wording.asked_for(), asked), (setup_wording.not_asked_for(), left_out)):
        typer.echo(f"\n{heading}")
        for one in some:
            typer.echo(f"  {setup_wording.permission_name(one):<26} {setup_wording.permission_purpose(one)}")


def _of_token(token: str) -> str:
    """Read the application's number, which every token begins with. Raises StartupError if it doesn't."""
    head = token.split(".")[0]
    try:
        number = base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        number = ""
    if not number.isdecimal():
        raise StartupError("The token says no application. Name its number: python -m bot invite NUMBER")
    return number
