"""Boards that run XenForo: a work is a thread, a chapter one of its posts."""

from bot.addresses.models import KnownSite, Shape
from bot.addresses.sites.shapes import END, chapter, member, work

_THREAD = r"/threads/(?:(?P<work_slug>[^/?#]*)\.)?(?P<work>\d{1,18})"
_POST = r"(?:/|(?:\?[^#]*)?#(?:js-)?)post-(?P<chapter>\d{1,18})"
_ITS_PAGE = r"(?:/(?:page-\d+|reader(?:/page-\d+)?|threadmarks|latest|unread))?"
_FEEDS = ("{work_link}/threadmarks.rss?threadmark_category=1",)
"""The threadmarks that are chapters; other categories are side stories, art and the like."""
_LAST = r"(?![^?#&])"
"""Behind an id that is the last step of a path."""


def _shapes(host: str, before: str, *, its_page: str = _ITS_PAGE, end: str = _LAST) -> tuple[Shape, ...]:
    """Write down a board's addresses.

    `before` is what stands in front of their paths, `its_page` what leads to a page of a thread, and `end` what may
    follow an id. Under anybody's domain no more than XenForo itself writes is taken for its address.
    """
    return (
        chapter(rf"{before}{_THREAD}{its_page}{_POST}{end}", f"https://{host}/posts/{{chapter}}"),
        chapter(
            rf"{before}/(?:posts/|goto/post\?id=)(?P<chapter>\d{{1,18}}){end}", f"https://{host}/posts/{{chapter}}"
        ),
        work(rf"{before}{_THREAD}{its_page}{end}", f"https://{host}/threads/{{work}}"),
        member(rf"{before}/members/(?:[^/?#]*\.)?(?P<member>\d{{1,18}}){end}", f"https://{host}/members/{{member}}"),
    )


def _board(name: str, host: str, *others: str) -> KnownSite:
    shapes = _shapes(host, r"[^/]+(?:/forums?)?", its_page=r"(?:/[^?#]*)?", end=END)
    return KnownSite(name, (host, *others), shapes, feeds=_FEEDS)


BOARDS = (
    _board("SpaceBattles", "forums.spacebattles.com", "spacebattles.com"),
    _board("Sufficient Velocity", "forums.sufficientvelocity.com", "sufficientvelocity.com"),
    _board("Questionable Questing", "forum.questionablequesting.com", "questionablequesting.com"),
)
XENFORO = KnownSite("XenForo", (), _shapes("{before}", r"(?P<before>[^/?#]+(?:/[^/?#]+)??)"), feeds=_FEEDS)
