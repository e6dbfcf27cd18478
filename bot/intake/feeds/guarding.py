"""Whatever goes wrong over bytes that a stranger made is one of the known reasons."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from lxml.etree import ParserError

from bot.intake.feeds.models import NoFeed, NoFeedReason

_log = logging.getLogger(__name__)


@contextmanager
def no_feed_at_worst() -> Iterator[None]:
    """Let the block raise NoFeed, and nothing else; what nobody foresaw is logged by its place, without the bytes."""
    try:
        yield
    except NoFeed:
        raise
    except (RecursionError, MemoryError):
        raise NoFeed(NoFeedReason.TOO_LARGE) from None
    except (ParserError, ValueError):  # HTML without a single element, a namespace that no name can have
        raise NoFeed(NoFeedReason.BROKEN) from None
    except Exception as fault:
        where = traceback.extract_tb(fault.__traceback__)[-1]
        _log.error("reading a feed failed: %s at %s", type(fault).__name__, where)
        raise NoFeed(NoFeedReason.BROKEN) from None
