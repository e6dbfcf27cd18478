"""What the bot says about kudos."""

from bot.core.text.cleaning import shorten
from bot.kudos.mirror.progress import Progress
from bot.kudos.models import ChapterKudos, Frequency, NewsSettings, WorkKudos
from bot.works.models import ChapterDetails, Work
from bot.works.wording import chapter_name, title

MAX_LINES = 15
"""Chapters listed at most: the latest ones. A title alone may take half of a message."""


MAX_MINE = 10
MAX_NAMED = 5
"""Works in one list, and readers named of each in a digest, as many as a message holds."""


def count(kudos: int) -> str:
    return "1 kudos" if kudos == 1 else f"{kudos:,} kudos"


def readers(kudos: int) -> str:
    return "1 reader" if kudos == 1 else f"{kudos:,} readers"


def given(kudos: WorkKudos) -> str:
    """Tell readers and kudos apart: a reader gives one to each chapter they love."""
    return f"{readers(kudos.readers)} gave {count(kudos.kudos)}" if kudos.kudos else "no kudos yet"


def no_chapters(work: Work) -> str:
    return f"No chapter of {title(work)} has been announced yet."


def of_work(work: Work, kudos: WorkKudos, chapters: list[ChapterKudos]) -> str:
    """Say what a work was given; the lines add up to the first one."""
    if not chapters:
        return no_chapters(work)
    if not kudos.kudos:
        return "\n".join([f"{title(work)} is waiting for its first kudos.", *_by_chapter(chapters)])
    loved = sum(one.kudos > 0 for one in chapters)
    where = "one chapter" if loved == 1 else f"{loved:,} chapters"
    total = f"{title(work)} has **{count(kudos.kudos)}** on {where}, from {readers(kudos.readers)}."
    return "\n".join([total, *_by_chapter(chapters)])


def _by_chapter(chapters: list[ChapterKudos]) -> list[str]:
    lines = [f"{name_of(one)} · {count(one.kudos)}" for one in chapters[-MAX_LINES:]]
    if earlier := chapters[:-MAX_LINES]:
        what = "one earlier chapter" if len(earlier) == 1 else f"{len(earlier):,} earlier chapters"
        lines.insert(0, f"-# and {what} · {count(sum(one.kudos for one in earlier))}")
    return lines


def of_chapter(work: Work, chapter: ChapterKudos) -> str:
    return f"{name_of(chapter)} of {title(work)} has **{count(chapter.kudos)}**, from {readers(chapter.kudos)}."


def name_of(chapter: ChapterKudos) -> str:
    return shorten(chapter_name(details_of(chapter)), 60)


def details_of(chapter: ChapterKudos) -> ChapterDetails:
    return ChapterDetails(number=chapter.number, title=chapter.title)


def recounting(progress: Progress) -> str:
    return f"Comparing with Discord: {progress.compared:,} of {progress.announcements:,} announcements…"


def recounted(progress: Progress) -> str:
    if not progress.compared and not progress.unread:
        return "There is nothing to compare yet: no chapter is announced here."
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
