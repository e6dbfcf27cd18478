"""Sites that hold works with chapters, each with an id."""

from dataclasses import replace

from bot.addresses.models import KnownSite, Manners
from bot.addresses.sites.shapes import chapter, member, work

_CLOSED = Manners(may_ask=False)
"""The terms of these sites forbid programs to ask for their pages."""

AO3 = KnownSite(
    "AO3",
    (
        "archiveofourown.org",
        "archiveofourown.com",
        "archiveofourown.net",
        "archiveofourown.gay",
        "ao3.org",
        "archive.transformativeworks.org",
    ),
    (
        chapter(
            r"[^/]+(?:/collections/[^/?#]+)?(?:/works/(?P<work>\d{1,18}))?/chapters/(?P<chapter>\d{1,18})",
            "https://archiveofourown.org/chapters/{chapter}",
        ),
        work(
            r"[^/]+(?:/collections/[^/?#]+|/users/[^/?#]+(?:/pseuds/[^/?#]+)?)?/(?:works|downloads)/(?P<work>\d{1,18})",
            "https://archiveofourown.org/works/{work}",
        ),
        member(r"[^/]+/users/(?P<member>[^/?#]+)", "https://archiveofourown.org/users/{member}"),
    ),
    # Its own feeds list the works of a tag, never a work's chapters.
    feeds=("https://archiveofourown.org/works/{work}/navigate",),
    # Its terms let programs ask that don't spam; it takes 300 requests in 300 s from an address.
    manners=Manners(
        gap=10,
        pages=(
            "https://archiveofourown.org/works/{work}/chapters/{chapter}?view_adult=true",
            "https://archiveofourown.org/chapters/{chapter}?view_adult=true",
            "https://archiveofourown.org/works/{work}?view_adult=true",
        ),
    ),
)
WATTPAD = KnownSite(
    "Wattpad",
    ("wattpad.com",),
    (
        chapter(r"[^/]+(?:/amp)?/(?P<chapter>\d{1,18})(?:-(?P<slug>[^/?#]*))?", "https://www.wattpad.com/{chapter}"),
        chapter(
            r"[^/]+/myworks/(?P<work>\d{1,18})(?:-[^/?#]*)?/write/(?P<chapter>\d{1,18})",
            "https://www.wattpad.com/{chapter}",
        ),
        work(
            r"[^/]+/(?:story|myworks)/(?P<work>\d{1,18})(?:-(?P<work_slug>[^/?#]*))?",
            "https://www.wattpad.com/story/{work}",
        ),
        member(r"[^/]+/user/(?P<member>[^/?#]+)", "https://www.wattpad.com/user/{member}"),
    ),
    manners=_CLOSED,
    short_hosts=("w.tt",),
)
FANFICTION = KnownSite(
    "FanFiction.net",
    ("fanfiction.net",),
    (
        chapter(
            r"[^/]+/s/(?P<work>\d{1,18})/(?P<chapter>\d{1,6})(?:/(?P<work_slug>[^/?#]+))?",
            "https://www.fanfiction.net/s/{work}/{chapter}",
            counted=True,
        ),
        work(r"[^/]+/s/(?P<work>\d{1,18})", "https://www.fanfiction.net/s/{work}"),
        member(r"[^/]+/u/(?P<member>\d+)(?:/[^?#]*)?", "https://www.fanfiction.net/u/{member}"),
        member(r"[^/]+/~(?P<member>[^/?#]+)", "https://www.fanfiction.net/~{member}"),
    ),
    manners=_CLOSED,
)
FICTIONPRESS = KnownSite(
    "FictionPress",
    ("fictionpress.com",),
    tuple(replace(one, form=one.form.replace("fanfiction.net", "fictionpress.com")) for one in FANFICTION.shapes),
    manners=_CLOSED,
)
ROYAL_ROAD = KnownSite(
    "Royal Road",
    ("royalroad.com", "royalroadl.com"),
    (
        chapter(
            r"[^/]+/fiction/(?:(?P<work>\d{1,18})/(?:(?P<work_slug>[^/?#]+)/)?)?chapter/(?P<chapter>\d{1,18})"
            r"(?:/(?P<slug>[^/?#]+))?",
            "https://www.royalroad.com/fiction/chapter/{chapter}",
        ),
        work(
            r"[^/]+/fiction/(?P<work>\d{1,18})(?:/(?P<work_slug>[^/?#]+))?",
            "https://www.royalroad.com/fiction/{work}",
        ),
        member(r"[^/]+/profile/(?P<member>[^/?#]+)", "https://www.royalroad.com/profile/{member}"),
    ),
    # With the ids of several works it hides what is new.
    feeds=("https://www.royalroad.com/fiction/syndication/{work}",),
)
SCRIBBLE_HUB = KnownSite(
    "Scribble Hub",
    ("scribblehub.com", "rssscribblehub.com"),
    (
        chapter(
            r"[^/]+/read/(?P<work>\d{1,18})(?:-(?P<work_slug>[^/?#]*))?/chapter/(?P<chapter>\d{1,18})",
            "https://www.scribblehub.com/read/{work}/chapter/{chapter}",
        ),
        work(
            r"[^/]+/(?:series|read)/(?P<work>\d{1,18})(?:[-/](?P<work_slug>[^/?#]+))?",
            "https://www.scribblehub.com/series/{work}",
        ),
        member(r"[^/]+/profile/(?P<member>\d{1,18})(?:/[^?#]*)?", "https://www.scribblehub.com/profile/{member}"),
    ),
    # Only an author's feed is kept up, not that of a series.
    feeds=("https://www.rssscribblehub.com/rssfeed.php?type=author&uid={member}",),
)
