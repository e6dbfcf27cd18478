"""What a page says of itself outside of its text: titles, site, addresses, author."""

import re
from dataclasses import dataclass
from html import unescape

from bot.intake.formats.lines import visible

_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{0,500})</title", re.IGNORECASE)
_TAG = re.compile(r"""<(?:meta|link)\b((?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,2000}+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([a-z][a-z:-]{0,30})\s*=\s*(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'<>]{1,500}))""", re.IGNORECASE
)
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{4}\)|Page saved with SingleFile\s+url:\s*)(https?://\S{1,2000})"
)
"""The comment by which Chromium and SingleFile say which page they saved."""
_SELECTED = re.compile(r"""<option\b[^<>]{0,500}\sselected\b[^<>]{0,100}>([^<]{1,300})""", re.IGNORECASE)
_MOST_TAGS = 400


@dataclass(frozen=True, slots=True)
class PageHead:
    """`addresses` are the page's own; `choice` is what stands chosen in its first menu, such as a list of chapters."""

    title: str | None = None
    other_title: str | None = None
    site_name: str | None = None
    author: str | None = None
    addresses: tuple[str, ...] = ()
    choice: str | None = None


def read_head(html: str) -> PageHead:
    """Read a page's head, wherever on the page a browser left it."""
    said: dict[str, str] = {}
    for tag, _ in zip(_TAG.finditer(html), range(_MOST_TAGS), strict=False):
        values = {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(tag[1])}
        name = values.get("property") or values.get("name") or values.get("rel") or ""
        if text := _text(values.get("content") or values.get("href") or ""):
            said.setdefault(name.lower(), text)
    saved = _SAVED_FROM.search(html[:20_000])
    title, choice = _TITLE.search(html), _SELECTED.search(html)
    addresses = (said.get("canonical"), said.get("og:url"), saved[1] if saved else None)
    return PageHead(
        title=_text(title[1]) if title else None,
        other_title=said.get("og:title") or said.get("twitter:title"),
        site_name=said.get("og:site_name"),
        author=next(filter(None, map(said.get, ("twitter:creator", "books:author", "author", "article:author"))), None),
        addresses=tuple(dict.fromkeys(filter(None, addresses))),
        choice=_text(choice[1]) if choice else None,
    )


def _text(html: str) -> str | None:
    return " ".join(visible(unescape(html)).split()) or None
