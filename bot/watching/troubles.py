"""What each way in which a look can fail means to those who wait for new chapters."""

from bot.core.fetching.errors import (
    BadAddress,
    BadStatus,
    Closed,
    FetchError,
    HadEnough,
    HostPaused,
    HostTaken,
    Missing,
    TooLarge,
)
from bot.intake.feeds.models import NoFeed, NoFeedReason
from bot.watching.models import FeedTrouble

_OF_WHAT_CAME = {
    NoFeedReason.EMPTY: FeedTrouble.EMPTY,
    NoFeedReason.TOO_LARGE: FeedTrouble.TOO_LARGE,
    NoFeedReason.CHALLENGE: FeedTrouble.BLOCKED,
    NoFeedReason.MEMBERS_ONLY: FeedTrouble.MEMBERS_ONLY,
    NoFeedReason.NOTHING_THERE: FeedTrouble.GONE,
    NoFeedReason.PAGE: FeedTrouble.PAGE,
    NoFeedReason.CUT_SHORT: FeedTrouble.BROKEN,
    NoFeedReason.BROKEN: FeedTrouble.BROKEN,
}

_OF_STATUS = {401: FeedTrouble.MEMBERS_ONLY, 403: FeedTrouble.BLOCKED, 451: FeedTrouble.BLOCKED}

_OF_ERRORS: dict[type[FetchError], FeedTrouble | None] = {
    HostTaken: None,
    HadEnough: FeedTrouble.BLOCKED,
    HostPaused: None,
    Missing: FeedTrouble.GONE,
    BadAddress: FeedTrouble.NOT_PUBLIC,
    Closed: FeedTrouble.CLOSED,
    TooLarge: FeedTrouble.TOO_LARGE,
}


def trouble_of(problem: FetchError | NoFeed) -> FeedTrouble | None:
    """Name what is the matter with a feed; None where nobody asked its host, or read what came."""
    if isinstance(problem, NoFeed):
        return _OF_WHAT_CAME.get(problem.reason)
    if isinstance(problem, BadStatus):
        return _OF_STATUS.get(problem.status, FeedTrouble.NO_ANSWER)
    return next((its for kind, its in _OF_ERRORS.items() if isinstance(problem, kind)), FeedTrouble.NO_ANSWER)
