"""What the bot says of chapters that are there already under another one's name, and asks about them."""

from collections.abc import Sequence

from bot.announcements.models import Announcement
from bot.announcements.wording import seen_at
from bot.chapters.namesakes.models import Namesake, NamesakePlace
from bot.chapters.wording import and_more
from bot.dates.models import WallTime
from bot.works import wording as works_wording
from bot.works.models import Chapter
from bot.works.wording import chapter_name


def post_anyway() -> str:
    return "Post anyway"


def there_already(namesake: Namesake) -> str:
    """Say in a sentence of a chapter of the same name how far it has come."""
    name, at = chapter_name(namesake.chapter.details), namesake.at
    stamp = int(at.timestamp()) if at else 0
    when = f" for <t:{stamp}:F>" if at else ""
    sentences = {
        NamesakePlace.ANNOUNCED: f"**{name}** was announced before, <t:{stamp}:R>.",
        NamesakePlace.ON_ITS_WAY: f"**{name}** was posted <t:{stamp}:R>, and its announcement is still on its way.",
        NamesakePlace.SCHEDULED: f"**{name}** is scheduled for <t:{stamp}:F>.",
        NamesakePlace.IN_BACKLOG: (
            f"**{name}** waits in the backlog{when}; there it is passed over while another has its number."
        ),
        NamesakePlace.DRAFT: f"**{name}** is a draft, made <t:{stamp}:R>.",
        NamesakePlace.PREVIEW: f"**{name}** is in a preview of <t:{stamp}:R> that nobody has finished.",
    }
    return sentences[namesake.where]


def known(where: NamesakePlace) -> str:
    """Say in a list of choices how far a chapter of this name has come."""
    names = {
        NamesakePlace.ANNOUNCED: "announced before",
        NamesakePlace.ON_ITS_WAY: "posted before, and still on its way",
        NamesakePlace.SCHEDULED: "scheduled already",
        NamesakePlace.IN_BACKLOG: "in the backlog already",
        NamesakePlace.DRAFT: "a draft already",
        NamesakePlace.PREVIEW: "in a preview that nobody has finished",
    }
    return names[where]


MOST_NAMESAKES = 3
"""Chapters of the same name that a question tells of."""


def all_there(namesakes: Sequence[Namesake]) -> list[str]:
    """Say in a sentence each of some chapters of the same name how far they have come, and how many more there are."""
    lines = [there_already(one) for one in namesakes[:MOST_NAMESAKES]]
    return [*lines, *([f"{and_more(len(namesakes) - len(lines))}."] if namesakes[MOST_NAMESAKES:] else [])]


def _there_already(namesakes: Sequence[Namesake]) -> str:
    return "\n".join(all_there(namesakes))


def ask_again(namesakes: list[Namesake]) -> str:
    return f"{_there_already(namesakes)}\nPost this one as well? Nothing is posted until you say so."


def ask_before_scheduling(namesakes: list[Namesake], due: WallTime) -> str:
    stamp = int(due.at.timestamp())
    return f"{_there_already(namesakes)}\nSchedule this one for <t:{stamp}:F> as well? It isn't until you say so."


def ask_before_bringing_back(namesakes: list[Namesake]) -> str:
    return f"{_there_already(namesakes)}\nAnnounce this one again as well? It stays withdrawn until you say so."


def ask_before_renumbering(namesakes: list[Namesake], number: float) -> str:
    shown = works_wording.number(number)
    return (
        f"Its number is as it was: {shown} is another's.\n{_there_already(namesakes)}\nGive this one the number"
        f" {shown} as well?"
    )


def schedule_anyway() -> str:
    return "Schedule anyway"


def bring_back_anyway() -> str:
    return "Announce it anyway"


def renumber_anyway(number: float) -> str:
    return f"Make it {works_wording.number(number)} anyway"


def look_at_it() -> str:
    return "Look at it"


def you_will_be_asked() -> str:
    return "You will be asked before this one goes out too."


def wont_go_out() -> str:
    return f"It doesn't go out at its time while that is so, unless you press **{let_it_go_out()}**."


def goes_out_first(others: int) -> str:
    """Say of a scheduled chapter that others of its name, so many, are scheduled for later."""
    kept = "the other one doesn't" if others == 1 else "the others don't"
    return f"It goes out at its time, and then {kept}, unless you press **{let_it_go_out()}** there."


def goes_out_anyway() -> str:
    return "It goes out at its time, as you say."


def changed_meanwhile() -> str:
    return "That has changed since you were asked. This is how things stand now."


def let_it_go_out() -> str:
    return "Let it go out anyway"


def announced_there(chapter: Chapter, announcements: Sequence[Announcement]) -> str:
    """Say of a posted chapter where it stands; nowhere if it isn't out yet, or if its messages were deleted."""
    name = chapter_name(chapter.details)
    stamp = int(chapter.posted_at.timestamp()) if chapter.posted_at else 0
    current = [one for one in announcements if not one.is_of_before]
    links = [one.link for one in current if one.stands]
    deleted = [one for one in current if one.was_deleted]
    if not links and deleted and len(deleted) == len(current):
        return f"**{name}** was announced <t:{stamp}:F>, and somebody deleted its message. Its kudos are kept."
    if not links:
        since = "now: somebody deleted a message of it" if deleted else "yet"
        return (
            f"**{name}** was posted <t:{stamp}:F>, and stands nowhere {since}. `/chapter list` shows what holds it up."
        )
    return (
        f"**{name}** was announced <t:{stamp}:F>: {seen_at(links)}. `/chapter edit` and `/chapter withdraw` change it."
    )
