"""What the bot says about a file that was handed in."""

from bot.works.models import TextPlace


def dropped(text: str, why: str) -> str:
    return f"Left out: “{text}” ({why})"


def other_work(page: str) -> str:
    return f"The file says it belongs to “{page}”. If that's another work, cancel and choose that one."


def unknown_rating(rating: str) -> str:
    return f"The file calls its rating “{rating}”, which none of AO3's is. Check the one on the card."


def link_left_out(limit: int) -> str:
    return f"The file's link is left out: it has more than {limit:,} characters. Give a shorter one with **Edit**."


def leads_to_the_work() -> str:
    return "The link leads to the whole work. If the chapter has a page of its own, give that one's link with **Edit**."


def more_remarks(count: int) -> str:
    return f"and {count} more that the bot left out"


def file_too_big(size: int, limit: int) -> str:
    return (
        f"That file has {size / 2**20:.1f} MiB; {limit // 2**20} MiB is the most. Upload one chapter at a time,"
        " without pictures."
    )


def too_many_wait(count: int) -> str:
    waiting = f"{count} files of yours wait" if count > 1 else "A file of yours waits"
    return f"{waiting} for you to choose a chapter. Choose from one or discard one, then hand this one in again."


def too_much_text(most: int) -> str:
    return f"That file's texts take more than {most // 2**20} MiB. Upload only the chapters that are to be announced."


def server_is_full() -> str:
    return "Too many files of this server's authors wait for a choice. Choose from one of yours, or try again tomorrow."


def discard() -> str:
    return "Discard this file"


def discard_named(place: int, name: str) -> str:
    return f"Discard {place}: {name}"


def discarded() -> str:
    return "Discarded. What you chose from it before stays as it is."


def download_failed() -> str:
    return "Discord didn't hand me that file. Upload it again in a moment."


def put_back() -> str:
    return "Put front matter back"


def leave_out_again() -> str:
    return "Leave front matter out"


def add_work() -> str:
    return "Add as a new work"


def new_work_title() -> str:
    return "Add a new work"


def work_title_label() -> str:
    return "Its title"


def rating_label() -> str:
    return "Its rating"


def rating_hint() -> str:
    return "Not Rated, if you choose none"


def warnings_label() -> str:
    return "Its Archive Warnings"


def warnings_hint() -> str:
    return "None, if you choose none"


def work_link_label() -> str:
    return "Where it can be read"


def work_link_hint() -> str:
    return "The whole address, beginning with https://; empty if nowhere else"


def chapter_number_label() -> str:
    return "This chapter's number"


def pick_work(offered: int, works: int) -> str:
    """Ask for the work; where a menu doesn't hold all of them, say how to name another."""
    return (
        "Which work is it?"
        if offered == works
        else f"{offered} of {works} works; name another with /chapter post work:"
    )


def pick_chapter() -> str:
    return "Which chapter?"


def more() -> str:
    return "More chapters"


def which_work(title: str | None) -> str:
    if title is None:
        return "The file doesn't say which work it belongs to. Choose it, or add it as a new one."
    return f"The file says it belongs to **{title}**, and there is no such work here yet. Add it, or choose another."


def choose_work() -> str:
    return "The file doesn't say which work it belongs to. Choose it below."


def no_work_to_choose(title: str | None) -> str:
    named = f"**{title}**" if title else "this file's work"
    return f"There is no work here in which you may post {named}. Ask this server's staff to add it with `/work add`."


def which_chapter(work: str, count: int, new: int) -> str:
    fresh = f"{new} of them new" if new else "none of them new"
    waits = "the others wait here for a day, or until you hand in several more files"
    return f"{work}: there are {count} chapters, {fresh}. Choose one to announce; {waits}."


def no_longer_kept() -> str:
    return "That file is no longer kept. Hand it in again with `/chapter post`."


def nothing_to_read() -> str:
    return (
        "That message has neither text nor a file that I could read. A long text goes as a file: on a phone, save it in"
        " your notes or files app, and send it with the **+** beside the message."
    )


def words(count: int) -> str:
    return f"{count:,} words"


def text_goes(where: TextPlace) -> str:
    if where is TextPlace.FILE:
        return "The text is attached to the announcement as a file."
    return "The text is posted in the announcement's thread, as a file if it is very long."


def text_too_long(most: int) -> str:
    return (
        f"The text has more than {most:,} characters, the most that can be posted here: only the card goes out. Give a"
        " link with **Edit**, or hand the chapter in in parts."
    )


def text_not_kept() -> str:
    return (
        "Of the text only the beginning was kept, so only the card goes out. Hand the file in again to post its text."
    )


def text_stays() -> str:
    return "There is a link, so the text stays where it is published and isn't posted here."
