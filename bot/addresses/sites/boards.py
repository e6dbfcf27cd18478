"""Boards that run XenForo: a work is a thread, a chapter one of its posts."""

from bot.addresses.models import KnownSite, Shape
from bot.addresses.sites.shapes import END, chapter, member, work

_THREAD = r"/threads/(?:(?P<work_slug>[^/?#]*)\.)?(?P<work>\d{1,18})"
_POST = r"(?:(?:[^?#]*/)?post-|[^#]*#(?:js-)?post-)(?P<chapter>\d{1,18})"


def _shapes(host: str, before: str) -> tuple[Shape, ...]:
    """Write down a board's addresses; `before` is what stands in front of their paths."""
    return (
        chapter(rf"{before}{_THREAD}{END}/?{_POST}", f"https://{host}/posts/{{chapter}}"),
        chapter(
            rf"{before}/(?:posts/|goto/post\?id=)(?P<chapter>\d{{1,18}})(?=[/?#&]|$)",
            f"https://{host}/posts/{{chapter}}",
        ),
        work(rf"{before}{_THREAD}", f"https://{host}/threads/{{work}}"),
        member(rf"{before}/members/(?:[^/?#]*\.)?(?P<member>\d{{1,18}})", f"https://{host}/members/{{member}}"),
    )


def _board(name: str, host: str, *others: str) -> KnownSite:
    return KnownSite(name, (host, *others), _shapes(host, r"[^/]+(?:/forums?)?"))


BOARDS = (
    _board("SpaceBattles", "forums.spacebattles.com", "spacebattles.com"),
    _board("Sufficient Velocity", "forums.sufficientvelocity.com", "sufficientvelocity.com"),
    _board("Questionable Questing", "forum.questionablequesting.com", "questionablequesting.com"),
)
XENFORO = KnownSite("XenForo", (), _shapes("{before}", r"(?P<before>[^/?#]+(?:/[^/?#]+)??)"))
