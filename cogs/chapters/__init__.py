"""`/chapter` and **Announce as chapter**: from a file, a form or a message to announcements, and their life."""

from discord.ext import commands

from bot.app.client import Client
from cogs.chapters.announce_message import AnnounceMessageCommand
from cogs.chapters.backlog.buttons import BacklogButtons
from cogs.chapters.drafts.buttons import DraftButtons
from cogs.chapters.drafts.from_links import AnotherChapter
from cogs.chapters.drafts.keeping import KeepingButtons
from cogs.chapters.drafts.more_text import MoreText
from cogs.chapters.drafts.readers import ForReaders
from cogs.chapters.drafts.uploads import UploadChoices
from cogs.chapters.drafts.waiting import WaitingFiles
from cogs.chapters.drafts.when import ScheduleButtons
from cogs.chapters.edit import EditCommand
from cogs.chapters.found.gone import GoneChapterButtons
from cogs.chapters.found.one import FoundChapterButtons
from cogs.chapters.found.together import FoundTogetherButtons
from cogs.chapters.list import ListCommand
from cogs.chapters.post import PostCommand
from cogs.chapters.reschedule import RescheduleCommand
from cogs.chapters.schedule import ScheduleCommand
from cogs.chapters.withdraw import WithdrawCommand


class ChaptersCog(
    PostCommand,
    AnnounceMessageCommand,
    AnotherChapter,
    UploadChoices,
    WaitingFiles,
    DraftButtons,
    KeepingButtons,
    MoreText,
    ForReaders,
    ScheduleButtons,
    EditCommand,
    WithdrawCommand,
    RescheduleCommand,
    ListCommand,
    ScheduleCommand,
    BacklogButtons,
    FoundChapterButtons,
    FoundTogetherButtons,
    GoneChapterButtons,
    commands.GroupCog,
    group_name="chapter",
    group_description="Announce chapters",
):
    """Every `/chapter` command, and what its forms, buttons and menus do."""


async def setup(client: Client) -> None:
    await client.add_cog(ChaptersCog(client))
