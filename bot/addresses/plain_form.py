"""An address without what it gains by being copied: tracking, mobile hosts, ports, the order of its parameters."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

from bot.core.text.links import LinkParts

_MOBILE = re.compile(r"(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.[^.])")
_TRACKING = re.compile(
    r"(?:utm|fb|mc|hsa|pk|mtm|ga|gad|_hs|__s|vero|oly|matomo|piwik)_\w*|_ga|_gl|_ke|_hsmi|_hsenc|__twitter_impression"
    r"|(?:fb|g|d|ms|tw|y|tt|li_fat_|s_k?w)cl?id|[gw]braid|igsh(?:id)?|ref|ref_?src|ref_?url|referrer|source|si|spm|trk"
    r"|share|shared|nb|amp|noamp|replytocom|showcomments?|show_comments|cmpid|campaign|mkt_tok|wickedid|xtor",
    re.IGNORECASE,
)
_ADDED_STEP = re.compile(r"amp|index\.(?:html?|php)|comment-page-\d+", re.IGNORECASE)
_WHERE_IN_A_PAGE = re.compile(r"(?=[/!])|ch(?:apter|ap)?[-_.]?\d+$", re.IGNORECASE)
"""The only fragments that say which chapter: a page's own path, or a chapter's number."""
_IN_PLACE = "-._~!$'*,;:@"
_PLAIN = re.compile(r"[\w.~!$'*,;:@-]*", re.ASCII)
"""What is spelled in the one way already, as most of an address is."""


@dataclass(frozen=True, slots=True)
class PlainForm:
    """The parts of an address that tell where it leads; `fragment` is whole, and `place` what of it does."""

    host: str
    steps: tuple[str, ...]
    query: str
    fragment: str

    @property
    def path(self) -> str:
        return "".join(f"/{step}" for step in self.steps)

    @property
    def place(self) -> str:
        query = f"?{self.query}" if self.query else ""
        fragment = f"#{self.fragment}" if _WHERE_IN_A_PAGE.match(self.fragment) else ""
        return f"https://{self.host}{self.path}{query}{fragment}"


def plain_form(parts: LinkParts) -> PlainForm:
    """Leave of an address what makes a difference; http and https make none."""
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    host = _MOBILE.sub("", parts.host, count=1) if _MOBILE.match(parts.host) else parts.host
    return PlainForm(f"{host}{port}", _steps(parts.path), _query(parts.query), _spelled(parts.fragment, "/"))


def _steps(path: str) -> tuple[str, ...]:
    steps: list[str] = []
    for step in map(_spelled, path.split("/")):
        if step == "..":
            steps[-1:] = []
        elif step not in ("", "."):
            steps.append(step)
    while steps and _ADDED_STEP.fullmatch(steps[-1]):
        steps.pop()
    return tuple(steps)


def _query(query: str) -> str:
    return "&".join(sorted(_parameters(query)))


def _parameters(query: str) -> Iterator[str]:
    for parameter in query.split("&"):
        name, _, value = (_spelled(part) for part in parameter.replace("+", "%20").partition("="))
        if name and not _TRACKING.fullmatch(name):
            yield f"{name}={value}" if value else name


def _spelled(text: str, further: str = "") -> str:
    """Spell a part of an address in the one way, however its letters were encoded."""
    if _PLAIN.fullmatch(text):
        return text
    raw = unquote_to_bytes(text)
    with suppress(UnicodeDecodeError):  # another encoding's letters stay as they are
        raw = unicodedata.normalize("NFC", raw.decode()).encode()
    return quote(raw, safe=_IN_PLACE + further)
