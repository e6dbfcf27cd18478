"""What is said of each reason for which nothing was found."""

from collections.abc import Callable

from bot.core.errors import UserFacingError
from bot.core.fetching.errors import (
    BadAddress,
    BadStatus,
    Closed,
    FetchError,
    HadEnough,
    HostPaused,
    HostTaken,
    Missing,
    NotPublic,
    TooLarge,
)
from bot.intake.feeds.models import NoFeed, NoFeedReason
from bot.watching.finding import wording

_OF_FEEDS = {
    NoFeedReason.EMPTY: wording.broken,
    NoFeedReason.TOO_LARGE: wording.too_large,
    NoFeedReason.CHALLENGE: wording.wants_a_browser,
    NoFeedReason.MEMBERS_ONLY: wording.for_members_only,
    NoFeedReason.NOTHING_THERE: wording.nothing_there,
    NoFeedReason.PAGE: wording.page_instead,
    NoFeedReason.CUT_SHORT: wording.broken,
    NoFeedReason.BROKEN: wording.broken,
    NoFeedReason.NOT_READ: wording.too_many_look,
}


_OF_FETCHING = {
    Missing: wording.nothing_there,
    NotPublic: wording.not_for_everybody,
    BadAddress: wording.not_for_everybody,
    Closed: wording.leads_to_closed,
    TooLarge: wording.too_large,
    HostPaused: wording.left_alone,
    HadEnough: wording.left_alone,
    HostTaken: wording.too_many_look,
}


def refusal_of(error: FetchError | NoFeed, site: str) -> UserFacingError:
    """Say why nothing can be watched at a site, or not now."""
    say = _OF_FEEDS[error.reason] if isinstance(error, NoFeed) else _why(error)
    return UserFacingError(say, site)


def _why(error: FetchError) -> Callable[[str], str]:
    if isinstance(error, BadStatus) and error.status in (401, 403):
        return wording.for_members_only
    return _OF_FETCHING.get(type(error), wording.no_answer)
