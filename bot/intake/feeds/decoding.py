"""From a feed's bytes to its text, whatever its host and it say of its encoding."""

import re

from bot.intake.feeds.models import NoFeed, NoFeedReason
from bot.intake.formats.encodings.decoding import decode
from bot.intake.formats.unreadable import Unreadable

_DECLARED = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_NOTHING = b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"


def text_of(data: bytes, charset: str | None = None) -> str:
    """Decode a feed or a page. `charset` is what its host says, which goes before what it says itself.

    What is UTF-8 is that, whatever is said. Raises NoFeed for what is empty, or no text.
    """
    if not data.strip(_NOTHING):
        raise NoFeed(NoFeedReason.EMPTY)
    declared = _DECLARED.search(data[:1024])
    try:
        text, _, _ = decode(data, charset or (declared[1].decode("ascii") if declared else None))
    except Unreadable:
        raise NoFeed(NoFeedReason.BROKEN) from None
    return text.lstrip("\ufeff \t\r\n")
