"""From an HTML file's bytes to a cleaned tree of tags, within limits."""

import re
from dataclasses import dataclass, field

import nh3
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.intake import wording as intake_wording
from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.encodings.decoding import decode
from bot.intake.formats.html.head import PageHead, read_head
from bot.intake.formats.html.styles import Stylesheet
from bot.intake.formats.unreadable import Unreadable

DEEPEST = 200
"""How many elements may stand inside each other; parsers below have limits of their own above this."""
MOST_TAGS = 300_000
"""Opening ones; a million words have about a third of that."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_SELF_CLOSED = re.compile(r"<([a-zA-Z][\w:-]{0,30})((?:\s[^<>]{0,2000})?)/>")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_DON_T_NEST = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "a", "rp", "rt", "html", "head",
        "body", "colgroup", "optgroup",
    }
)  # fmt: skip
_SPOILERS_NAME = re.compile(
    r"<button\b[^<>]{0,500}\bbbCodeSpoiler-button\b[^<>]{0,500}>(.{0,500}?)</button>", re.IGNORECASE | re.DOTALL
)
"""What a forum's author called what they hid: the only button that holds words of the text."""
_UNSAFE = frozenset(
    {
        "script", "iframe", "object", "embed", "applet", "form", "svg", "math", "canvas", "audio", "video", "select",
        "textarea", "button",
    }
)  # fmt: skip
_CONTENT_GOES = {
    "script", "style", "title", "template", "iframe", "object", "applet", "svg", "math", "canvas", "noscript",
    "audio", "video", "select", "textarea", "button", "noembed", "noframes",
}  # fmt: skip
_TAGS = {
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center",
    "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main",
    "mark", "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul",
    "var", "wbr", "font",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "class", "style", "hidden"}, "a": {"href"}, "img": {"alt"}, "ol": {"start"}, "nav": {"epub:type"},
    "p": {"data-p-id"},
}  # fmt: skip


@dataclass(slots=True)
class Document:
    """A page's cleaned tree, what its head says, its styles, and what cleaning left out."""

    body: HtmlElement
    head: PageHead
    stylesheet: Stylesheet
    dropped: list[DroppedPiece] = field(default_factory=list)
    encoding: str | None = None
    guessed: bool = False


def decode_html(data: bytes) -> tuple[str, str, bool]:
    """Decode a page by its byte order mark, as UTF-8, as it says itself, or by its looks."""
    declared = _DECLARED.search(data[:2048])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name.startswith(("utf-16", "utf16", "utf-32", "utf32", "ucs")):
        name = ""
    return decode(data, name or None)


def clean(html: str, styles: Stylesheet | None = None) -> Document:
    """Clean a page of everything but text, structure and looks; its own styles are added to `styles`.

    Raises Unreadable if its elements stand too deep inside each other or are too many.
    """
    _refuse_tangles(html)
    html = _SPOILERS_NAME.sub(r"<p>\1</p>", html)
    stylesheet = Stylesheet(above=styles)
    for style in _contents(html, "style"):
        stylesheet.add(style)
    unsafe = {match[2].lower() for match in _TAG.finditer(html)} & _UNSAFE
    return Document(
        body=_body(sanitised(html)),
        head=read_head(html),
        stylesheet=stylesheet,
        dropped=[DroppedPiece(f"<{name}>", DropReason.UNSAFE) for name in sorted(unsafe)],
    )


def sanitised(html: str) -> str:
    """HTML without anything but text, structure and looks."""
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_CONTENT_GOES,
        attributes=_ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )


def _body(cleaned: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    body = document_fromstring(f"<body>{cleaned}</body>".encode(), parser=parser).find("body")
    if body is None:
        raise Unreadable(intake_wording.no_text_inside)
    return body


def with_closed_tags(xhtml: str) -> str:
    """Write `<a id="x"/>` as HTML needs it, `<a id="x"></a>`: there a slash closes nothing."""
    return _SELF_CLOSED.sub(lambda tag: tag[0] if tag[1].lower() in _VOID else f"<{tag[1]}{tag[2]}></{tag[1]}>", xhtml)


def _refuse_tangles(html: str) -> None:
    depth = opened = 0
    for closes, name in _TAG.findall(html):
        opened += not closes
        if name.lower() not in _DON_T_NEST:
            depth = max(0, depth - 1) if closes else depth + 1
        if depth > DEEPEST or opened > MOST_TAGS:
            raise Unreadable(intake_wording.too_tangled)


def _contents(html: str, name: str) -> list[str]:
    """Find what stands inside every element of this name, which holds no other elements."""
    found, small, place = [], html.lower(), 0
    while (begin := small.find(f"<{name}", place)) >= 0:
        start = small.find(">", begin)
        end = small.find(f"</{name}", start)
        if start < 0 or end < 0:
            break
        found.append(html[start + 1 : end])
        place = end
    return found
