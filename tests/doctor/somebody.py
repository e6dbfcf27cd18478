"""Somebody who has no rights, and what the doctor finds as them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.core.db.backups.shelf import BACKUPS, Shelf
from bot.doctor.machine import files
from bot.doctor.models import Finding, FindingKind
from tests.worlds.disks import NOBODY


@contextmanager
def somebody_without_rights() -> Iterator[None]:
    """Root may write anywhere: then somebody else looks."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def found_at(file: Path) -> list[FindingKind]:
    return [one.kind for one in found_on(Shelf(file, file.parent / BACKUPS))]


def found_on(shelf: Shelf) -> list[Finding]:
    with somebody_without_rights():
        return list(files.examine(shelf))


def somebodys(*places: Path) -> None:
    """Let these belong to whoever looks."""
    if os.geteuid() == 0:
        for one in places:
            os.chown(one, NOBODY, NOBODY)
