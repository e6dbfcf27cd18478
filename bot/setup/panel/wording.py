"""What the panel of `/setup` says."""

from collections.abc import Callable
from datetime import datetime

from bot.core.text.cleaning import shorten
from bot.setup import wording as setup_wording
from bot.setup.panel.models import ChannelState, SetupChoice, SetupGap

Mention = Callable[[str], str]

LONGEST_PART = 700
"""Characters of what is said of one choice at most: four of them may be long, and a message holds 4000."""


def heading(gap: SetupGap | None, mention: Mention, *remarks: str) -> str:
    """Say what the panel is, what was just done, and what comes next."""
    return "\n".join(["### How this server is set up", *remarks, next_step(gap, mention)])


def next_step(gap: SetupGap | None, mention: Mention) -> str:
    steps = {
        SetupGap.CHANNEL: "**Next:** choose below in which channel chapters are announced.",
        SetupGap.PERMISSIONS: "**Next:** give me what I need in that channel, and press **Look again**.",
        SetupGap.WORK: (
            f"**Next:** add a work with {mention('work add')}, or another server's with {mention('target redeem')}."
        ),
        SetupGap.CHAPTER: f"**Next:** announce the first chapter with {mention('chapter post')}. You see it first.",
    }
    return steps[gap] if gap else f"All is ready. {mention('help')} shows what can be done here."


def saved() -> str:
    return "✅ Saved."


def announced_in(chosen: ChannelState | None) -> str:
    """Say where chapters are announced, and what the bot may and may not do there."""
    shown = [_named("Chapters are announced in", chosen, "*no channel yet*")]
    if chosen and chosen.check:
        check = chosen.check
        shown.append(f"⚠️ {setup_wording.cannot_announce(check)}" if check.lacks else "✅ I can announce there.")
        if check.besides and not check.lacks:
            shown.append(setup_wording.also_missing(check))
    return shorten("\n".join(shown), LONGEST_PART)


def notices_in(chosen: ChannelState | None) -> str:
    nowhere = "*no channel*: nobody hears when a chapter can't go out"
    return with_state("Staff hear what needs them in", chosen, nowhere)


def staff(role_id: int | None, *, is_gone: bool) -> str:
    managers = "everyone with Manage Server"
    if is_gone:
        return f"**Staff** {managers}. The role was *deleted in Discord*: choose another."
    return f"**Staff** {f'<@&{role_id}> and {managers}' if role_id else managers}"


def kudos(emojis: list[str]) -> str:
    return (
        f"**Kudos** {' '.join(emojis)}\n-# I put the first on each announcement; readers may take any of them. To pick"
        f" others from Discord's own list, press **{post_test()}** and react to it."
    )


def zone(name: str, now: datetime) -> str:
    """Say by which zone times are read; `now` is the time there."""
    return f"**Time zone** {name.replace('_', ' ')}, where it is {now:%H:%M}"


def with_state(label: str, chosen: ChannelState | None, nowhere: str) -> str:
    """Name a channel where the bot only writes, or say `nowhere`, and what keeps it from writing there."""
    named = _named(label, chosen, nowhere)
    if chosen and chosen.check and chosen.check.lacks:
        return f"{named}\n⚠️ {setup_wording.cannot_write(chosen.check)}"
    return named


def _named(label: str, chosen: ChannelState | None, nowhere: str) -> str:
    if chosen is None:
        return f"**{label}** {nowhere}"
    gone = "a channel that was *deleted in Discord*: choose another"
    return f"**{label}** {gone if chosen.is_gone else chosen.mention}"


def hint(choice: SetupChoice) -> str:
    """Say what a select is for while nothing is chosen in it."""
    hints = {
        SetupChoice.CHANNEL: "Channel for chapters",
        SetupChoice.NOTICES: "Channel for what staff should know",
        SetupChoice.STAFF: "Role of the staff",
        SetupChoice.ZONE: "Time zone",
        SetupChoice.EMOJIS: "Emoji that stand for kudos",
    }
    return hints[choice]


def clock(now: datetime) -> str:
    return f"It is {now:%H:%M} there"


def choose_emojis() -> str:
    return "Kudos emoji"


def emojis_hint() -> str:
    return "❤️ 💜, or :name: for one of this server's"


def another_zone() -> str:
    return "Another time zone"


def zone_hint() -> str:
    return "A city, such as Lisbon"


def look_again() -> str:
    return "Look again"


def post_test() -> str:
    return "Post a test"
