"""What the bot says about a server's settings."""

from collections.abc import Collection, Iterable

from bot.core.text.cleaning import clean_line, shorten
from bot.setup.emoji import plain_emoji


def only_managers() -> str:
    return "Only members with Manage Server can change these settings."


def not_an_emoji(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return f"“{shown}” isn't an emoji that I can react with. Give one or more emoji with spaces between, such as ❤️ 💜."


def too_many_emojis(limit: int) -> str:
    return f"At most {limit} emoji can stand for kudos."


def foreign_emoji(text: str) -> str:
    return f"I can't use {text}: it belongs to a server I'm not in. Take one of this server's, or a standard emoji."


def choose_a_channel() -> str:
    return "No channel was chosen. Choose one from the list."


def channel_gone(channel_id: int) -> str:
    return f"I can't see <#{channel_id}>. Give me View Channel there, or choose another channel."


def permission_name(permission: str) -> str:
    """Name a permission as Discord's settings do; `permission` is its name in Discord's API."""
    names = {
        "view_channel": "View Channel",
        "send_messages": "Send Messages",
        "embed_links": "Embed Links",
        "attach_files": "Attach Files",
        "add_reactions": "Add Reactions",
        "read_message_history": "Read Message History",
    }
    return names[permission]


def missing_permissions(channel_id: int, permissions: Iterable[str]) -> str:
    return (
        f"I can't announce in <#{channel_id}> yet: I need **{', '.join(map(permission_name, permissions))}** there."
        " Allow it in the channel's settings under Permissions, then run `/setup` again."
    )


def not_set() -> str:
    return "*not set yet*"


def summary(
    channel_id: int | None,
    notices_channel_id: int | None,
    staff_role_id: int | None,
    emojis: list[str],
    zone: str = "UTC",
    *,
    gone: Collection[int] = (),
) -> str:
    """Show a server's settings; `gone` are the channels and roles among them that were deleted in Discord."""
    managers = "everyone with Manage Server"
    channel = _set_or_not(f"<#{channel_id}>", channel_id, gone, "/setup channel:")
    staff = _set_or_not(f"<@&{staff_role_id}> and {managers}", staff_role_id, gone, "/setup staff_role:", managers)
    notices = _set_or_not(f"<#{notices_channel_id}>", notices_channel_id, gone, "/setup notices:")
    facts = {
        "Channel for chapters": channel,
        "Staff": staff,
        "Channel for what staff should know": notices,
        "Kudos": " ".join(emojis),
        "Time zone": zone,
    }
    return "\n".join(f"**{name}** {value}" for name, value in facts.items())


def _set_or_not(shown: str, its_id: int | None, gone: Collection[int], option: str, otherwise: str = "") -> str:
    if its_id in gone:
        return f"*deleted in Discord*: choose another with `{option}`"
    return shown if its_id else otherwise or f"{not_set()}: run `{option}`"


def deleted_emoji(shown: str) -> str:
    return f"{plain_emoji(shown)} (*deleted*: choose others with `/setup kudos_emoji:`)"


def saved(summary_text: str) -> str:
    return f"Saved.\n{summary_text}"


def next_step(work_add: str) -> str:
    return f"Next: add a work with {work_add}."


def nothing_to_react_with() -> str:
    return "Name at least one emoji that stands for kudos."


def role_is_not_pingable(role_id: int) -> str:
    return (
        f"Members with <@&{role_id}> won't be notified: let everyone mention the role in Server Settings → Roles,"
        " or give me Mention Everyone in that channel."
    )
