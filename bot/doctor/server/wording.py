"""What `/doctor` says to those who manage a server."""

from collections.abc import Sequence

from bot.announcements.models import PostedMessage
from bot.core.db.backups.models import Restoration
from bot.core.text import limits
from bot.doctor.models import Severity
from bot.doctor.server.models import ChannelUse, ServerFinding
from bot.setup.permissions import ChannelCheck
from bot.setup.wording import permission_name, permission_purpose
from bot.works.models import Work
from bot.works.wording import rating_name, title

MOST_LINKED = 5
"""Announcements, or channels, that are linked to in one finding."""


def only_managers() -> str:
    return "Only members with Manage Server can have this server looked at."


def report(findings: Sequence[ServerFinding]) -> str:
    """Say what was found, the worst first, as much as a message holds."""
    if not findings:
        return (
            "✅ Nothing here keeps me from my work: channels, permissions and roles are right, and nothing is held up."
        )
    marks = {Severity.ERROR: "❌", Severity.WARNING: "⚠️"}
    lines = [f"{marks[one.severity]} {one.words}" for one in findings]
    shown: list[str] = []
    for number, line in enumerate(lines):
        more = _more(len(lines) - number)
        if len("\n".join([*shown, line, more])) > limits.MESSAGE:
            return "\n".join([*shown, more])
        shown.append(line)
    return "\n".join(shown)


def _more(count: int) -> str:
    return f"-# And {count} more: mend these first, then run `/doctor` again."


def server_unknown() -> str:
    return "Discord hasn't told me of this server yet, since it has an outage or I have just started. Try again later."


def no_channel() -> str:
    return "No channel is chosen where chapters are announced: choose one with `/setup channel:`."


def no_work() -> str:
    return "There is no work yet whose chapters could be announced: add one with `/work add`."


def no_notices() -> str:
    return "Staff hear nothing when a chapter can't go out: choose a channel for that with `/setup notices:`."


def channel_deleted(use: ChannelUse) -> str:
    uses = {
        ChannelUse.NOTICES: "where staff hear what needs them was deleted: choose another with `/setup notices:`",
        ChannelUse.REVIEWS: "where readers' ideas wait for staff was deleted: choose another with `/queue settings`",
        ChannelUse.MILESTONES: "where milestones are told was deleted: choose another with `/kudos settings`",
        ChannelUse.DIGESTS: "where the digest of kudos goes was deleted: choose another with `/kudos settings`",
    }
    return f"The channel {uses[use]}."


def open_to_all(work: Work, channel_id: int) -> str:
    return (
        f"{title(work)} is rated {rating_name(work.details.rating)}, and <#{channel_id}> isn't age-restricted, so that"
        " its chapters can't go out there: restrict it in the channel's settings, or choose another with"
        " `/work edit channel:`."
    )


def work_lacks(work: Work, check: ChannelCheck, permissions: Sequence[str]) -> str:
    named = ", ".join(f"**{permission_name(one)}** ({permission_purpose(one)})" for one in permissions)
    return f"In <#{check.channel_id}>, {title(work)} takes {named}: allow it in the channel's settings, Permissions."


def role_out_of_reach(work: Work, role_id: int) -> str:
    return (
        f"Readers can't follow {title(work)} by its button: I need **Manage Roles**, and <@&{role_id}> has to stand"
        " below my own role in Server Settings → Roles."
    )


def unknown(guild_id: int, channel_id: int, messages: Sequence[PostedMessage], restoration: Restoration) -> str:
    """Name the announcements that the database doesn't know, the first of them with links."""
    since = f"<t:{int(restoration.taken_at.timestamp())}:f>"
    place = f"https://discord.com/channels/{guild_id}"
    links = [f"{place}/{one.thread_id or channel_id}/{one.message_id}" for one in messages[:MOST_LINKED]]
    more = f" and {len(messages) - MOST_LINKED} more" if len(messages) > MOST_LINKED else ""
    return (
        f"In <#{channel_id}> I no longer know {len(messages)} of my announcements, since my database was put back from"
        f" a copy of {since}: {' '.join(links)}{more}. Their buttons and kudos don't count until the chapter is posted"
        " once more with `/chapter post`: I take the message that stands, and post no second one."
    )


def unseen(channel_ids: Sequence[int], restoration: Restoration) -> str:
    """Name the channels in which nobody can tell what stands there that the database doesn't know."""
    since = f"<t:{int(restoration.taken_at.timestamp())}:f>"
    channels = ", ".join(f"<#{one}>" for one in channel_ids[:MOST_LINKED])
    more = f" and {len(channel_ids) - MOST_LINKED} more" if len(channel_ids) > MOST_LINKED else ""
    return (
        f"My database was put back from a copy of {since}, and I couldn't look for announcements that I no longer know"
        f" in {channels}{more}: let me read the message history there, and run `/doctor` again. Where a button says"
        " that its announcement is no longer known, post the chapter once more with `/chapter post`."
    )


def letters_refused(channel_id: int, count: int) -> str:
    return (
        f"Discord refuses what I have to say in <#{channel_id}> ({count}): let me write there, or look at what AutoMod"
        " keeps out. It goes out by itself once that is mended."
    )


def chapters_late(count: int, since: int) -> str:
    return f"Chapters that should be out and aren't: {count}, the first since <t:{since}:R>. Tell the bot's host."
