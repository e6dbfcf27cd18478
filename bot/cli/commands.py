"""The command line: `python -m bot run`, demo, read, export, erase, backup, restore, move, invite or doctor."""

import typer

from bot.cli.backup import backup
from bot.cli.demo import demo
from bot.cli.doctor import doctor
from bot.cli.erase import erase
from bot.cli.export import export
from bot.cli.invite import invite
from bot.cli.move import move
from bot.cli.read import read
from bot.cli.restore import restore
from bot.cli.run import run

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
app.command()(run)
app.command()(demo)
app.command()(read)
app.command()(export)
app.command()(erase)
app.command()(backup)
app.command()(restore)
app.command()(move)
app.command()(invite)
app.command()(doctor)
