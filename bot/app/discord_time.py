"""What time it is for Discord, beside what this machine's clock says."""

import logging
from datetime import timedelta
from email.utils import parsedate_to_datetime

from bot.core.clock import Clock

log = logging.getLogger(__name__)

FAR_OFF = timedelta(minutes=1)
"""How far off the machine's clock may be before the log says so: times that people typed would be kept late or early,
and an answer's way takes seconds at most.
"""


class DiscordTime:
    """Hears the date of each of Discord's answers. `ahead` is by how much this machine's clock is before it.

    That is None as long as no answer came, and precise to a few seconds.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.ahead: timedelta | None = None
        self._has_warned = False

    @property
    def is_far_off(self) -> bool:
        return self.ahead is not None and abs(self.ahead) > FAR_OFF

    def agrees(self) -> bool:
        """Tell whether this machine's clock is known to be right."""
        return self.ahead is not None and not self.is_far_off

    def hear(self, date: str | None) -> None:
        """Compare the clock with the `Date` of an answer, and warn in the log once until it is right again."""
        try:
            theirs = parsedate_to_datetime(date or "")
            self.ahead = self._clock() - theirs
        except (ValueError, TypeError):
            return  # none, or one that makes no sense
        if self.is_far_off and not self._has_warned:
            log.warning(
                "This machine's clock is %s Discord's: set it right, since chapters go out by it", self._by_how_much()
            )
        elif self._has_warned and not self.is_far_off:
            log.info("This machine's clock agrees with Discord's again")
        self._has_warned = self.is_far_off

    def _by_how_much(self) -> str:
        ahead = self.ahead or timedelta()
        seconds = round(abs(ahead).total_seconds())
        return f"{timedelta(seconds=seconds)} {'ahead of' if ahead > timedelta() else 'behind'}"
