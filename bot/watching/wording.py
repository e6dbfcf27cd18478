"""What the bot says about sources, and about what they brought."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from bot.addresses.reading import read
from bot.core.text import links
from bot.core.text.cleaning import clean_line, shorten
from bot.watching.models import AskReason, FeedTrouble, Source, SourceChapter, SourceChapterState
from bot.works.models import Chapter, ChapterState, Work
from bot.works.wording import chapter_name, title


def site(source: Source) -> str:
    """Name the place of a source, as people know it."""
    address = read(source.link)
    return (address.site or address.host.removeprefix("www.")) if address else clean_line(source.link)


def delay(after: timedelta) -> str:
    """Say how long after it was found a chapter goes out by itself."""
    minutes = int(after.total_seconds() // 60)
    if minutes == 0:
        return "as soon as they are found"
    units = ((1440, "day"), (60, "hour"), (1, "minute"))
    size, unit = next((size, unit) for size, unit in units if minutes % size == 0)
    count = minutes // size
    return f"{count} {unit}{'' if count == 1 else 's'} after they are found"


def link_to(source: Source) -> str:
    """Write the link that was pasted, of which Discord shows no preview."""
    return f"<{links.shown(source.link)}>"


def linked(source: Source) -> str:
    return f"{site(source)} ({link_to(source)})"


def found(work: Work, source: Source, doubts: Collection[AskReason]) -> str:
    why = "".join(f"\n-# {_why(one)}" for one in sorted(doubts))
    return f"**New at {site(source)}**: a chapter of {title(work)}. This is what would be posted.{why}"


def _why(doubt: AskReason) -> str:
    reasons = {
        AskReason.MANY: "Asked about, since several chapters appeared at once.",
        AskReason.BACKWARDS: "Asked about, since a chapter with a higher number was there before.",
        AskReason.VANISHED: "Asked about, since the source shows nothing any more of what it showed before.",
        AskReason.OLD: "Asked about, since it is dated from before the look at which it wasn't there.",
        AskReason.UNSURE: "Asked about, since it may be a chapter that was there before, under a new name or address.",
        AskReason.DRAFTED: "Asked about, since a draft of it was there already: this is that one.",
        AskReason.NO_RATING: "Asked about, since the work has no rating: `/work edit rating:` gives it one.",
        AskReason.NO_BACKLOG: "Asked about, since the work has no backlog yet: `/chapter schedule` begins one.",
    }
    return reasons[doubt]


def goes_out(work: Work, source: Source, stamp: int) -> str:
    return (
        f"**New at {site(source)}**: a chapter of {title(work)}. It goes out by itself <t:{stamp}:R>, unless somebody"
        " stops it."
    )


def not_shown_here() -> str:
    return "Its card isn't shown here, since this channel isn't age-restricted; **Change** shows it to you alone."


def _name(work: Work, chapter: Chapter, *, named: bool = True) -> str:
    """Name a chapter, or only its work where the chapter's name may not be read."""
    return f"**{chapter_name(chapter.details)}** of {title(work)}" if named else f"The chapter of {title(work)}"


def how_it_stands(work: Work, chapter: Chapter, *, named: bool = True) -> str:
    """Say what became of a chapter that a source brought."""
    name = _name(work, chapter, named=named)
    if chapter.state is ChapterState.POSTED:
        return f"{name} is announced." if chapter.can_be_read else f"{name} is on its way to its channels."
    if chapter.state is ChapterState.WITHDRAWN:
        return f"{name} was announced, and withdrawn since."
    return f"{name} isn't announced. `/chapter post` with its link does that whenever you like."


def rating_first(work: Work) -> str:
    return f"{title(work)} has no rating, so its chapters are asked about. Give it one with `/work edit rating:` first."


def post() -> str:
    return "Post"


def post_now() -> str:
    return "Post now"


def schedule() -> str:
    return "Schedule"


def change() -> str:
    return "Change"


def skip() -> str:
    return "Skip"


def hold() -> str:
    return "Don't post by itself"


def take_back() -> str:
    return "Undo"


def from_now_on() -> str:
    return "From now on by itself"


def found_many(work: Work, source: Source, doubts: Collection[AskReason], names: Sequence[str], more: int) -> str:
    count = len(names) + max(more, 0)
    if AskReason.VANISHED in doubts:
        head = f"**{site(source)} shows {count} chapters of {title(work)}, and none of those that it showed before**"
        reason = "The site may have moved, or its addresses changed; then these were announced already."
    else:
        head = f"**{count} chapters of {title(work)} appeared at {site(source)} at once**"
        reason = "Nothing is announced before you say so."
    listed = "".join(f"\n- {clean_line(shorten(name, 100))}" for name in names)
    further = f"\n- and {more} more" if names and more > 0 else ""
    return f"{head}. {reason}{listed}{further}"


def at_my_rhythm() -> str:
    return "At my rhythm"


def only_the_newest() -> str:
    return "Only the newest"


def skip_all() -> str:
    return "Skip all"


def decided(work: Work, rows: Iterable[SourceChapter]) -> str:
    """Say what was decided of chapters that were asked about together."""
    states = [row.state for row in rows]
    skipped, matched = states.count(SourceChapterState.SKIPPED), states.count(SourceChapterState.MATCHED)
    taken = len(states) - skipped - matched
    if not taken and not matched:
        return f"None of these {skipped} chapters of {title(work)} is announced."
    first = f"{taken} of these chapters of {title(work)} were taken as drafts: `/chapter list` shows them."
    rest = f" {skipped} aren't announced." if skipped else ""
    if not matched:
        return f"{first}{rest}"
    of = f"{first} {matched} of them" if taken else f"{matched} of these chapters of {title(work)}"
    return f"{of} were taken care of by hand.{rest}"


def gone(work: Work, source: Source, chapter: Chapter, *, named: bool = True) -> str:
    name = _name(work, chapter, named=named)
    return f"{name} isn't at {linked(source)} any more. Its announcements still stand: shall they be withdrawn?"


def withdraw() -> str:
    return "Withdraw"


def leave_it() -> str:
    return "Leave it"


def left_as_it_is(work: Work, chapter: Chapter, *, named: bool = True) -> str:
    return f"{_name(work, chapter, named=named)} stays announced, though its source lists it no more."


def gone_no_more(work: Work, chapter: Chapter, *, named: bool = True) -> str:
    name = _name(work, chapter, named=named)
    if chapter.state is ChapterState.POSTED:
        return f"{name} is at its source again."
    return f"{name} was withdrawn."


def trouble(kind: FeedTrouble) -> str:
    """Say in plain words why a look at a source failed."""
    reasons = {
        FeedTrouble.GONE: "nothing is there any more. If it moved, add its new address with `/source add`",
        FeedTrouble.MEMBERS_ONLY: "it shows its chapters to members only, and the bot can't sign in",
        FeedTrouble.PAGE: "there is a page for people, instead of a feed. If it moved, `/source add` finds it",
        FeedTrouble.BLOCKED: "the site turns the bot away. It tries again by itself, less and less often",
        FeedTrouble.BROKEN: "its feed is cut short, or has a mistake that whoever runs the site has to mend",
        FeedTrouble.EMPTY: "its feed is empty",
        FeedTrouble.NOT_PUBLIC: "its address leads into a private network, where the bot never looks",
        FeedTrouble.CLOSED: "its address leads to a site whose terms forbid programs to look",
        FeedTrouble.TOO_LARGE: "its feed is larger than any that the bot reads",
        FeedTrouble.NO_ANSWER: "the site doesn't answer",
    }
    return reasons[kind]


def fails(work: Work, source: Source, kind: FeedTrouble, since: int) -> str:
    return (
        f"**No look at {linked(source)} has succeeded since <t:{since}:f>**: {trouble(kind)}. New chapters of"
        f" {title(work)} aren't found there until then; you hear when it works again. `/chapter post link:` announces"
        " one by hand."
    )


def works_again(work: Work, source: Source) -> str:
    return f"**{linked(source)} works again**: new chapters of {title(work)} are found there as before."
