"""Blogs: a work is a blog as a whole, unless its own link says which part of it; a chapter is a post."""

from bot.addresses.models import KnownSite
from bot.addresses.sites.shapes import chapter, member, other, work

_NAME = r"(?P<work>[\w-]{1,63})"
_DATED = r"(?P<date>\d{4}/\d{2}(?:/\d{2})?)"

WORDPRESS = KnownSite(
    "WordPress",
    ("wordpress.com",),
    (
        chapter(
            rf"(?P<work>[^./]+)\.wordpress\.com/{_DATED}/(?P<slug>[^/?#]+)",
            "https://{work}.wordpress.com/{date}/{slug}",
        ),
        chapter(
            r"(?P<work>[^./]+)\.wordpress\.com/?\?(?:[^#]*&)?p=(?P<chapter>\d{1,18})(?=[&#]|$)",
            "https://{work}.wordpress.com?p={chapter}",
        ),
        work(
            r"(?P<work>[^./]+)\.wordpress\.com/(?P<slug>(?:category|tag)/[^?#]+)",
            "https://{work}.wordpress.com/{slug}",
        ),
        chapter(r"(?P<work>[^./]+)\.wordpress\.com/(?P<slug>[^/?#]+)(?=[?#]|$)", "https://{work}.wordpress.com/{slug}"),
        work(r"(?P<work>[^./]+)\.wordpress\.com(?=[?#]|$)", "https://{work}.wordpress.com"),
    ),
    has_other_chapters=True,
    feeds=("{work_link}/feed/",),
)
SUBSTACK = KnownSite(
    "Substack",
    ("substack.com",),
    (
        chapter(rf"open\.substack\.com/pub/{_NAME}/p/(?P<slug>[^/?#]+)", "https://{work}.substack.com/p/{slug}"),
        work(rf"open\.substack\.com/pub/{_NAME}", "https://{work}.substack.com"),
        chapter(
            r"(?P<work>(?!open\.)[^./]+)\.substack\.com/p/(?P<slug>[^/?#]+)", "https://{work}.substack.com/p/{slug}"
        ),
        work(r"(?P<work>(?!open\.)[^./]+)\.substack\.com(?:/archive|/about)?(?=[?#]|$)", "https://{work}.substack.com"),
        member(r"substack\.com/(?P<member>@[^/?#]+)(?=[?#]|$)", "https://substack.com/{member}"),
        chapter(r"substack\.com/home/post/p-(?P<chapter>\d{1,18})", "https://substack.com/home/post/p-{chapter}"),
    ),
    has_other_chapters=True,
    feeds=("{work_link}/feed",),
)
_TUMBLR_POST = r"(?P<chapter>\d{1,20})(?:/(?P<slug>[^/?#]+))?"
_TUMBLR_PAGE = (
    r"(?:about|account|activity|apps|communities|customize|dashboard|developers|explore|follow|following|help|inbox"
    r"|likes|login|logout|new|policy|privacy|reblog|register|search|settings|share|tagged|themes)"
)
"""The first step of addresses that are Tumblr's own, and no blog's."""
TUMBLR = KnownSite(
    "Tumblr",
    ("tumblr.com",),
    (
        other(
            rf"tumblr\.com/(?!dashboard/blog/)(?P<page>{_TUMBLR_PAGE}(?![^/?#])[^?#]*(?:\?[^#]*)?)(?=#|$)",
            "https://tumblr.com/{page}",
        ),
        chapter(
            rf"(?P<work>[^./]+)\.tumblr\.com/(?:post|image|private)/{_TUMBLR_POST}",
            "https://{work}.tumblr.com/post/{chapter}",
        ),
        chapter(
            rf"tumblr\.com/(?:(?:dashboard/)?blog/(?:view/)?)?{_NAME}/{_TUMBLR_POST}",
            "https://{work}.tumblr.com/post/{chapter}",
        ),
        work(
            r"(?P<work>[^./]+)\.tumblr\.com/tagged/(?P<slug>[^/?#]+)",
            "https://{work}.tumblr.com/tagged/{slug}",
        ),
        work(
            rf"tumblr\.com/(?:(?:dashboard/)?blog/(?:view/)?)?{_NAME}/tagged/(?P<slug>[^/?#]+)",
            "https://{work}.tumblr.com/tagged/{slug}",
        ),
        work(r"(?P<work>[^./]+)\.tumblr\.com(?:/(?:archive|rss|tagged)?)?(?=[?#]|$)", "https://{work}.tumblr.com"),
        work(
            rf"tumblr\.com/(?:(?:dashboard/)?blog/(?:view/)?)?{_NAME}(?=[?#]|$)",
            "https://{work}.tumblr.com",
        ),
    ),
    has_other_chapters=True,
    feeds=("{work_link}/rss",),
)
GHOST = KnownSite(
    "Ghost",
    ("ghost.io",),
    (
        work(r"(?P<work>[^./]+)\.ghost\.io/(?P<slug>(?:tag|author)/[^?#]+)", "https://{work}.ghost.io/{slug}"),
        chapter(r"(?P<work>[^./]+)\.ghost\.io/(?P<slug>[^/?#]+)(?=[?#]|$)", "https://{work}.ghost.io/{slug}"),
        work(r"(?P<work>[^./]+)\.ghost\.io(?=[?#]|$)", "https://{work}.ghost.io"),
    ),
    has_other_chapters=True,
    feeds=("{work_link}/rss/",),
)
_BLOGGER = r"(?P<work>[^./]+)\.blogspot(?:\.[a-z]{2,3}){1,2}"
BLOGGER = KnownSite(
    "Blogger",
    ("blogspot.com",),
    (
        chapter(
            rf"{_BLOGGER}/{_DATED}/(?P<slug>[^/?#]+?)(?:\.html)?", "https://{work}.blogspot.com/{date}/{slug}.html"
        ),
        work(rf"{_BLOGGER}/search/label/(?P<slug>[^/?#]+)", "https://{work}.blogspot.com/search/label/{slug}"),
        work(rf"{_BLOGGER}(?=[?#]|$)", "https://{work}.blogspot.com"),
    ),
    has_other_chapters=True,
    feeds=(
        "https://{work}.blogspot.com/feeds/posts/default/-/{part}",
        "https://{work}.blogspot.com/feeds/posts/default",
    ),
)
_JOURNAL_POST = r"(?P<chapter>\d{1,18})\.html"
DREAMWIDTH = KnownSite(
    "Dreamwidth",
    ("dreamwidth.org",),
    (
        chapter(
            rf"(?:community\.)?dreamwidth\.org/(?:users/|community/|~)?{_NAME}/{_JOURNAL_POST}",
            "https://{work}.dreamwidth.org/{chapter}.html",
        ),
        chapter(rf"{_NAME}\.dreamwidth\.org/{_JOURNAL_POST}", "https://{work}.dreamwidth.org/{chapter}.html"),
        work(rf"{_NAME}\.dreamwidth\.org/tag/(?P<slug>[^/?#]+)", "https://{work}.dreamwidth.org/tag/{slug}"),
        work(rf"dreamwidth\.org/(?:users/|~){_NAME}(?=[?#]|$)", "https://{work}.dreamwidth.org"),
        work(rf"{_NAME}\.dreamwidth\.org(?=[?#]|$)", "https://{work}.dreamwidth.org"),
    ),
    has_other_chapters=True,
    feeds=("https://{work}.dreamwidth.org/data/atom?tag={part}", "https://{work}.dreamwidth.org/data/atom"),
)
