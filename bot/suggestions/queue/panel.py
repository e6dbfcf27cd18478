"""The review panel, and the card in the staff channel: one suggestion with everything that can be done with it."""

from functools import partial

from bot.core.buttons import Button, ButtonColour, Panel
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.buttons import Review, ReviewPress
from bot.suggestions.models import OPEN, ReviewPage, Status, Suggestion
from bot.suggestions.queue import wording
from bot.suggestions.queue.filter import CARD, QueueFilter
from bot.suggestions.verdicts import wording as verdicts_wording

GREEN, RED = ButtonColour.GREEN, ButtonColour.RED


def panel(page: ReviewPage, queue_filter: QueueFilter, *, left: bool = False) -> Panel:
    """Lay out what one reviewer sees, with the way to the next; `left` is what was left unread with none after it."""
    code = queue_filter.code
    texts = (wording.heading(page, queue_filter, left=left), *_texts(page))
    return Panel(texts, (*_decisions(page, code), _steps(page, code), _ways(page, code)))


def card(page: ReviewPage, *, hidden: bool = False) -> Panel:
    """Lay out what everybody in the staff channel sees."""
    texts = (wording.card_heading(page.suggestion), *_texts(page, hidden=hidden))
    return Panel(texts, _decisions(page, CARD))


def _texts(page: ReviewPage, *, hidden: bool = False) -> tuple[str, ...]:
    suggestion = page.suggestion
    fate = suggestions_wording.fate(suggestion) if suggestion.decision or suggestion.status is Status.WITHDRAWN else ""
    return wording.body(suggestion, hidden=hidden), fate, wording.around(page, hidden=hidden)


def _decisions(page: ReviewPage, code: str) -> tuple[tuple[Button, ...], ...]:
    """Offer the decisions that work now, for who looks, then what is always possible."""
    suggestion = page.suggestion
    press = partial(_press, suggestion, code)
    if suggestion.status is Status.WITHDRAWN:
        return ((press(wording.write_note(), ReviewPress.NOTE),),)
    words = [press(wording.write_note(), ReviewPress.NOTE), press(wording.ask(), ReviewPress.ASK)]
    if page.may_block:
        words.append(press(wording.block(), ReviewPress.BLOCK))
    return tuple(_verdicts(page, code)), tuple(words)


def _verdicts(page: ReviewPage, code: str) -> list[Button]:
    suggestion = page.suggestion
    press = partial(_press, suggestion, code)
    decisions = []
    if suggestion.status in OPEN:
        decisions += [
            press(verdicts_wording.accept(), ReviewPress.ACCEPT, GREEN),
            press(verdicts_wording.decline(), ReviewPress.DECLINE, RED),
        ]
    if suggestion.status is Status.WAITING:
        decisions.append(press(verdicts_wording.shelve(), ReviewPress.SHELVE))
    if page.may_merge:
        decisions.append(press(verdicts_wording.merge(), ReviewPress.MERGE))
    if page.may_use:
        decisions.append(press(verdicts_wording.use(), ReviewPress.USE, GREEN))
    if suggestion.decision is not None and page.may_undo:
        undo = Review(ReviewPress.UNDO, suggestion.id, int(suggestion.decision.at.timestamp()), code)
        decisions.append(Button(verdicts_wording.undo(), undo))
    return decisions


def _press(
    suggestion: Suggestion, code: str, label: str, what: ReviewPress, colour: ButtonColour = ButtonColour.GREY
) -> Button:
    return Button(label, Review(what, suggestion.id, suggestion.version, code), colour)


def _steps(page: ReviewPage, code: str) -> tuple[Button, ...]:
    """Offer the previous and the next, and what the queue shows; a step that leads nowhere can't be pressed."""
    place = page.place
    previous = Review(ReviewPress.SHOW, place.previous_id or 0, 0, code, step=-1)
    following = Review(ReviewPress.SHOW, place.next_id or 0, 0, code, step=1)
    return (
        Button(wording.previous_one(), previous, disabled=place.previous_id is None),
        Button(wording.next_one(), following, disabled=place.next_id is None),
        Button(wording.change_filter(), Review(ReviewPress.FILTER, page.suggestion.id, 0, code)),
    )


def _ways(page: ReviewPage, code: str) -> tuple[Button, ...]:
    """Offer to leave this one unread and go on, or to decide on several: the rows fit a phone as they are."""
    return (
        Button(wording.leave_unread(), Review(ReviewPress.SKIP, page.suggestion.id, 0, code)),
        Button(wording.select_several(), Review(ReviewPress.SEVERAL, page.suggestion.id, 0, code)),
    )
