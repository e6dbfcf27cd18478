"""Which of the feeds that a page names lists the chapters, as far as addresses tell."""

from urllib.parse import urlsplit

from bot.addresses.feeds import feed_of
from bot.addresses.models import AddressKind
from bot.addresses.reading import read
from bot.intake.feeds.models import PageLinks


def candidates(page: str, links: PageLinks) -> list[str]:
    """List the feeds to try for the page at an address, the closest to it first.

    What the table of its site tells goes first, then a part's feed before the whole site's.
    """
    address = read(page)
    post_id = links.post_id if address and address.kind is AddressKind.WORK else None
    members = [member for link in links.members if (member := read(link))]
    of_site = [feed for known in (address, *members) if known and (feed := feed_of(known, post_id))]
    named = sorted((one.address for one in links.feeds), key=lambda feed: not _is_below(feed, page))
    return list(dict.fromkeys([*of_site, *named]))


def _is_below(feed: str, page: str) -> bool:
    return _path(feed).startswith(f"{_path(page)}/")


def _path(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.netloc}{parts.path}".rstrip("/") if parts.path.strip("/") else ""
