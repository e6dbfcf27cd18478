"""From a feed's text to a tree of XML that has all of it, or the reason why there is none."""

import re
from collections import Counter
from html.entities import html5

from lxml import etree

from bot.intake.feeds.models import NoFeed, NoFeedReason

_BEFORE = re.compile(r"\s*(?:<!--.*?-->|<\?.*?\?>|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>)", re.IGNORECASE | re.DOTALL)
"""What may stand before a feed's first tag. Entities that are declared there are never looked at."""
_ROOT = re.compile(r"\s*<((?:[\w.-]+:)?(?:rss|feed|rdf))(?=[\s>])", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\b", re.IGNORECASE)
_LONGEST_JUNK = 8192
"""Characters that are looked through for a feed behind a server's warnings."""
_LITERAL = r"<!\[CDATA\[(?:.*?\]\]>|.*)|<!--(?:.*?-->|.*)"
"""What isn't looked into; without an end, all that follows, so that none is looked for twice."""
_AMPERSAND = re.compile(rf"{_LITERAL}|&(?:(?P<name>\w{{1,40}}|#\d{{1,7}}|#[xX][\da-fA-F]{{1,6}});)?", re.DOTALL)
_NEVER_CLOSED = re.compile(rf"{_LITERAL}|<(?P<tag>(?:br|hr|img|wbr)\b[^<>]*?)/?>", re.DOTALL | re.IGNORECASE)
_ENTRY = re.compile(rf"{_LITERAL}|<(?P<end>/?)(?P<entry>(?:[\w.-]+:)?(?:item|entry))(?=[\s/>])", re.DOTALL)
_OF_XML = {"amp", "lt", "gt", "quot", "apos"}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_xml_feed(text: str) -> bool:
    return _root(text) is not None


def tree_of(text: str) -> etree._Element:
    """Parse a feed. Bare ampersands, HTML's entities and tags, and characters that XML hasn't are mended.

    Raises NoFeed if it ends in the middle, or is broken so that entries could be missing.
    """
    root = _root(text)
    if root is None:
        raise NoFeed(NoFeedReason.BROKEN)
    text = text[root.start() :].lstrip()
    end = re.compile(rf"</{re.escape(root[1])}\s*>")
    if (tree := _strictly(text)) is not None:
        return tree
    *_, last = [None, *end.finditer(text)]
    if last is None:
        raise NoFeed(NoFeedReason.CUT_SHORT)
    text = mended(text[: last.end()])
    if (tree := _strictly(text)) is not None:
        return tree
    return _leniently(text)


def mended(text: str) -> str:
    """Write XML without what people's programs put into it though it may not be there."""
    text = _NEVER_CLOSED.sub(lambda found: f"<{found['tag']}/>" if found["tag"] else found[0], text)
    return _NOT_IN_XML.sub("", _AMPERSAND.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    if not found[0].startswith("&") or found["name"] in _OF_XML:
        return found[0]
    if found["name"] is None:
        return "&amp;"
    if found["name"].startswith("#"):
        number = found["name"][1:]
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        return "" if code > 0x10FFFF or _NOT_IN_XML.match(chr(code)) else found[0]
    known = html5.get(f"{found['name']};")
    return "".join(f"&#{ord(letter)};" for letter in known) if known else f"&amp;{found['name']};"


def _root(text: str) -> re.Match[str] | None:
    """Find a feed's first tag, behind what XML may begin with; a server's warnings may stand before all of it."""
    root = _ROOT.match(text, _behind_prolog(text, 0))
    if root is None and (declared := _DECLARATION.search(text, 0, _LONGEST_JUNK)):
        root = _ROOT.match(text, _behind_prolog(text, declared.start()))
    return root


def _behind_prolog(text: str, place: int) -> int:
    while found := _BEFORE.match(text, place):
        place = found.end()
    return place


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _strictly(text: str) -> etree._Element | None:
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), _parser())
    except etree.XMLSyntaxError:
        return None


def _leniently(text: str) -> etree._Element:
    """Parse what isn't well-formed, such as with prefixes that nobody declared; all entries have to come out of it."""
    tree: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), _parser(recover=True))
    ends = Counter(found["end"] for found in _ENTRY.finditer(text) if found["entry"])
    if tree is None or len(entries_of(tree)) != max(ends.values(), default=0):
        raise NoFeed(NoFeedReason.BROKEN)
    return tree


def entries_of(tree: etree._Element) -> list[etree._Element]:
    """List a feed's entries, wherever its format has them."""
    return [
        entry
        for place in (tree, *(child for child in tree if local_name(child) == "channel"))
        for entry in place
        if local_name(entry) in ("item", "entry")
    ]


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace, in small letters; nothing for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
