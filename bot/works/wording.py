"""What the bot says about works and chapters."""

from collections.abc import Iterable

from bot.core.text.cleaning import bold, clean_label, clean_line, clean_title, shorten
from bot.core.text.unseen import visible
from bot.works.models import MAX_COVER_ALT, ChapterDetails, Detail, Rating, Work


def number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def chapter_name(details: ChapterDetails) -> str:
    """Name a chapter as a reader would: by its number and title, whichever there is."""
    title = clean_title(details.title) if details.title else ""
    if details.number is None:
        return title or "A new chapter"
    return f"Chapter {number(details.number)}" + (f": {title}" if title else "")


def plain_chapter_name(details: ChapterDetails) -> str:
    """Name a chapter where Discord shows no Markdown, as in a list of choices."""
    title = details.title or ""
    if details.number is None:
        return title or "A new chapter"
    return f"Chapter {number(details.number)}" + (f": {title}" if title else "")


def rating_name(rating: Rating) -> str:
    """Name a rating as AO3 does."""
    names = {
        Rating.NOT_RATED: "Not Rated",
        Rating.GENERAL: "General Audiences",
        Rating.TEEN: "Teen And Up Audiences",
        Rating.MATURE: "Mature",
        Rating.EXPLICIT: "Explicit",
    }
    return names[rating]


def title(work: Work) -> str:
    return bold(work.title)


def cover_description(work: Work) -> str:
    """Say what a cover shows, for people who don't see it: its own description, or else whose cover it is."""
    given = clean_label(work.cover.alt or "") if work.cover else ""
    return shorten(given if visible(given) else f"Cover of {clean_label(work.title)}", MAX_COVER_ALT)


def cover_too_big(size: int, limit: int) -> str:
    return f"That cover has {size / 2**20:.1f} MiB; {limit // 2**20} MiB is the most. Upload a smaller picture."


def not_an_image() -> str:
    return "That file isn't a picture that Discord shows as a cover. Upload a PNG, JPEG, WebP or GIF."


def no_cover() -> str:
    return "That work has no cover yet. Add one with `/work edit cover:`."


def staff_only() -> str:
    return "Only staff can do that here: members with Manage Server or the staff role that `/setup` names."


def authors_only(work: Work) -> str:
    return f"Only {title(work)}'s author and this server's staff can do that."


def writers_only() -> str:
    return "Only an author and this server's staff can do that. Ask this server's staff to add your work: `/work add`."


def authors_at_home_only(work: Work) -> str:
    return f"Only {title(work)}'s author and the staff of its own server can do that, and only there."


def no_such_work(text: str) -> str:
    return (
        f"No work here is called “{clean_line(shorten(text, 100))}”. Pick one from the list that appears as you type."
    )


def no_works() -> str:
    return "No works here yet. Staff can add the first one with `/work add`."


def ambiguous_work(text: str) -> str:
    return (
        f"More than one work here begins with “{clean_line(shorten(text, 100))}”. Pick one from the list that"
        " appears as you type."
    )


def title_taken(text: str) -> str:
    return f"There is already a work called {bold(text)} here. Change it with `/work edit`, or choose another title."


def title_missing() -> str:
    return "A work needs a title."


def _detail_name(detail: Detail) -> str:
    names = {
        Detail.TITLE: "title",
        Detail.CHAPTER_TITLE: "chapter title",
        Detail.QUESTION: "question",
        Detail.FANDOMS: "fandom",
        Detail.SUMMARY: "summary",
        Detail.NOTES: "notes",
        Detail.SERIES: "series",
        Detail.LINK: "link",
        Detail.COVER_DESCRIPTION: "cover's description",
    }
    return names[detail]


def too_long(what: Detail, limit: int, length: int) -> str:
    return f"The {_detail_name(what)} has {length:,} characters; {limit:,} is the most. Shorten it and try again."


def cut(what: Detail, limit: int, length: int) -> str:
    return f"The {_detail_name(what)} had {length:,} characters: cut to {limit:,}, the most that a card keeps."


def not_a_link(text: str, *, is_invite: bool = False) -> str:
    why = "leads into a Discord server" if is_invite else "isn't a link"
    return f"“{clean_line(shorten(text, 100))}” {why}. Copy the whole address of the page, beginning with https://."


def unknown_warning(text: str, known: Iterable[str]) -> str:
    return f"“{clean_line(shorten(text, 100))}” isn't an Archive Warning. They are: {'; '.join(known)}."


def bad_total() -> str:
    return "The number of chapters must be 1 or more. Leave it out if nobody knows yet."


def added(work: Work, chapter_post: str) -> str:
    return f"Added {title(work)}. Announce its first chapter with {chapter_post}."


def changed(work: Work) -> str:
    return f"Changed {title(work)}."


def beyond_total(highest: float, total: int) -> str:
    return f"Chapter {number(highest)} is out, beyond the total of {total}: readers see “of ?” until that is higher."


def nothing_to_change() -> str:
    return "Name what to change: every option of `/work edit` that you leave out stays as it is."


def removed(work: Work) -> str:
    return (
        f"Removed {title(work)}. Its announcements stay where they are, and its kudos and suggestions are kept."
        " You can undo this for 10 minutes."
    )


def restored(work: Work) -> str:
    return f"{title(work)} is back."


def work_is_gone() -> str:
    return "That work was removed from this server."


def already_restored(work: Work) -> str:
    return f"{title(work)} is here already."


def too_late_to_undo() -> str:
    return (
        "Undo works for 10 minutes, and they are over. Add the work again with `/work add`; ask your host if"
        " you need its old kudos back."
    )


def announced_in() -> str:
    return "Announced in"


def pings() -> str:
    return "Pings"


def deleted_in_discord() -> str:
    return "*deleted in Discord*: choose another with `/work edit`"


def pinned() -> str:
    return "Pinned"


def latest_chapter() -> str:
    return "Latest chapter"


def latest_is_pinned() -> str:
    return "The latest chapter"


def hidden_works(count: int, better: Iterable[int]) -> str:
    places = ", ".join(f"<#{channel}>" for channel in better)
    what = "One more work is" if count == 1 else f"{count} more works are"
    where = f"ask in {places}" if places else "ask in an age-restricted channel"
    return f"{what} rated {rating_name(Rating.MATURE)} or {rating_name(Rating.EXPLICIT)}: {where}."


def by(names: Iterable[str]) -> str:
    return " and ".join(names)


def how_far(posted: int, highest: float | None, total: int | None) -> str:
    """Say how far a work has come: by its highest number or, where no chapter has one, by how many were announced."""
    if highest is None:
        return f"{posted}/{planned(posted, total)} chapters"
    return f"Chapter {number(highest)} of {planned(highest, total)}"


def planned(reached: float, total: int | None) -> str:
    """Say how many chapters there will be: nobody knows where more were announced than were planned."""
    return "?" if total is None or reached > total else str(total)


def bad_number(text: str) -> str:
    return (
        f"“{clean_line(shorten(text, 40))}” isn't a chapter number. Use digits, such as 4, 0 or 4.5, or leave it empty."
    )


def catalogue() -> str:
    return "What you can read here"


def undo() -> str:
    return "Undo"


def more_works(count: int) -> str:
    return f"and {count} more: see one with `/work show`."


def no_chapters_yet() -> str:
    return "No chapter announced yet"
