"""Where sites list chapters for programs, as far as an address tells."""

import re
from dataclasses import asdict

from bot.addresses.forms import first_complete
from bot.addresses.models import Address
from bot.addresses.sites import PROGRAMS, SITES
from bot.core.text.links import taken_apart

_FEED = re.compile(
    r"/(?:feed|rss|atom)(?:/(?:rss2?|atom|json|rss-chapters))?/?$"
    r"|/(?:rss|atom|feed|index|feeds?/.+)\.(?:xml|rss|atom|rdf|json)$|\.(?:rss|atom|rdf)$|/rssfeed\.php$"
    r"|/feeds/posts/(?:default|summary)(?:/-/[^/]+)?/?$|/data/(?:rss|atom)/?$|/syndication/\d+$",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(r"(?:^|&)(?:feed|alt)=(?:rss2?|atom)(?:&|$)", re.IGNORECASE)


def feed_of(address: Address, post_id: str | None = None) -> str | None:
    """Form the address of the feed, or of the list of chapters, that is closest to an address.

    `post_id` is what its page says of itself where the address doesn't. None where no site is known that has one.
    """
    forms = next((site.feeds for site in (*SITES, *PROGRAMS) if site.name == address.site), ())
    return first_complete(forms, {**asdict(address), "post_id": post_id})


def is_feed(link: str) -> bool:
    """Tell whether an address looks like that of a feed itself."""
    parts = taken_apart(link)
    return parts is not None and bool(_FEED.search(parts.path) or _ASKED_FOR.search(parts.query))
