"""What the bot says around an announcement."""

from collections.abc import Sequence

from bot.announcements.models import BLOCKING, Trouble
from bot.core.text.cleaning import bold
from bot.works.models import Rating
from bot.works.wording import number, planned, rating_name


def rating() -> str:
    return "Rating"


def warnings() -> str:
    return "Archive Warnings"


def fandom() -> str:
    return "Fandom"


def series() -> str:
    return "Series"


def notes() -> str:
    return "Notes"


def question() -> str:
    return "The author asks"


def thanks() -> str:
    return "With thanks to"


def read() -> str:
    return "Read"


def suggest() -> str:
    return "Suggest a plot idea"


def follow() -> str:
    return "Follow"


def follow_emoji() -> str:
    return "🔔"


MENTIONED = 5
"""Channels named in one sentence."""


def headline(title: str, chapter: str) -> str:
    return f"{bold(title)} · {chapter}"


def byline(title: str, authors: list[str]) -> str:
    return f"{title} by {' and '.join(authors)}" if authors else title


def length(words: int, minutes: int) -> str:
    return f"{words:,} {'word' if words == 1 else 'words'} · {minutes:,} min read"


def place(value: float, total: int | None) -> str:
    return f"Chapter {number(value)} of {planned(value, total)}"


def no_link() -> str:
    return "There is no link, so readers will see no more than this. Add one with Edit."


def not_rated() -> str:
    return "This work is Not Rated. If it is Mature or Explicit, cancel and say so with `/work edit` first."


def page_is_stricter(page: Rating, own: Rating) -> str:
    where = ", which goes to age-restricted channels only" if page.is_for_adults else ""
    return (
        f"The file says **{rating_name(page)}**, and the work is {rating_name(own)} here. Until you choose below, the"
        f" card says {rating_name(page)}{where}."
    )


def page_was_waived(page: Rating, own: Rating) -> str:
    return f"The file says {rating_name(page)}. You keep {rating_name(own)}, and so does the card."


def work_is_stricter(page: Rating, own: Rating) -> str:
    return f"The file says {rating_name(page)}, but the work is **{rating_name(own)}** here, and so is the card."


def page_warns_of_more(more: Sequence[str]) -> str:
    return f"The file warns of **{_listed(more)}**, the work doesn't. Until you choose below, the card does."


def warnings_were_waived(waived: Sequence[str]) -> str:
    return f"The file warns of {_listed(waived)}. You keep the work's own warnings, and so does the card."


def work_warns_of_more(more: Sequence[str]) -> str:
    return f"The file doesn't warn of {_listed(more)}; the work does, and so does the card."


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names)


def silent() -> str:
    return "It goes out without a notification."


def no_number() -> str:
    return "No chapter number was found. Add one with Edit."


def last_planned(total: int) -> str:
    which = "the only chapter that was planned" if total == 1 else f"the last of the {total} chapters that were planned"
    return f"This is {which}. If more come, say so with `/work edit total:`."


def beyond_plan(total: int) -> str:
    return (
        f"{total} {'chapter was' if total == 1 else 'chapters were'} planned, and this one goes beyond: its card says"
        " “of ?”. Say how many there will be with `/work edit total:`."
    )


def channels(ids: Sequence[int]) -> str:
    return places([f"<#{one}>" for one in ids])


def places(named: Sequence[str]) -> str:
    """Name the channels: a few, and how many more there are."""
    shown = named[:MENTIONED]
    more = len(named) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def posted(chapter: str, links: list[str]) -> str:
    return f"Posted **{chapter}**: {seen_at(links)}"


def and_more(count: int) -> str:
    """Count the announcements of which there is no room to tell."""
    return f"and {count} more: `/chapter list` shows what is held up."


def seen_at(links: Sequence[str]) -> str:
    """Link to messages: a few, and say how many more there are."""
    more = len(links) - MENTIONED
    shown = [f"[see it]({link})" for link in links[:MENTIONED]]
    return " · ".join([*shown, *([f"and in {more} more {'channels' if more > 1 else 'channel'}"] if more > 0 else [])])


def on_its_way(chapter: str, channel_id: int, trouble: Trouble | None) -> str:
    reason = f" ({why(trouble)})" if trouble else ""
    return f"**{chapter}** is on its way to <#{channel_id}>{reason}. I keep trying; there is nothing you need to do."


def waits_behind(chapter: str, channel_id: int, earlier: str, trouble: Trouble) -> str:
    return (
        f"**{chapter}** waits behind **{earlier}**, which isn't out in <#{channel_id}>: {why(trouble).rstrip('.')}."
        " Chapters go out in their order; when that one is out, this one follows by itself."
    )


def failed(chapter: str, channel_id: int, trouble: Trouble) -> str:
    return f"**{chapter}** couldn't be posted in <#{channel_id}>: {why(trouble)}"


def uncertain(chapter: str, channel_id: int, trouble: Trouble) -> str:
    return f"I can't tell whether **{chapter}** stands in <#{channel_id}>: {why(trouble)}."


def why(trouble: Trouble) -> str:
    """Say what keeps an announcement from being posted, and what somebody can do about it."""
    ending = ". It goes out by itself as soon as that is mended." if trouble in BLOCKING else ""
    return reason(trouble) + ending


def reason(trouble: Trouble) -> str:
    """Say what is in the way of an announcement, or of what follows it, without what becomes of it then."""
    reasons = {
        Trouble.MAY_NOT_LOOK: (
            "Discord didn't say whether it arrived, and I may not look. Give me Read Message History there and I'll"
            " look"
        ),
        Trouble.BURIED: "Discord didn't say whether it arrived, and too much was written there since for me to find it",
        Trouble.UNLISTED: "Discord didn't say whether it arrived, and lists no posts in the forum: look there yourself",
        Trouble.NO_ANSWER: "Discord didn't answer",
        Trouble.STRANGE: "Discord refuses it, and I don't know why. I keep trying; if it lasts, tell the bot's host",
        Trouble.UNCHANGEABLE: "Discord wouldn't let me change the message",
        Trouble.MESSAGE_GONE: "somebody deleted the message",
        Trouble.TAKEN_ON_TRUST: "one stands by your word only, so I can't change it",
        Trouble.UNKNOWN: "something was in its way before I was updated. `/chapter list` lets you try it again",
    }
    return reasons.get(trouble) or _what_to_do(trouble)


def _what_to_do(trouble: Trouble) -> str:
    advice = {
        Trouble.CHANNEL_GONE: "the channel is no longer there. Choose another with `/work edit channel:` or `/setup`",
        Trouble.FORBIDDEN: (
            "I'm not allowed to. Give me View Channel, Send Messages, Embed Links, Attach Files, Add Reactions and"
            " Read Message History there"
        ),
        Trouble.FULL: "there are as many as Discord allows. Make room: archive threads, or unpin messages",
        Trouble.LOCKED: "it is archived, and I'm not allowed to open it. Unlock it, or give me Manage Threads there",
        Trouble.REFUSED: "Discord refuses it. Change the chapter with `/chapter edit`, or tell the bot's host",
        Trouble.EMOJI_GONE: "the emoji was deleted. Choose others with `/setup kudos_emoji:`",
        Trouble.TAG_NEEDED: (
            "the forum wants a tag on each post, and has none that I may use. Make one that isn't for moderators only"
        ),
        Trouble.AGE: (
            "the channel isn't age-restricted, and it is rated Mature or Explicit. Restrict the channel, or choose"
            " another with `/work edit channel:`"
        ),
        Trouble.WORK_GONE: "the work was removed",
    }
    return advice[trouble]


def notes_offered(text: str) -> str:
    return f"The text ends in what looks like your own note: “{text}” Put it on the card with **Use as notes**."


def text_as_file() -> str:
    return "The chapter is too long for messages, so here it is as a file."


def announcement_gone() -> str:
    return "That announcement is no longer known here. Use `/suggest` instead."
