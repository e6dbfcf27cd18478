"""What the bot says of the channels where a work is announced."""

from bot.core.text.cleaning import clean_label, shorten
from bot.works.models import Work
from bot.works.wording import no_channel, title


def announced_there_already(work: Work, channel_id: int) -> str:
    return f"{title(work)} is announced in <#{channel_id}> already."


def too_many_targets(limit: int) -> str:
    return f"A work can be announced in {limit} channels. End one with `/target end` first."


def no_such_target() -> str:
    return "That work isn't announced there, or it is the work's own channel: change that with `/work edit channel:`."


def no_such_code() -> str:
    return (
        "That code can't be used: it works once, for a week. Ask the staff of the work's server for a new one,"
        " which `/target share` makes."
    )


def target_added(work: Work, channel_id: int) -> str:
    return f"{title(work)} is announced in <#{channel_id}> too, from its next chapter on."


def code_shared(work: Work, code: str, until: int) -> str:
    return (
        f"Give this code to the other server's staff: **{code}**. With `/target redeem` they choose the channel where"
        f" {title(work)} is announced there. It works once, until <t:{until}:D>."
    )


def target_redeemed(work: Work, channel_id: int) -> str:
    return (
        f"{title(work)} is announced in <#{channel_id}> from its next chapter on. Kudos given here count, ideas go to"
        " its own server. `/target end` ends it."
    )


def target_ended(work: Work, channel_id: int) -> str:
    return f"{title(work)} is no longer announced in <#{channel_id}>. What stands there stays."


def announced_no_more(work: Work) -> str:
    return (
        f"{title(work)} is no longer announced in this server, so no ideas for it can be sent from here. Those you sent"
        " before are in `/suggestions mine`."
    )


def removed_at_home(work: Work) -> str:
    return f"{title(work)} was removed by its own server."


def targets_listed(work: Work, channels: list[str]) -> str:
    return f"{title(work)} is announced in {', '.join(channels)}." if channels else no_channel()


def guests_listed(lines: list[str]) -> str:
    return "\n".join(["Works of other servers that are announced here:", *lines])


def no_guests() -> str:
    return "No work of another server is announced here. Its staff can give you a code with `/target share`."


def guest(work: Work, channel_id: int) -> str:
    return f"- {title(work)} in <#{channel_id}>"


def elsewhere(channel: str | None, server: str | None) -> str:
    """A channel of a server that may not know the reader of this."""
    return f"#{clean_label(channel or 'a deleted channel')} of {clean_label(server or 'a server that I left')}"


def choice(work: Work, where: str) -> str:
    return shorten(f"{clean_label(work.title)} in {where}", 100)


def choose_a_target() -> str:
    return "Pick one of the suggestions, or see `/target list`."
