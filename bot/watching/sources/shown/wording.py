"""What the bot says where it shows sources."""

from bot.core.text.cleaning import clean_line, shorten
from bot.watching.entries import wording as entries_wording
from bot.watching.models import Source, SourceMode
from bot.watching.sources.models import CheckedSource, CheckOutcome, Proposal, WatchedSource
from bot.watching.wording import delay, link_to, linked, site, trouble
from bot.works.models import Work
from bot.works.wording import chapter_name, number, title

MAX_NAME = 80


def proposal(shown: Proposal, asked: str) -> str:
    """Show what a link leads to, before anything is watched."""
    named = f", “{clean_line(shorten(shown.feed.title, MAX_NAME))}”" if shown.feed.title else ""
    count = len(shown.chapters)
    there = {0: "No chapter is there yet", 1: "One chapter is there"}.get(count, f"{count} chapters are there")
    heading = f"{there}, which stay as they are" if count else there
    listed = "".join(f"\n- {shorten(chapter_name(one), MAX_NAME)}" for one in shown.newest)
    newest = f". The newest:{listed}" if count > 1 else f":{listed}" if count else "."
    return "\n".join(
        filter(
            None,
            [
                f"**{site(shown.source)}**{named}, for {title(shown.work)}: {link_to(shown.source)}",
                f"{heading}{newest}",
                entries_wording.wanted_only(shown.source.wanted),
                what_becomes(shown.source, asked),
                "Nothing is watched before you press **Watch it**.",
            ],
        )
    )


def what_becomes(source: Source, asked: str) -> str:
    """Say what becomes of new chapters, and who is `asked`."""
    ways = {
        SourceMode.ASK: f"**New ones are asked about first**: {asked}",
        SourceMode.POST: f"**New ones go out by themselves**, {delay(source.delay)}. Meanwhile, and in doubt: {asked}",
        SourceMode.BACKLOG: f"**New ones join the backlog**, for its rhythm. Without one, or in doubt: {asked}",
    }
    return ways[source.mode]


def you_are_asked() -> str:
    return "you get a preview in a private message."


def member_is_asked(member_id: int) -> str:
    return f"<@{member_id}> gets a preview in a private message."


def staff_are_asked(channel_id: int) -> str:
    return f"staff get a preview in <#{channel_id}>."


def nobody_is_asked() -> str:
    return (
        "nobody can be asked yet, since staff have no channel for that. Somebody with Manage Server chooses one with"
        " `/setup notices:`; until then, previews wait."
    )


def heading(count: int) -> str:
    return "**One source**" if count == 1 else f"**{count} sources**"


def watched_at() -> str:
    return "Watched at"


def none_here() -> str:
    return "Nothing is watched here of what you may change. `/source add` watches where a work appears."


def none_of_work(work: Work) -> str:
    return f"Nothing is watched for {title(work)}. `/source add` watches where it appears."


def line(seen: WatchedSource) -> str:
    """Say of a source in a few lines where it is, what becomes of its chapters, and how the looks at it go."""
    return "\n".join(
        filter(None, [f"**{site(seen.source)}** for {title(seen.work)}: {link_to(seen.source)}", _state(seen)])
    )


def _state(seen: WatchedSource) -> str:
    short = {
        SourceMode.ASK: "asks first",
        SourceMode.POST: "posts by itself",
        SourceMode.BACKLOG: "fills the backlog",
    }
    return f"{short[seen.source.mode]} · {looks(seen)}"


def looks(seen: WatchedSource) -> str:
    """Say when a source was last seen, what is the matter with it, and when the next look is."""
    feed = seen.feed
    success = f"last seen <t:{int(feed.success_at.timestamp())}:R>" if feed.success_at else "not looked at yet"
    if seen.source.paused_at is not None:
        return f"{success} · **paused**"
    due = f" · next look <t:{int(feed.due_at.timestamp())}:R>" if feed.due_at else ""
    matter = f"\n⚠️ {_sentence(trouble(feed.trouble))}." if feed.trouble and feed.failing_since else ""
    return f"{success}{due}{matter}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def panel(seen: WatchedSource, asked: str) -> str:
    """Show one source with what was chosen of it."""
    return "\n".join(
        filter(
            None,
            [
                f"**{site(seen.source)}** for {title(seen.work)}: {link_to(seen.source)}",
                entries_wording.wanted_only(seen.source.wanted),
                what_becomes(seen.source, asked),
                _sentence(looks(seen)),
            ],
        )
    )


def pick() -> str:
    return "Choose a source to change it"


def option(seen: WatchedSource) -> str:
    """Name a source where Discord shows no Markdown."""
    paused = " (paused)" if seen.source.paused_at is not None else ""
    return f"{site(seen.source)} · {seen.work.title}{paused}"


def and_more(count: int) -> str:
    return f"and {count} more: `/source list work:` shows those of one work"


def checked(result: CheckedSource) -> str:
    """Say what came of a look that somebody asked for."""
    feed, where = result.watched.feed, linked(result.watched.source)
    due = f" The next look is <t:{int(feed.due_at.timestamp())}:R>." if feed.due_at else ""
    if result.outcome is CheckOutcome.LOOKED:
        return f"{_new(result)}{due}"
    if result.outcome is CheckOutcome.FAILED and feed.trouble:
        return f"Looked at {where}, in vain: {trouble(feed.trouble)}.{due}"
    outcomes = {
        CheckOutcome.RUNS: f"A look at {where} is going on just now; what it finds is asked about as always.",
        CheckOutcome.A_MOMENT_AGO: f"{where} was looked at less than a minute ago.{due}",
    }
    return outcomes.get(result.outcome, f"{where} isn't asked just now, since its site wants to be left alone.{due}")


def _new(result: CheckedSource) -> str:
    where = linked(result.watched.source)
    if not result.new:
        return f"Looked at {where}: nothing new."
    names = [clean_line(shorten(row.title or _numbered(row.number), MAX_NAME)) for row in result.new[:5]]
    more = [f"and {len(result.new) - len(names)} more"] if len(result.new) > len(names) else []
    listed = "".join(f"\n- {name}" for name in [*names, *more])
    count = "One new chapter" if len(result.new) == 1 else f"{len(result.new)} new chapters"
    return f"Looked at {where}. {count}:{listed}\nWhat becomes of new ones was decided with the source."


def _numbered(value: float | None) -> str:
    return f"Chapter {number(value)}" if value is not None else "a chapter without a title"
