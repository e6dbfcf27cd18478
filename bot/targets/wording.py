"""What the bot says of the channels where a work is announced."""

from collections.abc import Iterable

from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.works.models import Rating, Work
from bot.works.wording import rating_name, title


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


def announced_there_again(work: Work, channel_id: int) -> str:
    return (
        f"The first time you asked, that was ended; but somebody has added it there again: {title(work)} is announced"
        f" in <#{channel_id}> now. To end it once more, ask once more."
    )


def announced_no_more(work: Work) -> str:
    return (
        f"{title(work)} is no longer announced in this server, so nothing more of it is shown or taken here. Ideas you"
        " sent before are in `/suggestions mine`."
    )


def removed_at_home(work: Work) -> str:
    return f"{title(work)} was removed by its own server."


def targets_listed(work: Work, channels: list[str]) -> str:
    return f"{title(work)} is announced in {', '.join(channels)}." if channels else no_channel()


def guests_listed(lines: list[str]) -> str:
    return "\n".join(["Works of other servers that are announced here:", *lines])


def no_guests() -> str:
    return "No work of another server is announced here. Its staff can give you a code with `/target share`."


def name_your_work() -> str:
    return (
        "Name one of your works with `/target list work:` to see where it is announced. Which works of other servers"
        " are announced here is for staff to see."
    )


def guest(work: Work, channel_id: int) -> str:
    return f"- {title(work)} in <#{channel_id}>"


def deleted_channel() -> str:
    return "a deleted channel"


def elsewhere(channel: str | None, server: str | None) -> str:
    """Name a channel to somebody who may not know its server."""
    named = f"#{clean_label(channel)}" if channel else deleted_channel()
    return f"{named} of {clean_label(server or 'a server that I left')}"


def choice(work: Work, where: str) -> str:
    return shorten(f"{clean_label(work.title)} in {where}", limits.OPTION)


def choose_a_target() -> str:
    return "No channel that you may end is called so. Pick one from the list that appears as you type."


def nothing_to_end() -> str:
    return (
        "There is nothing that you may end. Authors end further channels of their works, and staff the works of other"
        " servers; a work's own channel is changed with `/work edit channel:`."
    )


MAX_PLACES = 5
"""Channels named in one sentence."""


def cover_not_allowed(where: str) -> str:
    return f"I may not attach files in {where}, so chapters go there without their cover. Give me Attach Files."


def threads_not_allowed(where: str) -> str:
    return f"I may not open threads in {where}. Give me Create Public Threads, and one opens there."


def role_is_gone(work: Work) -> str:
    return (
        f"The role that {title(work)} pinged was deleted, so nobody is pinged. Choose another with `/work edit role:`;"
        " or I make one for the first reader who follows."
    )


def too_open(rating: Rating, where: list[str], better: Iterable[int]) -> str:
    """Say where a chapter can't go for its rating, and where it can."""
    instead = ", ".join(f"<#{channel}>" for channel in better)
    use = f"Use {instead} instead: `/work edit channel:`" if instead else "Restrict a channel in its settings"
    return (
        f"It is rated {rating_name(rating)}, so it goes to age-restricted channels only, and {_named(where)}"
        f" {'is none' if len(where) == 1 else 'are none'}. {use}."
    )


def adults_only(work: Work, channel_id: int, better: Iterable[int]) -> str:
    places = ", ".join(f"<#{channel}>" for channel in better)
    return (
        f"{title(work)} is rated {rating_name(work.details.rating)}: Discord wants it in age-restricted channels only,"
        f" and <#{channel_id}> isn't one. "
        + (
            f"Use {places} instead: `/work edit channel:`."
            if places
            else "Make one under Channel Settings → Age-Restricted Channel."
        )
    )


def not_shown_here(work: Work, better: Iterable[int]) -> str:
    """Tell a reader where a work for adults is shown."""
    places = ", ".join(f"<#{channel}>" for channel in better)
    where = f"ask in {places}" if places else "this server has none that you can see"
    return (
        f"{title(work)} is rated {rating_name(work.details.rating)} and shown in age-restricted channels only: {where}."
    )


def _named(places: list[str]) -> str:
    return ", ".join(places[:MAX_PLACES]) + (f" and {len(places) - MAX_PLACES} more" if places[MAX_PLACES:] else "")


def stands_in_the_open(work: Work, places: list[str]) -> str:
    return (
        f"It is rated {rating_name(work.details.rating)} now, and announcements of it stand in channels that aren't"
        f" age-restricted: {_named(places)}. I leave them there. Restrict the channels, or take chapters back with"
        " `/chapter withdraw`."
    )


def pins_not_allowed(places: list[str]) -> str:
    return (
        f"I may not pin messages in {_named(places)}. Give me Pin Messages, and the latest chapter is pinned there too."
    )


def no_pins_in_forums(places: list[str]) -> str:
    return f"Nothing is pinned in {_named(places)}: a forum has one pinned post at most, which I leave to its staff."


def no_channel() -> str:
    return (
        "Nobody has said where chapters are announced. Ask someone with Manage Server to run `/setup"
        " channel:`, or set one for this work with `/work edit channel:`."
    )
