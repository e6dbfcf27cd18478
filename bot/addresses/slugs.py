"""What the last part of an address says of a chapter: `chapter-12-the-storm`."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from bot.core.text.naming import name_key

_CHAPTER = re.compile(
    r"(?:^|.*?-)(?:chapter|chap|ch|episode|ep)-?(?P<number>\d{1,4})(?:-(?P<title>.+))?", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d{1,4}(?:-|$)")
_UNTELLING = {"edit", "view", "pub", "preview", "post", "posts", "read", "index", "home", "chapter", "story"}
"""Single words that stand in many addresses, whatever those lead to."""
_ENDING = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)
_SMALL = {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}


@dataclass(frozen=True, slots=True)
class SlugName:
    """A chapter's name as its address spells it: without marks, and in guessed capitals."""

    number: float | None = None
    title: str | None = None


def chapter_named(slug: str | None, work: str | None = None) -> SlugName:
    """Read a chapter's slug; the `work`'s title may stand in front of it. A number that may be another is left out."""
    words = _without(words_of(slug), work)
    found = _CHAPTER.fullmatch("-".join(words))
    if found is None:
        return SlugName(title=None if len(words) == 1 and words[0].lower() in _UNTELLING else title_of(words))
    title = found["title"]
    if title and _NUMBERED.match(title):  # 4.5, 4 to 5, or chapter 4 called 5
        return SlugName()
    return SlugName(float(found["number"]), title_of(title.split("-")) if title else None)


def work_named(slug: str | None) -> str | None:
    """Read a work's title from its slug; None if there is none."""
    return title_of(words_of(slug))


def words_of(slug: str | None) -> list[str]:
    """Take a slug apart."""
    plain = _ENDING.sub("", unquote(slug or "", errors="ignore"))
    return [word for word in re.split(r"[\W_]+", plain) if word]


def title_of(words: list[str]) -> str | None:
    """Write words as a title; one of nothing but digits and the like is no title."""
    if not any(letter.isalpha() for word in words for letter in word):
        return None
    return " ".join(
        word if place and word in _SMALL else word[:1].upper() + word[1:] for place, word in enumerate(words)
    )


def _without(words: list[str], work: str | None) -> list[str]:
    named = re.split(r"[\W_]+", name_key(re.sub(r"['’]", "", work or "")))
    named = [word for word in named if word]
    begins = [name_key(word) for word in words[: len(named)]] == named
    return words[len(named) :] if begins and len(words) > len(named) else words
