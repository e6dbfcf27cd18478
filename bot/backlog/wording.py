"""What the bot says about a work's backlog."""

from bot.announcements.models import MissedReason
from bot.announcements.wording import channels
from bot.chapters.wording import and_more
from bot.core.text import limits
from bot.core.text.cleaning import clean_line, shorten
from bot.core.text.fitting import as_many_as_fit
from bot.dates.models import Rhythm
from bot.dates.wording import examples, rhythm_in_words, zone_name
from bot.works import wording as works_wording
from bot.works.models import Work


def pause() -> str:
    return "Pause"


def resume() -> str:
    return "Resume"


def skip() -> str:
    return "Skip next"


def skip_nothing() -> str:
    return "Undo skip"


def end() -> str:
    return "End"


def up() -> str:
    return "Up"


def down() -> str:
    return "Down"


def to_front() -> str:
    return "To the front"


def take_out() -> str:
    return "Take out"


def earlier() -> str:
    return "Previous page"


def later() -> str:
    return "Next page"


def choose() -> str:
    return "Choose a chapter to move it or take it out"


def add(offered: int, drafts: int) -> str:
    return "Add drafts" if offered == drafts else f"Add drafts: the latest {offered} of {drafts}"


def title(work: Work) -> str:
    return shorten(f"Backlog of {clean_line(work.title)}", limits.EMBED_TITLE)


def begin() -> str:
    return "Begin"


def dont_begin() -> str:
    return "Don't begin"


def no_drafts(work: Work) -> str:
    return (
        f"{works_wording.title(work)} has no drafts to release. Draft each chapter with `/chapter post` and press"
        " **Keep as draft** under its preview. `/chapter list` shows the drafts."
    )


def not_running(work: Work, drafts: int) -> str:
    if not drafts:
        return f"No backlog is running. {no_drafts(work)}"
    what = "its draft" if drafts == 1 else f"its {drafts} drafts, one by one,"
    how = f"at a rhythm you choose, such as {examples()}"
    return f"No backlog is running. `/chapter schedule every:` releases {what} {how}."


def planned(chapters: int, channel_ids: list[int]) -> str:
    where = channels(channel_ids)
    if not chapters:
        return f"Nothing would go to {where} yet: add below what is meant. Nothing goes out until it has begun."
    what = "One chapter would go" if chapters == 1 else f"{chapters} chapters would go"
    return f"{what} to {where}, one at each of these times. Nothing goes out until you press **Begin**."


def left_out(drafts: int, previews: int, *, was_there: bool) -> list[str]:
    """Say which drafts a plan didn't take in, and why; one that `was_there` is as its author left it."""
    lines = []
    if was_there:
        lines.append("It is the plan that was there, at this rhythm: its chapters and their order are as they were.")
    if drafts and was_there:
        lines.append("One draft isn't in it." if drafts == 1 else f"{drafts} drafts aren't in it.")
    elif drafts:
        which = (
            "One draft is left out: its number is"
            if drafts == 1
            else f"{drafts} drafts are left out: their numbers are"
        )
        lines.append(f"{which} another chapter's too.")
    if previews:
        which = "A preview that nobody has finished is" if previews == 1 else f"{previews} previews nobody finished are"
        lines.append(f"{which} left out.")
    return [*lines, "Add below what is meant."] if drafts or previews else lines


def not_added(names: list[str], why: str) -> str:
    """Say which drafts weren't added, and why not the first of them."""
    ending = f". {why}" + ("" if len(names) == 1 else " The others may not go there either.")
    head = "Not added: "
    room = limits.MESSAGE - len(head) - len(ending)
    return head + as_many_as_fit([f"**{name}**" for name in names], room, and_more, between=", ") + ending


def begun(chapters: int, channel_ids: list[int]) -> str:
    what = {0: "Nothing goes", 1: "One chapter goes"}.get(chapters, f"{chapters} chapters go")
    where = channels(channel_ids)
    if not chapters:
        return f"Begun. Nothing goes to {where} yet: add below what is meant. Until then, slots pass."
    return f"Begun. {what} to {where}, one at each of these times. Drafts made later stay out until you add them."


def begun_already() -> str:
    return "It has begun already. This is how things stand now."


def not_begun(chapters: int) -> str:
    kept = {0: "", 1: " Its chapter stays a draft."}.get(chapters, f" Its {chapters} chapters stay drafts.")
    return f"Not begun: nothing goes out.{kept}"


def rhythm_changed(*, paused: bool) -> str:
    if paused:
        return f"The backlog has this rhythm from now on, once you press {resume()}. Its order is as it was."
    return "The backlog goes on at this rhythm. Its order is as it was."


def ended(chapters: int) -> str:
    kept = {0: "", 1: " Its chapter stays a draft."}.get(chapters, f" Its {chapters} chapters stay drafts.")
    return f"Ended: nothing goes out by itself any more.{kept} `/chapter list` shows your drafts."


def of_an_ended_one() -> str:
    return "The backlog that these buttons belonged to has ended. This is how things stand now."


def chapter_gone() -> str:
    return "That chapter is no longer in the backlog."


def head(
    rhythm: Rhythm,
    zone: str,
    next_stamp: int,
    *,
    begun: bool,
    paused: bool,
    skipping: bool,
    empty: bool,
    going_out: int,
) -> str:
    said = rhythm_in_words(rhythm)
    first = f"{said[:1].upper()}{said[1:]} ({zone_name(zone)})"
    if not begun:
        return f"{first}\n**Not begun yet**: nothing goes out until you press {begin()}."
    if paused:
        return f"{first}\n**Paused**: nothing goes out until you press {resume()}."
    if empty:
        return f"{first}\nNo chapter waits. Draft one with `/chapter post` and add it here; until then, slots pass."
    if not going_out:
        return f"{first}\nNone of these can go out: each is passed over, and slots pass without a chapter."
    skipped = f"\nWhat was before that is skipped: press {skip_nothing()} to take it back." if skipping else ""
    return f"{first}\nNext: <t:{next_stamp}:F>, <t:{next_stamp}:R>.{skipped}"


def line(place: int, chapter: str, stamp: int | None, *, taken: bool, chosen: bool) -> str:
    name = f"**{chapter}**" if chosen else chapter
    when = " · passed over" if taken else f" · <t:{stamp}:f>" if stamp else ""
    return f"{place}. {name}{when}"


def why_passed_over() -> str:
    return (
        "-# A chapter is passed over, and stays here, while its number is another's that was announced, is scheduled or"
        " stands before it: give it a number of its own"
        " (`/chapter list`, Edit), take it out, or post it by hand."
    )


def missed(trouble: MissedReason, stamp: int) -> str:
    return f"-# {_passed(trouble, stamp)}"


def missed_slot(work: Work, trouble: MissedReason, stamp: int) -> str:
    return f"The backlog of {works_wording.title(work)}: {_passed(trouble, stamp)}"


def _passed(trouble: MissedReason, stamp: int) -> str:
    if trouble is MissedReason.NO_CHANNEL:
        return f"<t:{stamp}:f> passed without a chapter: nobody had said where. `/setup` or `/work edit channel:` does."
    return f"<t:{stamp}:f> passed without a chapter: the number of each one here had been announced before."


def goes_out(stamp: int) -> str:
    return f"It waits in the backlog and goes out <t:{stamp}:F>, <t:{stamp}:R>. `/chapter schedule` changes that."


def waits_in_it() -> str:
    return "It waits in the backlog, which doesn't release it now: `/chapter schedule` says why."


def not_in_it() -> str:
    return "A backlog is running. This draft isn't in it: add it with `/chapter schedule`, or post or schedule it here."
