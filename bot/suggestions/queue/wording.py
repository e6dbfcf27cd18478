"""What the bot says to reviewers: the panel, its forms, searching, and what readers are told by DM."""

from collections.abc import Sequence

from bot.core.people.wording import mention
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, clean_line, shorten
from bot.core.text.fitting import as_many_as_fit
from bot.suggestions.models import Note, ReviewPage, SpoilerLevel, Status, Suggestion
from bot.suggestions.queue.filter import Order, QueueFilter
from bot.suggestions.queue.store import COUNTED
from bot.suggestions.wording import about, as_heading, backing, origin, quote, spoiler_name, status_name, teaser
from bot.suggestions.wording import question as asked


def write_note() -> str:
    return "Note"


def ask() -> str:
    return "Ask the reader"


def block() -> str:
    return "Block"


def next_one() -> str:
    return "Next"


def previous_one() -> str:
    return "Previous"


def leave_unread() -> str:
    return "Leave unread"


def change_filter() -> str:
    return "Filter"


def select_several() -> str:
    return "Select several"


def back_to_one() -> str:
    return "One at a time"


def note_title() -> str:
    return "Private note"


def note_label() -> str:
    return "Only reviewers see it"


def ask_title() -> str:
    return "Ask the reader"


def ask_label() -> str:
    return "Your question"


def filter_title() -> str:
    return "What to review"


def filter_work_label(offered: int, works: int) -> str:
    return "Work" if offered == works else f"Work ({offered} of {works})"


def filter_status_label() -> str:
    return "Status"


def filter_chapter_label(offered: int, chapters: int) -> str:
    return "Chapter" if offered == chapters else f"Chapter (the latest {offered} of {chapters})"


def filter_order_label() -> str:
    return "First"


def filter_more_label() -> str:
    return "Only"


def every_work() -> str:
    return "Every work"


def every_status() -> str:
    return "Every status"


def all_statuses() -> str:
    return "All"


def every_chapter() -> str:
    return "Every chapter"


def only_unread() -> str:
    return "Unread"


def only_backed() -> str:
    return "Backed by somebody"


def order_name(order: Order) -> str:
    names = {Order.OLDEST: "Oldest", Order.BACKED: "Most backed"}
    return names[order]


def pick_hint() -> str:
    return f"Choose up to {limits.OPTIONS}"


IDEA_ROOM = 2300
AROUND_ROOM = 1000
"""Characters of an idea on the panel, and of what is said beside it, of the limits.LAYOUT of all texts there."""

MAX_QUESTIONS = 2
MAX_NOTES = 3
"""The latest of each are on the panel, the others counted."""


def left_unread() -> str:
    return "left unread"


def heading(page: ReviewPage, queue_filter: QueueFilter, *, left: bool = False) -> str:
    kind = status_name(queue_filter.status) if queue_filter.status else "in all"
    place = page.place
    total = f"{COUNTED:,}+" if place.total > COUNTED else f"{place.total:,}"
    where = f"{place.position:,} of {total} {kind}" if place.position else f"{total} {kind} left"
    if place.position > COUNTED:
        where = f"past {COUNTED:,} of {total} {kind}"
    only = [order_name(queue_filter.order).lower() + " first"] if queue_filter.order is Order.BACKED else []
    only += [only_unread().lower()] if queue_filter.unread else []
    only += [f"backed by {queue_filter.backed} or more"] if queue_filter.backed else []
    only += [left_unread()] if left else []
    return f"{as_heading(f'Suggestion #{page.suggestion.id}')}\n-# {' · '.join([where, *only])}"


def card_heading(suggestion: Suggestion) -> str:
    return as_heading(f"Suggestion #{suggestion.id}")


def body(suggestion: Suggestion, *, hidden: bool = False) -> str:
    name = f" ({clean_line(shorten(suggestion.reader_name, 80))})" if suggestion.reader_name else ""
    who = f"{mention(suggestion.reader_id)}{name}{origin(suggestion)}"
    facts = [backing(suggestion).capitalize()]
    if suggestion.spoiler is not SpoilerLevel.NONE:
        facts.append(f"Spoilers: {spoiler_name(suggestion.spoiler).lower()}")
    facts.append("may be named in public" if suggestion.credited else "doesn't want to be named in public")
    if suggestion.edited:
        facts.append("edited by its reader")
    text = hidden_idea() if hidden else quote(suggestion.idea, IDEA_ROOM) or "-# (no text any more)"
    when = f"<t:{int(suggestion.created_at.timestamp())}:R>"
    return f"For {about(suggestion)}\nFrom {who}, {when}\n-# {' · '.join(facts)}\n\n{text}"


def hidden_idea() -> str:
    return (
        "-# The idea belongs to a Mature or Explicit work, and this channel isn't age-restricted: see `/queue review`."
    )


def around(page: ReviewPage, *, hidden: bool = False) -> str:
    """Say what is known beside the idea: reports, lookalikes, questions, notes. At most AROUND_ROOM characters."""
    lines = [f"⚠️ Reported by {page.reports}"] if page.reports else []
    alike = [] if hidden else page.similar
    lines += [f"≈ **#{one.suggestion.id}** {teaser(one.suggestion, 80, spoilers=False)}" for one in alike]
    questions, notes = ([], []) if hidden else (page.questions, page.notes)
    lines += [asked(one) for one in questions[:MAX_QUESTIONS]]
    lines += [note(one) for one in notes[:MAX_NOTES]]
    further = len(questions[MAX_QUESTIONS:]) + len(notes[MAX_NOTES:])
    return as_many_as_fit(lines, AROUND_ROOM, more_remarks, beyond=further)


def more_remarks(count: int) -> str:
    return f"-# and {count} more"


def note(kept: Note) -> str:
    typed = shorten(clean_line(shorten(kept.text, 200)), 250)
    text = typed if kept.votes is None else poll_result(kept.votes, kept.votes_in_all)
    return f"📝 {mention(kept.by_id)} <t:{int(kept.at.timestamp())}:R>: {text}"


def poll_result(votes: int, of: int) -> str:
    return f"Poll: {votes:,} of {of:,} votes"


def empty_queue(queue_filter: QueueFilter, work: str | None) -> str:
    what = f"{status_name(queue_filter.status)} suggestions" if queue_filter.status else "suggestions"
    where = f" for **{clean_line(work)}**" if work else ""
    return f"No {what}{where}. 🎉" if queue_filter.status is Status.WAITING else f"No {what}{where} yet."


def several(shown: Sequence[str], picked: int) -> str:
    if not shown:
        return "Nothing here can be decided."
    return f"{as_heading('Select several')}\n-# {picked} of {len(shown)} chosen. One decision goes to all of them."


def question_sent(by_dm: bool) -> str:
    how = "They asked to be told by DM, so I write to them; they" if by_dm else "They"
    return f"Asked. {how} also find the question in `/suggestions mine`, and the answer comes back to this panel."


def option(suggestion: Suggestion) -> str:
    """Name a suggestion in a reviewer's select, where Discord shows no Markdown."""
    return shorten(f"#{suggestion.id} {clean_label(suggestion.idea)}", limits.OPTION)


def exported(count: int, *, whole: bool) -> str:
    if whole:
        return f"{count:,} suggestions."
    return f"The newest {count:,} suggestions: Discord takes no bigger file. The bot's host can give you all of them."


def nothing_to_export() -> str:
    return "There is nothing to export yet."
