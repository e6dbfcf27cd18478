"""Doing at once what another process says there is to do."""

import logging
from collections.abc import Callable

from bot.core.db.sharing.wakes import Wake
from bot.core.loop import Supervisor

log = logging.getLogger(__name__)

LOOPS = {Wake.ANNOUNCEMENTS: "sending announcements", Wake.LETTERS: "sending letters"}
"""Which loop does what."""


def waking(supervisor: Supervisor) -> Callable[[str], None]:
    """Make what wakes a loop by the name of what there is to do; every loop, where something may have been missed."""

    def heard(told: str) -> None:
        log.debug("Another process says: %s", told or "something that may have been missed")
        for what, loop in LOOPS.items():
            if told in ("", what):
                supervisor.wake(loop)

    return heard
