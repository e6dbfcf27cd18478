"""What the bot says about kudos."""

from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.kudos.mirror.progress import Progress
from bot.kudos.models import (
    MAX_BARS,
    MAX_LATELY,
    ChapterKudos,
    CountReason,
    Frequency,
    GivenKudos,
    KudosInTime,
    NewsSettings,
    Period,
    Ranked,
    Reaction,
)
from bot.works.models import Chapter, ChapterDetails, Work
from bot.works.wording import chapter_name, plain_chapter_name, title

MAX_LINES = 15
"""Chapters listed at most: the latest ones. A title alone may take half of a message."""


MAX_MINE = 10
MAX_NAMED = 5
"""Works in one list, and readers named of each in a digest, as many as a message holds."""


def count(kudos: int) -> str:
    return "1 kudos" if kudos == 1 else f"{kudos:,} kudos"


def readers(kudos: int) -> str:
    return "1 reader" if kudos == 1 else f"{kudos:,} readers"


def no_chapters(work: Work) -> str:
    return f"No chapter of {title(work)} has been announced yet."


def of_work(work: Work, kudos: int, chapters: list[ChapterKudos]) -> str:
    if not chapters:
        return no_chapters(work)
    lines = [f"{name_of(one)} · {count(one.kudos)}" for one in chapters[-MAX_LINES:]]
    if len(chapters) > MAX_LINES:
        lines.insert(0, f"-# and {len(chapters) - MAX_LINES} earlier chapters")
    total = (
        f"{title(work)} has **{count(kudos)}**, from {readers(kudos)}."
        if kudos
        else f"{title(work)} is waiting for its first kudos."
    )
    return "\n".join([total, *lines])


def of_chapter(work: Work, chapter: ChapterKudos) -> str:
    return f"{name_of(chapter)} of {title(work)} has **{count(chapter.kudos)}**, from {readers(chapter.kudos)}."


def name_of(chapter: ChapterKudos) -> str:
    return shorten(chapter_name(_details(chapter)), 60)


def _details(chapter: ChapterKudos) -> ChapterDetails:
    return ChapterDetails(number=chapter.number, title=chapter.title)


def in_time(told: KudosInTime) -> str:
    if told.first_at is None or told.latest_at is None:
        return ""
    first, latest = int(told.first_at.timestamp()), int(told.latest_at.timestamp())
    more = " or more" if told.lately >= MAX_LATELY else ""
    return f"-# {told.lately:,}{more} in the last seven days · first <t:{first}:R> · latest <t:{latest}:R>"


def chart_of_work(work: Work, chapters: list[ChapterKudos]) -> str:
    """Say what a chart shows, for people who can't see it."""
    which = "each chapter" if len(chapters) <= MAX_BARS else f"the latest {MAX_BARS} chapters"
    bars = ", ".join(f"{bar_label(one)}: {one.kudos}" for one in chapters[-MAX_BARS:])
    return shorten(f"Kudos of {which} of {clean_label(work.title)}. {bars}", limits.FILE_DESCRIPTION)


def chart_of_chapter(work: Work, chapter: ChapterKudos) -> str:
    return shorten(
        f"How the kudos of {plain_chapter_name(_details(chapter))} of {clean_label(work.title)} grew to"
        f" {chapter.kudos:,}",
        limits.FILE_DESCRIPTION,
    )


def bar_label(chapter: ChapterKudos) -> str:
    return f"{chapter.number:g}" if chapter.number is not None else shorten(clean_label(chapter.title or "–"), 12)


def period(of: Period) -> str:
    return {Period.WEEK: "in the last seven days", Period.MONTH: "in the last 30 days"}.get(of, "of all time")


def top_works(ranked: list[tuple[Work, int]], of: Period) -> str:
    return _top("Works", of, [f"{title(work)} · {readers(kudos)}" for work, kudos in ranked])


def top_chapters(ranked: list[tuple[Work, Chapter, int]], of: Period) -> str:
    lines = [
        f"{shorten(chapter_name(chapter.details), 60)} of {title(work)} · {count(kudos)}"
        for work, chapter, kudos in ranked
    ]
    return _top("Chapters", of, lines)


def top_readers(ranked: list[Ranked], of: Period) -> str:
    return _top("Readers", of, [f"<@{one.id}> · gave {count(one.kudos)}" for one in ranked])


def _top(what: str, of: Period, lines: list[str]) -> str:
    if not lines:
        return f"No kudos {period(of)} yet. One tap on an announcement's heart is the first."
    numbered = [f"{place}. {shorten(line, 180)}" for place, line in enumerate(lines, 1)]
    return "\n".join([f"**{what} by kudos, {period(of)}**", *numbered])


def mine(given: list[tuple[Work, GivenKudos]]) -> str:
    if not given:
        return "You haven't given kudos here yet. A heart on a chapter's announcement is all it takes."
    total = sum(one.kudos for _, one in given)
    lines = [
        f"{shorten(title(work), 120)} · {count(one.kudos)}, latest <t:{int(one.latest_at.timestamp())}:R>"
        for work, one in given[:MAX_MINE]
    ]
    rest = [f"-# and {len(given) - MAX_MINE} more works"] if len(given) > MAX_MINE else []
    return "\n".join([f"You gave **{count(total)}** here.", *lines, *rest])


def not_an_announcement() -> str:
    return (
        "That message isn't an announcement of this server. Right-click the announcement → Copy Message Link, and"
        " paste the link as `message:`."
    )


def no_reaction(reader_id: int) -> str:
    return f"<@{reader_id}> has no reaction on that announcement, as far as Discord told me."


def why(reader_id: int, reactions: list[tuple[Reaction, CountReason]]) -> str:
    lines = [f"{_shown(reaction)} {_because(reason)}" for reaction, reason in reactions[:MAX_LINES]]
    counts = any(reason is CountReason.COUNTS for _, reason in reactions)
    verdict = (
        f"<@{reader_id}> gives this chapter **one** kudos, however many reactions count."
        if counts
        else f"<@{reader_id}> gives this chapter no kudos."
    )
    return "\n".join([verdict, *lines])


def _because(reason: CountReason) -> str:
    reasons = {
        CountReason.COUNTS: "counts: it stands for kudos here.",
        CountReason.BOT: "doesn't count: it is a bot's.",
        CountReason.AUTHOR: "doesn't count: it is the work's own author's.",
        CountReason.OTHER_EMOJI: (
            "doesn't count: that emoji doesn't stand for kudos here. `/setup kudos:` says which do."
        ),
    }
    return reasons[reason]


def _shown(reaction: Reaction) -> str:
    emoji = f"<:emoji:{reaction.emoji}>" if reaction.emoji.isdecimal() else reaction.emoji
    return f"{emoji} (super)" if reaction.is_super else emoji


def recounting(progress: Progress) -> str:
    return f"Comparing with Discord: {progress.compared:,} of {progress.announcements:,} announcements…"


def recounted(progress: Progress) -> str:
    said = f"Compared {_announcements(progress.compared)} with Discord. "
    said += (
        f"{_announcements(progress.differed)} differed, and {_reactions(progress.changed)} put right."
        if progress.changed
        else "Every count was right."
    )
    unread = (
        f"\n{_announcements(progress.unread)} couldn't be read: I need **View Channel** and **Read Message History**"
        " there. I'll look again when I have them."
        if progress.unread
        else ""
    )
    return said + unread


def _announcements(number: int) -> str:
    return "1 announcement" if number == 1 else f"{number:,} announcements"


def _reactions(number: int) -> str:
    return "1 reaction is" if number == 1 else f"{number:,} reactions are"


def milestone(work: Work, reached: int) -> str:
    if reached == 1:
        return f"💜 The first kudos for {title(work)}!"
    return f"🎉 {title(work)} has kudos from **{reached:,} readers**. Thank you, all of you!"


def digest(author_id: int, found: list[tuple[Work, list[int]]]) -> str:
    """Group new kudos by work, as AO3's mail does; the readers are named and not pinged."""
    lines = [f"<@{author_id}>, new kudos for your works:"]
    for work, users in found[:MAX_MINE]:
        named = ", ".join(f"<@{user}>" for user in users[:MAX_NAMED])
        more = f" and {len(users) - MAX_NAMED:,} more" if len(users) > MAX_NAMED else ""
        lines.append(f"{shorten(title(work), 60)} · {named}{more}")
    if len(found) > MAX_MINE:
        lines.append(f"-# and {len(found) - MAX_MINE} more works: see `/kudos top`")
    return "\n".join(lines)


def only_authors() -> str:
    return "Digests are for authors: no work here names you as its author. Staff can with `/work edit author:`."


def no_digest_channel() -> str:
    return (
        "Nobody has said where digests go. Staff can with `/kudos settings digests:`, or take yours as a direct"
        " message."
    )


def subscribed(often: Frequency, chosen: NewsSettings, *, by_dm: bool) -> str:
    if often is Frequency.OFF:
        return "You get no digest of kudos."
    when = "every day" if often is Frequency.DAILY else "every Monday"
    where = "by direct message" if by_dm else f"in <#{chosen.digest_channel_id}>"
    return (
        f"You'll be told of new kudos {when} at {chosen.digest_hour}:00 ({chosen.zone}), {where}. When there are"
        " none, you hear nothing."
    )


def news_settings(chosen: NewsSettings) -> str:
    milestones = f"<#{chosen.milestones_channel_id}>" if chosen.milestones_channel_id else "*nowhere*"
    digests = f"<#{chosen.digest_channel_id}>" if chosen.digest_channel_id else "*direct messages only*"
    return (
        f"**Milestones are celebrated in** {milestones}\n**Authors' digests go to** {digests}, at"
        f" {chosen.digest_hour}:00 ({chosen.zone})"
    )
