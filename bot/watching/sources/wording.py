"""What the bot says to those who add, change and end sources."""

from datetime import timedelta

from bot.core.text.cleaning import bold, shorten
from bot.watching.models import Source, SourceMode
from bot.watching.sources.models import WatchedSource
from bot.watching.sources.shown import wording as shown_wording
from bot.watching.wording import delay, linked
from bot.works.models import Work
from bot.works.wording import title


def watch_it() -> str:
    return "Watch it"


def cancel() -> str:
    return "Cancel"


def watched(seen: WatchedSource, asked: str) -> str:
    due = f" The next look is <t:{int(seen.feed.due_at.timestamp())}:R>." if seen.feed.due_at else ""
    becomes = shown_wording.what_becomes(seen.source, asked)
    return (
        f"{linked(seen.source)} is watched for {title(seen.work)}.{due} {becomes}\n"
        "`/source list` shows how it goes, and changes it."
    )


def announce_newest(name: str) -> str:
    return shorten(f"Announce the newest: {name}", 80)


def not_watched() -> str:
    return "Not watched: nothing of it is kept. `/source add` looks at a link again."


def begun_already(source: Source) -> str:
    return f"{linked(source)} is watched by now. `/source list` changes it, `/source end` ends it."


def source_is_gone() -> str:
    return "That source isn't there any more. `/source list` shows what is watched, `/source add` adds another."


def which_source(text: str) -> str:
    return f"Several sources are called {bold(text)}. Choose one from the list that appears while you type."


def no_such_source(text: str) -> str:
    return f"No source here that you may change is called {bold(text)}. `/source list` shows those that are watched."


def is_watched_already(source: Source, work: Work) -> str:
    return f"{linked(source)} is watched for {title(work)} already. `/source list` shows how it goes."


def too_many_sources(work: Work, most: int) -> str:
    return f"{title(work)} has {most} sources, which is the most. End one with `/source end` first."


def is_paused(source: Source) -> str:
    if source.ended_at is not None:
        return f"{linked(source)} isn't watched any more. `/source add` adds it anew."
    return f"{linked(source)} is paused. `/source pause` lets it go on."


def bad_delay(longest: timedelta) -> str:
    return f"A delay is between 0 minutes and {longest.days} days."


def asks_authors_only(work: Work) -> str:
    return f"Only an author of {title(work)} can be asked in private. Add one with `/work edit author:`."


def too_late_to_undo_end() -> str:
    return "That source ended more than ten minutes ago. Add it anew with `/source add`."


def mode(kind: SourceMode) -> str:
    names = {
        SourceMode.ASK: "Ask about new chapters first",
        SourceMode.POST: "Post new chapters by themselves",
        SourceMode.BACKLOG: "Put new chapters into the backlog",
    }
    return names[kind]


def delay_choice(after: timedelta) -> str:
    return f"They go out {delay(after)}"


def ask_staff() -> str:
    return "Ask staff, in their channel"


def ask_me() -> str:
    return "Ask me, in a private message"


def ask_another() -> str:
    return "Ask another author, in private messages"


def pause() -> str:
    return "Pause"


def resume() -> str:
    return "Go on"


def check() -> str:
    return "Look now"


def end() -> str:
    return "End"


def undo() -> str:
    return "Undo"


def paused(seen: WatchedSource) -> str:
    return f"{linked(seen.source)} is paused: nobody looks at it for {title(seen.work)}. `/source pause` lets it go on."


def goes_on(seen: WatchedSource) -> str:
    return f"{linked(seen.source)} is watched again for {title(seen.work)}. What appeared meanwhile counts as new."


def ended(seen: WatchedSource) -> str:
    return (
        f"{linked(seen.source)} isn't watched for {title(seen.work)} any more. What it brought stays. You can undo that"
        " for 10 minutes."
    )


def goes_on_after_all(seen: WatchedSource) -> str:
    return f"{linked(seen.source)} is watched for {title(seen.work)} as before."
