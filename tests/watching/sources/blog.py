"""A blog on this machine, whose posts a test writes, and a town that may watch it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import discord
from simcord.builders import ChannelHandle
from simcord.results import InteractionResult

from bot.intake.feeds.models import FeedEntry
from tests.intake.feeds.written import rss
from tests.worlds.site import Site
from tests.worlds.town import Town, shown

TITLE = "The Lamp Room"


@dataclass
class Blog:
    """A page that names its feed; the newest post stands first."""

    web: Site
    posts: list[FeedEntry] = field(default_factory=list)

    @property
    def link(self) -> str:
        return self.web.address("/lamp-room/")

    def shows(self, *numbers: int, at: datetime | None = None, **said: object) -> "Blog":
        """Let chapters of these numbers stand in the feed, in front of what is there."""
        for number in numbers:
            link = self.web.address(f"/lamp-room/chapter-{number}")
            its = {"guid": link, "link": link, "title": f"Chapter {number}: Night {number}", "published": at, **said}
            self.posts.insert(0, FeedEntry(**its))  # type: ignore[arg-type]
        return self.serve()

    def serve(self) -> "Blog":
        page = (
            b'<html><head><link rel="alternate" type="application/rss+xml" href="feed"></head><body>Lamps</body></html>'
        )
        self.web.answers("/lamp-room/", page, Content_Type="text/html")
        about = f"<title>{TITLE}</title>"
        self.web.answers("/lamp-room/feed", rss(self.posts, about=about).encode(), Content_Type="text/xml")
        return self


@dataclass
class Street:
    """A town and the blog beside it; staff are asked in `notices`."""

    town: Town
    blog: Blog
    notices: ChannelHandle

    async def propose(self, **options: str) -> InteractionResult:
        return await self.town.author.slash(
            self.town.channel, "source add", **{"work": TITLE, "link": self.blog.link, **options}
        )

    async def watch(self, **options: str) -> InteractionResult:
        proposed = await self.propose(**options)
        return await self.town.author.click(shown(proposed), label="Watch it")

    async def later(self, **time: float) -> None:
        """Let time pass, and the bot's loops come to their turn."""
        await self.town.leap(timedelta(**(time or {"hours": 2})).total_seconds())
        await self.town.env.advance_time(60)

    def asked(self) -> list[discord.Message]:
        """The bot's messages where staff are asked, oldest first."""
        return list(self.notices.history())

    async def press(self, label: str) -> InteractionResult:
        """Let a moderator press a button of the last message that asks."""
        return await self.town.moderator.click(self.asked()[-1], label=label)
