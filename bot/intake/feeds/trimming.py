"""A feed in XML without what nobody needs of it: no chapter's text, plain titles, whole links."""

import re
from datetime import timedelta
from typing import TypeVar
from urllib.parse import urljoin

from lxml import etree
from lxml.builder import E

from bot.intake.feeds.models import MOST_CATEGORIES, MOST_ENTRIES
from bot.intake.feeds.plain_words import in_one_line, words_of_html, words_of_title
from bot.intake.feeds.summaries import summary_of
from bot.intake.feeds.whole_xml import entries_of, local_name

T = TypeVar("T")

ITS_OWN = "id:"
"""Put before each id that an entry has, so that nothing else is taken for one."""
LONGEST_TTL = timedelta(days=1)

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_FOREIGN = re.compile(r"\{[^}]*(?:/mrss/?|/media/?|itunes|podcast|/slash/?|/thread/.*|webfeeds)[^}]*\}", re.IGNORECASE)
"""Namespaces that have titles and descriptions of something else, such as of pictures."""
_ID = {"guid", "id"}
_TITLE = {"title"}
_LINK = {"link", "origlink"}
_DESCRIPTION = {"description", "summary", "subtitle"}
_TEXT = {"encoded", "content", "body"}
_READ_AS_IT_IS = {
    "pubdate", "published", "issued", "date", "updated", "modified", "author", "creator", "category", "subject",
}  # fmt: skip
_MOST_READ = 2 * MOST_CATEGORIES
_HTML = {"html", "text/html", "application/xhtml+xml"}


def trim(tree: etree._Element, address: str) -> timedelta | None:
    """Take out of a feed, in place, what isn't read of it. `address` is where it came from.

    Returns for how long it says that it won't have anything newer.
    """
    all_entries = entries_of(tree)
    entries = at_both_ends(all_entries)
    for entry in {*all_entries}.difference(entries):
        if (parent := entry.getparent()) is not None:
            parent.remove(entry)
    for entry in entries:
        _trim_entry(entry, _base(entry, address))
    channel = next((child for child in tree if local_name(child) == "channel"), tree)
    ttl = _ttl(channel)
    _trim_channel(channel, _base(channel, address), {*entries})
    for element in {tree, channel}:
        _bare(element)
    return ttl


def at_both_ends(entries: list[T]) -> list[T]:
    """Leave as many entries at either end as are kept at all: the newest are at one of them."""
    return entries[:MOST_ENTRIES] + entries[MOST_ENTRIES:][-MOST_ENTRIES:]


def _trim_channel(channel: etree._Element, base: str, entries: set[etree._Element]) -> None:
    others = [child for child in channel if child not in entries]
    title, link = _words(_first(others, _TITLE)), _link(others, base)
    for child in others:
        if local_name(child) != "channel":
            channel.remove(child)
    _put(channel, "title", title)
    _put_link(channel, link)


def _trim_entry(entry: etree._Element, base: str) -> None:
    """Leave in an entry one id, title, link and summary, plainly written, and its dates, authors and categories."""
    children = [child for child in entry if isinstance(child.tag, str) and not _FOREIGN.match(child.tag)]
    own_id = _id(entry, children)
    title, link = _words(_first(children, _TITLE)), _link(children, base)
    texts = [_inside(child) for child in children if local_name(child) in _TEXT]
    summary = summary_of(_inside(_first(children, _DESCRIPTION)), max(texts, key=len, default=""))
    kept = {*[child for child in children if local_name(child) in _READ_AS_IT_IS][:_MOST_READ]}
    for child in list(entry):
        if child in kept:
            _bare(child)
        else:
            entry.remove(child)
    _put_id(entry, own_id)
    _put(entry, "title", title)
    _put_link(entry, link)
    _put(entry, "summary" if _is_atom(entry) else "description", summary)


def _id(entry: etree._Element, children: list[etree._Element]) -> str:
    found = _first(children, _ID)
    return in_one_line(_text(found)) if found is not None else in_one_line(str(entry.get(_ABOUT) or ""))


def _first(children: list[etree._Element], names: set[str]) -> etree._Element | None:
    """Find the first child of these names that says anything."""
    return next((child for child in children if local_name(child) in names and _inside(child).strip()), None)


def _text(element: etree._Element | None) -> str:
    return "".join(str(part) for part in element.itertext()) if element is not None else ""


def _inside(element: etree._Element | None) -> str:
    """Return what stands in an element as HTML, be it escaped or written out."""
    if element is None or not len(element):
        return _text(element)
    return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)


def _words(title: etree._Element | None) -> str:
    """Read a title in the way that it says, or that its format leaves open."""
    if title is None:
        return ""
    kind = str(title.get("type") or "").lower()
    if kind == "xhtml" or kind in _HTML or len(title):
        return words_of_html(_inside(title))
    return in_one_line(_text(title)) if _is_atom(title) else words_of_title(_text(title))


def _link(children: list[etree._Element], base: str) -> str | None:
    """Choose the address of the page that an entry is about, and make it whole."""
    links = [child for child in children if local_name(child) in _LINK]
    written = [one for one in links if not one.get("href") and _text(one).strip()]
    if written:  # what a service that counts readers took the place of goes before its own
        chosen = next((one for one in written if local_name(one) == "origlink"), written[0])
        return whole(_base(chosen, base), _text(chosen))
    pages = [one for one in links if one.get("href") and one.get("rel", "alternate").lower() == "alternate"]
    chosen_page = next((one for one in pages if one.get("type", "text/html").lower() in _HTML), next(iter(pages), None))
    if chosen_page is not None:
        return whole(_base(chosen_page, base), str(chosen_page.get("href")))
    permalink = next((one for one in children if local_name(one) == "guid"), None)
    return _permalink(permalink, base) if permalink is not None else None


def _permalink(guid: etree._Element, base: str) -> str | None:
    is_address = _text(guid).strip().startswith(("http://", "https://"))
    return whole(base, _text(guid)) if is_address and guid.get("isPermaLink", "true").lower() != "false" else None


def _base(element: etree._Element, address: str) -> str:
    """Return against what an element's links are whole: the bases around it, from outside in."""
    around = [element.get(_BASE), *(one.get(_BASE) for one in element.iterancestors())]
    for base in reversed([str(one) for one in around if one]):
        address = whole(address, base) or address
    return address


def whole(base: str, link: str) -> str | None:
    """Make a link whole; one that is already stays as it was written. None if there is none."""
    link = "".join(link.split())
    if not link:
        return None
    try:
        whole = urljoin(base, link)
    except ValueError:
        return None
    return link if link.startswith(("http://", "https://")) else whole


def _ttl(channel: etree._Element) -> timedelta | None:
    said = next((_text(child).strip() for child in channel if local_name(child) == "ttl"), "")
    minutes = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
    return min(timedelta(minutes=minutes), LONGEST_TTL) if minutes else None


def _is_atom(element: etree._Element) -> bool:
    return "/atom" in str(element.tag).lower()


def _put(parent: etree._Element, name: str, words: str | None) -> None:
    if words:
        parent.append(E(_named(parent, name), words))


def _put_id(entry: etree._Element, own_id: str) -> None:
    """Mark an entry's id as its own, where its format keeps it."""
    is_attribute = entry.get(_ABOUT) is not None
    _bare(entry)
    if own_id and is_attribute:
        entry.set(_ABOUT, f"{ITS_OWN}{own_id}")
    elif own_id:
        _put(entry, "id" if _is_atom(entry) else "guid", f"{ITS_OWN}{own_id}")


def _bare(element: etree._Element) -> None:
    """Take an element's attributes away, but for those that name a category: there may be any number."""
    kept = {name: value for name in ("term", "label") if (value := element.get(name))}
    element.attrib.clear()
    element.attrib.update(kept)


def _put_link(parent: etree._Element, link: str | None) -> None:
    if link and _is_atom(parent):
        parent.append(E(_named(parent, "link"), rel="alternate", href=link))
    else:
        _put(parent, "link", link)


def _named(parent: etree._Element, name: str) -> str:
    """Name a new child as its parent's format does."""
    space, bracket, _ = str(parent.tag).rpartition("}")
    return f"{space}{bracket}{name}"
