"""What the bot says to those who decide about chapters that a source brought."""

from collections.abc import Sequence

from bot.dates.models import WallTime
from bot.watching import wording as watching_wording
from bot.watching.models import Source, SourceChapter
from bot.works.models import Chapter, Work
from bot.works.wording import chapter_name, title


def found_is_gone() -> str:
    return "What this asked about is gone. `/chapter list` shows what is there."


def lists_nothing() -> str:
    return "That source lists no chapter now. `/chapter post link:` announces one by its link."


def already_decided(work: Work, rows: Sequence[SourceChapter]) -> str:
    return f"Somebody decided that already. {watching_wording.decided(work, rows)}"


def answer_in_the_server(work: Work) -> str:
    return (
        f"Only an author of {title(work)} can decide that in private messages. Staff can do it in the server, with"
        " `/chapter list`."
    )


def _named(work: Work, chapter: Chapter) -> str:
    return f"**{chapter_name(chapter.details)}** of {title(work)}"


def not_there_any_more() -> str:
    return "That is for a server in which you, or this bot, aren't any more. Its staff decide there now."


def changed(work: Work, chapter: Chapter) -> str:
    return f"{_named(work, chapter)} is changed. This is what would be posted:"


def scheduled(work: Work, chapter: Chapter, due: WallTime) -> str:
    return f"{_named(work, chapter)} goes out <t:{int(due.at.timestamp())}:F>, unless somebody stops it."


def skipped(work: Work, chapter: Chapter) -> str:
    return f"{_named(work, chapter)} isn't announced, and not asked about again. You can undo that for 10 minutes."


def taken_back(work: Work, chapter: Chapter, due: int | None) -> str:
    if due is not None:
        return f"{_named(work, chapter)} goes out <t:{due}:F> after all."
    return f"{_named(work, chapter)} is a draft again, and isn't posted before somebody says so."


def held(work: Work, chapter: Chapter) -> str:
    return f"{_named(work, chapter)} is a draft now, and isn't posted before somebody says so."


def from_now_on(source: Source, work: Work, chapter: Chapter, due: int | None) -> str:
    first = (
        f"New chapters of {title(work)} at {watching_wording.site(source)} go out by themselves from now on,"
        f" {watching_wording.delay(source.delay)}."
    )
    this = f" This one, **{chapter_name(chapter.details)}**, goes out <t:{due}:R>." if due is not None else ""
    return f"{first}{this} `/source list` changes that."


def drafted(work: Work, count: int) -> str:
    """Say that chapters wait as drafts, since their work has no backlog to put them into."""
    what = "The chapter is a draft" if count == 1 else f"The {count} chapters are drafts"
    return (
        f"{what} of {title(work)} now, and nothing goes out yet. `/chapter schedule` with a rhythm, such as"
        " Friday 18:00, lets them out one by one."
    )


def all_there(work: Work) -> str:
    """Say that nothing is left to draft: all were posted, scheduled or lined up by hand meanwhile."""
    return f"These chapters of {title(work)} were all taken care of by hand meanwhile. `/chapter list` shows them."


def newest_is_there(work: Work, chapter: Chapter, others: int) -> str:
    return f"{_named(work, chapter)} was taken care of by hand meanwhile; {_skipped(others)}."


def lined_up(work: Work, count: int, due: int | None) -> str:
    what = "The chapter joins" if count == 1 else f"The {count} chapters join"
    first = f"The first goes out <t:{due}:F>." if due is not None else "It isn't running now, so nothing goes out yet."
    return f"{what} the backlog of {title(work)}. {first}"


def only_the_newest(work: Work, chapter: Chapter, others: int) -> str:
    return (
        f"{_named(work, chapter)} is asked about alone; {_skipped(others)}. Its own message has the preview, with"
        " **Post**."
    )


def none_of_them(work: Work, count: int) -> str:
    what = "The chapter" if count == 1 else f"None of the {count} chapters"
    return f"{what} of {title(work)} is {'not ' if count == 1 else ''}announced, and they aren't asked about again."


def _skipped(others: int) -> str:
    return {0: "there was no other", 1: "the other one is skipped"}.get(others, f"the other {others} are skipped")


def undo() -> str:
    return "Undo"


def choose_a_rhythm() -> str:
    return "Choose a rhythm"


def rhythm_title() -> str:
    return "A rhythm for the drafts"


def rhythm_label() -> str:
    return "Every when?"


def rhythm_hint() -> str:
    return "Friday 18:00, Mondays at 6pm, …"
