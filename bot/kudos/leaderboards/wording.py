"""What the bot says of leaderboards, of charts, of a reader's own kudos, and why a reaction counts."""

from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.kudos.leaderboards.models import (
    MAX_BARS,
    MAX_LATELY,
    Chart,
    ChartWords,
    GivenKudos,
    KudosInTime,
    Period,
    Ranked,
)
from bot.kudos.models import ChapterKudos, CountReason, Reaction, WorkKudos
from bot.kudos.wording import MAX_LINES, MAX_MINE, count, details_of, given
from bot.works.models import Chapter, ChapterDetails, Work
from bot.works.wording import chapter_name, number, plain_chapter_name, title


def nothing_announced() -> str:
    return "No chapter has been announced here yet."


def in_time(told: KudosInTime) -> str:
    if told.first_at is None or told.latest_at is None:
        return ""
    first, latest = int(told.first_at.timestamp()), int(told.latest_at.timestamp())
    more = " or more" if told.lately >= MAX_LATELY else ""
    return f"-# {count(told.lately)}{more} in the last seven days · first <t:{first}:R> · latest <t:{latest}:R>"


def chart_words_of_work(work: Work, chapters: list[ChapterKudos]) -> ChartWords:
    return ChartWords(
        title=f"Kudos of {work.title}",
        plain_title="Kudos of each chapter",
        across="Chapter",
        up="Kudos",
        description=chart_of_work(work, chapters),
    )


def chart_words_of_chapter(work: Work, chapter: ChapterKudos) -> ChartWords:
    name = plain_chapter_name(details_of(chapter))
    return ChartWords(
        title=f"Kudos of {work.title}, {name}",
        plain_title="Kudos of the chapter",
        across="Date",
        up="Kudos in all",
        description=chart_of_chapter(work, chapter),
    )


def beside_chart(said: str, chart: Chart) -> str:
    """Say beside a chart of some moments ago that it is one: what is said is newer."""
    if chart.drawn_at is None:
        return said
    return f"{said}\n-# The chart was drawn <t:{int(chart.drawn_at.timestamp())}:R>; these numbers are newer."


def chart_of_work(work: Work, chapters: list[ChapterKudos]) -> str:
    """Say what a chart shows, for people who can't see it."""
    which = "each chapter" if len(chapters) <= MAX_BARS else f"the latest {MAX_BARS} chapters"
    bars = ", ".join(f"{bar_label(one)}: {one.kudos}" for one in chapters[-MAX_BARS:])
    return shorten(f"Kudos of {which} of {clean_label(work.title)}. {bars}", limits.FILE_DESCRIPTION)


def chart_of_chapter(work: Work, chapter: ChapterKudos) -> str:
    return shorten(
        f"How the kudos of {plain_chapter_name(details_of(chapter))} of {clean_label(work.title)} grew to"
        f" {chapter.kudos:,}",
        limits.FILE_DESCRIPTION,
    )


def bar_label(chapter: ChapterKudos) -> str:
    return number(chapter.number) if chapter.number is not None else shorten(clean_label(chapter.title or "–"), 12)


def period(of: Period) -> str:
    return {Period.WEEK: "in the last seven days", Period.MONTH: "in the last 30 days"}.get(of, "of all time")


def top_works(ranked: list[tuple[Work, WorkKudos]], of: Period) -> str:
    lines = [f"{title(work)} · {given(kudos)}" for work, kudos in ranked]
    return _top("Works by readers who gave kudos", of, lines)


def top_chapters(ranked: list[tuple[Work, Chapter, int]], of: Period) -> str:
    lines = [
        f"{shorten(chapter_name(chapter.details), 60)} of {title(work)} · {count(kudos)}"
        for work, chapter, kudos in ranked
    ]
    return _top("Chapters by kudos", of, lines)


def top_readers(ranked: list[Ranked], of: Period) -> str:
    return _top("Readers by kudos they gave", of, [f"<@{one.id}> · gave {count(one.kudos)}" for one in ranked])


def _top(what: str, of: Period, lines: list[str]) -> str:
    if not lines:
        return f"No kudos {period(of)} yet. One tap on an announcement's heart is the first."
    numbered = [f"{place}. {shorten(line, 180)}" for place, line in enumerate(lines, 1)]
    return "\n".join([f"**{what}, {period(of)}**", *numbered])


def mine(given: list[tuple[Work, GivenKudos]]) -> str:
    if not given:
        return "You haven't given kudos here yet. A heart on a chapter's announcement is all it takes."
    total = sum(one.kudos for _, one in given)
    lines = [
        f"{shorten(title(work), 120)} · {count(one.kudos)}, latest <t:{int(one.latest_at.timestamp())}:R>"
        for work, one in given[:MAX_MINE]
    ]
    works = "one work" if len(given) == 1 else f"{len(given):,} works"
    return "\n".join([f"You gave **{count(total)}** to {works} here.", *lines, *_further(given[MAX_MINE:])])


def _further(given: list[tuple[Work, GivenKudos]]) -> list[str]:
    if not given:
        return []
    works = "one more work" if len(given) == 1 else f"{len(given):,} more works"
    return [f"-# and {works} · {count(sum(one.kudos for _, one in given))}"]


def not_an_announcement() -> str:
    return (
        "That message isn't an announcement of this server. Leave `message:` out, and choose the chapter with `work:`"
        " and `chapter:`; the latest one is meant if you name none."
    )


def why(work: Work, chapter: ChapterDetails, reader_id: int, reactions: list[tuple[Reaction, CountReason]]) -> str:
    """Say whether a reader's reactions on a chapter's announcements count as kudos, and each of them why."""
    which = f"**{shorten(chapter_name(chapter), 60)}** of {shorten(title(work), 120)}"
    if not reactions:
        return f"<@{reader_id}> has no reaction on an announcement of {which}, as far as Discord told me."
    lines = list(dict.fromkeys(f"{_shown(reaction)} {_because(reason)}" for reaction, reason in reactions))
    counts = any(reason is CountReason.COUNTS for _, reason in reactions)
    verdict = (
        f"<@{reader_id}> gives {which} **one** kudos, however many reactions count."
        if counts
        else f"<@{reader_id}> gives {which} no kudos."
    )
    more = [f"-# and {len(lines) - MAX_LINES} more"] if len(lines) > MAX_LINES else []
    return "\n".join([verdict, *lines[:MAX_LINES], *more])


def _because(reason: CountReason) -> str:
    reasons = {
        CountReason.COUNTS: "counts: it stands for kudos.",
        CountReason.BOT: "doesn't count: it is a bot's.",
        CountReason.AUTHOR: "doesn't count: it is the work's own author's.",
        CountReason.OTHER_EMOJI: (
            "doesn't count: that emoji doesn't stand for kudos where it was given. Managers choose with"
            " `/setup kudos_emoji:` which do."
        ),
    }
    return reasons[reason]


def _shown(reaction: Reaction) -> str:
    emoji = f"<:emoji:{reaction.emoji}>" if reaction.emoji.isdecimal() else reaction.emoji
    return f"{emoji} (super)" if reaction.is_super else emoji
