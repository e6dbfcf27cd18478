"""What can be chosen of the news of kudos."""

from enum import StrEnum


class NewsChoice(StrEnum):
    """What a press or choice of `/kudos settings` is about; OPEN only shows it."""

    OPEN = "open"
    MILESTONES = "milestones"
    DIGESTS = "digests"
    HOUR = "hour"
