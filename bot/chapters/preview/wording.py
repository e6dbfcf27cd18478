"""What the bot says around the preview of a chapter."""

from collections.abc import Iterable, Sequence

from bot.announcements.models import Trouble
from bot.announcements.wording import places, reason
from bot.core.text.cleaning import shorten
from bot.works.models import ChapterDetails, Rating, Work
from bot.works.ratings.stricter import Claim
from bot.works.wording import chapter_name, rating_name, title


def preview(where: Sequence[str], kudos: str | None) -> str:
    return f"**Preview.** This is what goes to {places(where)}, with {_on_it(kudos)}; so far only you see it."


def scheduled(where: Sequence[str], kudos: str | None, stamp: int) -> str:
    return (
        f"**Scheduled.** This goes to {places(where)}, with {_on_it(kudos)}, by itself <t:{stamp}:F>, <t:{stamp}:R>; so"
        " far only you see it."
    )


def with_remarks(first: str, remarks: Sequence[str], room: int) -> str:
    """Put below what the card is as many of the remarks as there is room for, the first ones first."""
    for count in range(len(remarks), -1, -1):
        more = [more_remarks(len(remarks) - count)] if count < len(remarks) else []
        text = "\n".join([first, *(f"-# {remark}" for remark in (*remarks[:count], *more))])
        if len(text) <= room:
            return text
    return shorten(first, room)


def more_remarks(count: int) -> str:
    return f"There is no room here for {count} more remarks. Shorten the titles to see them."


def elsewhere(where: str, differences: Iterable[str]) -> str:
    return f"In {where} it is the same but for this: {'; '.join(differences)}."


def pings_there(role: str | None) -> str:
    return f"it pings {role}" if role else "it pings nobody"


def cannot_be_followed() -> str:
    return "no **Follow**, since I can't hand out its role"


def can_be_followed() -> str:
    return "**Follow** stands there too"


def has_no_files() -> str:
    return "no files, since I may not attach any"


def has_files() -> str:
    return "its files are attached"


def other_kudos(kudos: str | None) -> str:
    return _on_it(kudos)


def _on_it(kudos: str | None) -> str:
    return f"{kudos} on it" if kudos else "no emoji on it, since the one for kudos was deleted"


def will_wait_behind(earlier: str, where: str, trouble: Trouble) -> str:
    return f"It will wait behind **{earlier}**, which isn't out in {where}: {reason(trouble)}."


def add_text() -> str:
    return "Add more text"


def add_text_title() -> str:
    return "Add more text"


def add_text_label(words: int) -> str:
    return f"What follows the {words:,} words that are there"


def add_text_hint() -> str:
    return "The next piece, up to 4,000 characters. You can add as many as you need"


def first_piece_hint() -> str:
    return "Longer than 4,000 characters? Begin here, then press Add more text; or use /chapter post file:"


def text_is_not_shown(work: Work) -> str:
    return f"{title(work)} shows no texts here, so there is nothing to add to. `/work edit text:` changes that."


def text_is_full(most: int) -> str:
    return f"With this piece the text would have more than {most:,} characters, the most that can be posted here."


def text_was_changed() -> str:
    return "This draft's text isn't the file's any more, so it stays as it is. Hand the file in again to begin anew."


def ask_for_ideas() -> str:
    return "Ask for ideas"


def ask_for_no_ideas() -> str:
    return "Don't ask for ideas"


def question_title() -> str:
    return "Ask for ideas"


def question_label() -> str:
    return "What readers are asked on the card"


def question_hint() -> str:
    return "What should happen at the gala?"


def open_thread() -> str:
    return "Open a comments thread"


def open_no_thread() -> str:
    return "No comments thread"


def note_asks_for_ideas() -> str:
    return f"Your note asks for ideas: **{ask_for_ideas()}** puts a question on the card, to be answered by its button."


def note_asks_for_comments() -> str:
    return f"Your note asks for comments: **{open_thread()}** puts one under the announcement."


def thread_will_open() -> str:
    return "A thread for comments opens under the announcement."


def which_ideas(offered: int, *, is_cut: bool) -> str:
    question = "Which accepted ideas did this one use?"
    return f"{question} (the {offered} most backed; others in /queue review)" if is_cut else question


def take_page_rating(claim: Claim) -> str:
    """Name the button that makes the work what the page says it is."""
    if claim.rating:
        return f"The work is {rating_name(claim.rating)}" + (", with its warnings" if claim.warnings else "")
    return f"The work has: {claim.warnings[0]}" if len(claim.warnings) == 1 else "The work has these warnings"


def keep_work_rating(work: Work, claim: Claim) -> str:
    if claim.rating:
        return f"Keep {rating_name(work.details.rating)} here"
    return "Keep the work's warnings"


def rating_taken(work: Work) -> str:
    return f"{title(work)} is rated {rating_name(work.details.rating)} now."


def page_is_for_adults(
    work: Work, chapter: ChapterDetails, rating: Rating, channel_id: int, better: Iterable[int]
) -> str:
    """Say that the rating which the page gives keeps the chapter out of a channel, and the two ways on."""
    places_for_it = ", ".join(f"<#{one}>" for one in better)
    use = f"Use {places_for_it}: `/work edit channel:`" if places_for_it else "Restrict it in its settings"
    return (
        f"**{chapter_name(chapter)}**: its file says {rating_name(rating)}, and <#{channel_id}> isn't age-restricted."
        f" {use}. Or, if it is {rating_name(work.details.rating)}, press"
        f" **{keep_work_rating(work, Claim(rating))}** in its preview."
    )
