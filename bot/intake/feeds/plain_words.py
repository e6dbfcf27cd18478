"""The words of a title or a summary, which feeds write as text, as HTML, or as HTML that was escaped once too often."""

import re
from html import unescape

_LONGEST_READ = 20_000
"""Characters of HTML that are looked at; what is longer is no title, and no summary."""
_UNSAID = re.compile(r"<(script|style)\b(?:.*?</\1\s*>|.*)|<!--(?:.*?-->|.*)", re.IGNORECASE | re.DOTALL)
_PARTING = re.compile(r"<(?:br|hr|/?(?:p|div|li|h[1-6]|blockquote|tr))\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|del|div|em|font|i|ins|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""Tags that a title may have; `<3` and `<Untitled>` are none."""


_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def words_of_html(html: str) -> str:
    """Take the words out of HTML, in one line."""
    html = _UNSAID.sub("", html[:_LONGEST_READ])
    return in_one_line(unescape(_ANY_TAG.sub("", _PARTING.sub(" ", html))))


def words_of_title(text: str) -> str:
    """Take the words out of what may be text or HTML, since its format doesn't say."""
    return in_one_line(unescape(_MARKUP.sub("", text[:_LONGEST_READ])))


def in_one_line(text: str) -> str:
    return " ".join(_NO_TEXT.sub(" ", text).split())
