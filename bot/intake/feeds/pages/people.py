"""Pages for people, where a feed was expected: what kind of page that is."""

import re

from bot.intake.feeds.models import NoFeedReason
from bot.intake.feeds.plain_words import in_one_line
from bot.intake.formats.workless import wording as workless_wording
from bot.intake.formats.workless.pages import refusal_of

_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml\b[^>]*\?>\s*)*<(?:!doctype html|html|head|body|title|meta|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNSEEN = re.compile(r"<(script|style|svg|template)\b(?:.*?</\1\s*>|.*)|<!--(?:.*?-->|.*)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_LONGEST = 300_000
"""Characters of a page that are looked at: what stands before a feed is short."""
_REASONS = {
    workless_wording.a_check_of_visitors: NoFeedReason.CHALLENGE,
    workless_wording.a_login_page: NoFeedReason.MEMBERS_ONLY,
    workless_wording.an_unrevealed_work: NoFeedReason.NOTHING_THERE,
    workless_wording.a_missing_page: NoFeedReason.NOTHING_THERE,
}


def is_page(text: str) -> bool:
    return _PAGE.match(text) is not None


def reason_of(text: str) -> NoFeedReason:
    """Tell what a page is instead of a feed."""
    lines = [
        line for part in _TAG.sub("\n", _UNSEEN.sub("", text[:_LONGEST])).split("\n") if (line := in_one_line(part))
    ]
    refusal = refusal_of(lines)
    return _REASONS.get(refusal.say, NoFeedReason.PAGE) if refusal else NoFeedReason.PAGE
