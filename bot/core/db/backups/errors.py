"""Why a backup can't be made or used."""

from bot.core.errors import StartupError


class BackupFailed(StartupError):
    """A copy couldn't be made; what was there before is as it was."""


class Damaged(BackupFailed):
    """A file fails SQLite's own checks, or isn't of this program."""
