"""The daily copies of the database, which the bot makes by itself while it runs."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.core.db.backups.shelf import Shelf
from bot.doctor.models import Finding, FindingKind, finding

TOO_OLD = timedelta(days=2)
"""How old the newest copy may be: one is made each day, and one may fail."""


def examine(shelf: Shelf, now: datetime, running_since: datetime) -> Iterator[Finding]:
    """Find whether a bot that has been running for long enough makes its daily copies, where it is to."""
    newest = shelf.newest_daily()
    last = max(running_since, newest.taken_at) if newest else running_since
    if shelf.days and now - last > TOO_OLD:
        since = int(newest.taken_at.timestamp()) if newest else 0
        yield finding(FindingKind.BACKUPS_OLD, folder=str(shelf.folder), at=since)
