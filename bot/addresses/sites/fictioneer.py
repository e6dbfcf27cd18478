"""Fictioneer: a program for a site of one's own with stories and chapters."""

from bot.addresses.models import KnownSite
from bot.addresses.sites.shapes import chapter, work

FICTIONEER = KnownSite(
    "fictioneer",
    (),
    (
        chapter(r"(?P<before>[^/?#]+)/chapter/(?P<slug>[^/?#]+)(?=#|$)", "https://{before}/chapter/{slug}"),
        chapter(
            r"(?P<before>[^/?#]+)/story/(?P<story>[^/?#]+)/(?P<slug>[^/?#]+)(?=#|$)",
            "https://{before}/story/{story}/{slug}",
        ),
        work(r"(?P<before>[^/?#]+)/story/(?P<story>[^/?#]+)(?=#|$)", "https://{before}/story/{story}"),
    ),
    feeds=("https://{home}/feed/rss-chapters?story_id={post_id}",),
)
