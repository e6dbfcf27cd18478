"""What the bot says about a server's settings."""

from collections.abc import Sequence

from bot.core.text.cleaning import bold, clean_line, shorten
from bot.setup.emoji import plain_emoji
from bot.setup.permissions import ChannelCheck, Lack


def only_managers() -> str:
    return "Only members with Manage Server can change these settings."


def everyone_as_staff() -> str:
    return "That is the role of everyone: every member could change works and decide on ideas. Choose another role."


def not_an_emoji(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return f"“{shown}” isn't an emoji that I can react with. Give one or more emoji with spaces between, such as ❤️ 💜."


def too_many_emojis(limit: int) -> str:
    return f"At most {limit} emoji can stand for kudos."


def foreign_emoji(text: str) -> str:
    return f"I can't use {text}: it belongs to a server I'm not in. Take one of this server's, or a standard emoji."


def choose_a_channel() -> str:
    return "No channel was chosen. Choose one from the list."


def channel_gone() -> str:
    return "That channel isn't there any more, or I may not see it. Choose another, or give me View Channel there."


def permission_name(permission: str) -> str:
    """Name a permission as Discord's settings do; `permission` is its name in Discord's API."""
    names = {
        "view_channel": "View Channel",
        "send_messages": "Send Messages",
        "embed_links": "Embed Links",
        "attach_files": "Attach Files",
        "add_reactions": "Add Reactions",
        "read_message_history": "Read Message History",
        "use_external_emojis": "Use External Emoji",
        "create_public_threads": "Create Public Threads",
        "send_messages_in_threads": "Send Messages in Threads",
        "manage_roles": "Manage Roles",
        "pin_messages": "Pin Messages",
        "send_polls": "Create Polls",
        "manage_threads": "Manage Threads",
        "mention_everyone": "Mention Everyone",
        "manage_channels": "Manage Channels",
    }
    return names[permission]


def permission_purpose(permission: str) -> str:
    """Say what the bot does with a permission; `permission` is its name in Discord's API."""
    purposes = {
        "view_channel": "to see the channels in which it announces",
        "send_messages": "to announce",
        "embed_links": "the announcement's card is an embed",
        "add_reactions": "it puts the kudos emoji on each announcement, so that one tap gives kudos",
        "attach_files": "to show a work's cover, and to attach a chapter's text",
        "read_message_history": (
            "to count reactions that came while it was away, and to find its own announcement again after a crash"
        ),
        "use_external_emojis": "to put a kudos emoji of another server on announcements",
        "create_public_threads": "to open a thread under an announcement, for comments or for the chapter's text",
        "send_messages_in_threads": "to post a chapter's text there, and in the posts of a forum",
        "manage_roles": "to give readers who press **Follow** the work's role, which stands below its own",
        "pin_messages": "to keep the latest chapter's announcement pinned (`/work edit pin:`)",
        "send_polls": "to make a poll of readers' ideas (`/queue poll`)",
        "manage_threads": "to change what stands in locked threads, and to take threads away with a withdrawn chapter",
        "mention_everyone": "to ping a work's role that not everyone may mention",
        "manage_channels": "to make a tag for each work in a forum",
    }
    return purposes[permission]


def asked_for() -> str:
    return "What the invitation asks for; leave off what you don't use:"


def not_asked_for() -> str:
    return "What you give it in a single channel, if you want what it is for:"


def cannot_announce(check: ChannelCheck) -> str:
    return (
        f"I can't announce in <#{check.channel_id}> yet: I need **{_names(check, check.lacks)}** there. {_give(check)}"
    )


def cannot_write(check: ChannelCheck) -> str:
    return f"I can't write in <#{check.channel_id}>: I need **{_names(check, check.lacks)}** there. {_give(check)}"


def also_missing(check: ChannelCheck) -> str:
    """Name what the bot can't do in a channel where it can announce, why it would like to, and where to allow it."""
    lines = [f"-# {_names(check, [one])}: {permission_purpose(one.permission)}" for one in check.besides]
    there = [one for one in check.besides if one.is_denied_there]
    elsewhere = [one for one in check.besides if not one.is_denied_there]
    ways = [
        f"-# Give {_whom(check)} {_names(check, some)} in {_where(check, some)}." for some in (there, elsewhere) if some
    ]
    return "\n".join([f"I can announce in <#{check.channel_id}>. For more I need:", *lines, *ways])


def _names(check: ChannelCheck, lacks: Sequence[Lack]) -> str:
    """Name permissions as the settings of this channel do: a forum's call messages posts."""
    in_forums = {"send_messages": "Create Posts"} if check.is_forum else {}
    return ", ".join(in_forums.get(one.permission) or permission_name(one.permission) for one in lacks)


def _give(check: ChannelCheck) -> str:
    """Say where to give what is needed: in the channel, if any of it is taken away there."""
    it = "it" if len(check.lacks) == 1 else "them"
    return f"Give {_whom(check)} {it} in {_where(check, check.lacks)}; then try again."


def _whom(check: ChannelCheck) -> str:
    return bold(check.role) if check.role else "me"


def _where(check: ChannelCheck, lacks: Sequence[Lack]) -> str:
    """Say by which way through Discord's settings one comes to where these permissions can be given."""
    if any(one.is_denied_there for one in lacks):
        return f"<#{check.channel_id}>'s **Edit Channel → Permissions**"
    return "**Server Settings → Roles**"


def deleted_emoji(shown: str) -> str:
    return f"{plain_emoji(shown)} (*deleted*: choose others with `/setup kudos_emoji:`)"


def nothing_to_react_with() -> str:
    return "Name at least one emoji that stands for kudos."


def role_is_not_pingable(role_id: int) -> str:
    return (
        f"Members with <@&{role_id}> won't be notified: let everyone mention the role in Server Settings → Roles,"
        " or give me Mention Everyone in that channel."
    )


def role_gone() -> str:
    return "That role isn't there any more. Choose another."
