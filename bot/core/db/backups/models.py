"""That a database is of before what happened last: it was put back from a copy."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LOOKED_BACK = timedelta(days=30)
"""For how long after it what goes out is looked for among what went out between the copy and its return."""


@dataclass(frozen=True, slots=True)
class Restoration:
    """What happened between `taken_at` and `restored_at` isn't in the database, though it may stand in Discord."""

    taken_at: datetime
    restored_at: datetime

    def covers(self, moment: datetime) -> bool:
        """Tell whether a moment is one of which the database knows nothing."""
        return self.taken_at <= moment <= self.restored_at
