"""What tells one kind of page without a work."""

from collections.abc import Callable
from dataclasses import dataclass

Patterns = tuple[str, ...]
"""Regular expressions for whole lines, in whatever case; compiled only once a page is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorklessPage:
    """One kind of page: `enough` of its signs have to agree, one of them a line that is hardly anything else.

    `listed` are lines that stand there once for each work or post, so at least `fewest_listed`, and count as one more
    sign; each may bring `words_each` of prose with it, such as a summary. `is_gate` says that the page stands before a
    chapter or in its stead, and doesn't list some.
    """

    refusal: Callable[[str], str]
    telling: Patterns
    others: Patterns = ()
    listed: Patterns = ()
    enough: int = 2
    fewest_listed: int = 2
    words_each: int = 300
    is_gate: bool = True


def lines(*signs: str) -> Patterns:
    return tuple(sign.replace("'", "[’']") for sign in signs)


SITE = r"(?:\s*[|‹–—-]\s*.{1,60})?"
"""What a page's title says of its site."""
