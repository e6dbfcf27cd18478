"""The door of the command line: to the bot by the shortest way, or to all the commands."""

import sys

from bot.cli import serving

if __name__ == "__main__" and (waits := serving.only_runs(sys.argv[1:])) is not None:
    sys.exit(serving.serve(waits=waits))

from bot.cli.commands import app

__all__ = ["app"]

if __name__ == "__main__":
    sys.exit(app(prog_name="python -m bot"))
