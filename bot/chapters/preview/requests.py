"""What an author's note asks readers for, by its words."""

import re
from enum import StrEnum

from bot.core.text.cleaning import shorten
from bot.core.text.markdown import plain
from bot.works.models import MAX_QUESTION, ChapterDetails


class Request(StrEnum):
    IDEAS = "ideas"
    COMMENTS = "comments"


_IDEAS = re.compile(
    r"\bsuggest(?:ions?|ing|ed|s)?\b|\bprompts?\b|\brequests?\b|\b(?:any|your|some|more|have|got) (?:\w+ )?ideas?\b"
    r"|\bideas? (?:for|on|about|are|is)\b|\bwhat (?:should|would you|do you want|do you wish)\b"
    r"|\bwhat (?:will|could) happen next\b|\b(?:want|like|love|wish) to (?:see|read) (?:next|happen|more)\b"
    r"|\bsugerencias?\b|\bideas? para\b|\bvorschl(?:ag|äge)n?\b|\bideen\b|\bidées?\b|\bидеи\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\bcomments?\b|\bcommenting\b|\bfeedback\b|\breviews?\b|\blet me know\b|\btell me\b|\bcritique\b"
    r"|\bwhat (?:do|did) (?:you|y'?all|you all) think\b|\bthoughts\b|\bconcrit\b|\byour (?:opinions?|theories)\b"
    r"|\bcomentarios?\b|\bkommentare?\b|\bcommentaires?\b|\bкомментари\w+\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:no|not|don'?t|without|off|closed|disabled?|thanks?(?: you)?(?: so much)? for|loved|enjoyed)\b"
    r"(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
"""What stands before such a word where it isn't asked for: "thank you for all your comments", "no suggestions"."""

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


def requests_in(chapter: ChapterDetails) -> frozenset[Request]:
    """Find what the chapter's notes ask for, those at its end too that aren't on the card."""
    return frozenset(
        kind
        for kind, pattern in ((Request.IDEAS, _IDEAS), (Request.COMMENTS, _COMMENTS))
        if any(_asks(sentence, pattern) for sentence in _sentences(chapter))
    )


def question_in(chapter: ChapterDetails) -> str:
    """Return the sentence with which the notes ask for ideas; empty if they don't."""
    found = [one for one in _sentences(chapter) if _asks(one, _IDEAS)]
    return shorten(found[0], MAX_QUESTION) if found else ""


def _sentences(chapter: ChapterDetails) -> list[str]:
    text = plain("\n".join(filter(None, (chapter.notes, chapter.notes_offered))))
    return [found.group().strip() for found in _SENTENCE.finditer(text)]


def _asks(sentence: str, pattern: re.Pattern[str]) -> bool:
    return any(not _NOT_ASKED.search(sentence[: found.start()]) for found in pattern.finditer(sentence))
