"""`/source add` shows what a link leads to, and watches it once somebody says so."""

from discord import app_commands

from bot.intake.turns.turns import Asker
from bot.watching.buttons import AnnounceNewest, ForgetSource, WatchSource
from bot.watching.entries.offered import filter_for
from bot.watching.sources import wording
from bot.works.wording import plain_chapter_name
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, acknowledge, edit, reply
from cogs.sources.narrowing import menu_of
from cogs.sources.screens import asked, proposal


class AddCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        work="Which work",
        link="The work's page, one of its chapters, or its feed",
        words="Only entries with these words in their title, where the feed holds more than this work",
    )
    async def add(
        self,
        interaction: Interaction,
        work: OwnWorkOption,
        link: str,
        words: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Watch where a work appears: you see what is there before anything is watched."""
        await acknowledge(interaction)
        member, watching = member_of(interaction), self.services.watching
        found = await watching.finder.find(link.strip(), Asker(member.guild_id, member.id))
        wanted = filter_for(found.feed, (link, work.details.link), words)
        shown = await watching.sources.propose(
            member, work.id, link.strip(), found.address, found.feed, is_list=found.feed.is_complete, wanted=wanted
        )
        menu = menu_of(found.feed, shown.source.id, wanted)
        await reply(interaction, await proposal(interaction, shown, menu))

    @clicked
    async def watch_source(self, interaction: Interaction, clicked: WatchSource) -> None:
        member, sources = member_of(interaction), self.services.watching.sources
        seen = await sources.begin(member, clicked.source_id)
        newest = (await sources.proposal(member, clicked.source_id)).newest
        offered = []
        if newest:
            label = wording.announce_newest(plain_chapter_name(newest[0]))
            offered = [button(label, AnnounceNewest(clicked.source_id))]
        said = wording.watched(seen, await asked(interaction, seen.source))
        await edit(interaction, Message(said, view=buttons(*offered)))

    @clicked
    async def forget_source(self, interaction: Interaction, clicked: ForgetSource) -> None:
        await self.services.watching.sources.forget(member_of(interaction), clicked.source_id)
        await edit(interaction, wording.not_watched())
