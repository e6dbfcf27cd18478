"""AO3's list of a work's chapters, at `/works/ID/navigate`: the only thing there that names each of them."""

import re
from datetime import UTC, datetime
from urllib.parse import urljoin

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.intake.feeds.models import A_LINK, A_NAME, A_TITLE, FeedEntry, NoFeed, NoFeedReason, ReadFeed
from bot.intake.feeds.plain_words import in_one_line

_LIST = re.compile(r"<ol\b[^<>]{0,200}\bclass=[\"'][^\"'<>]{0,100}\bchapter index\b", re.IGNORECASE)
_WHOLE = re.compile(r"</html\s*>\s*$", re.IGNORECASE)
_CHAPTER = re.compile(r"/chapters/(\d{1,18})(?:$|[?#/])")
_DAY = re.compile(r"\((\d{4}-\d\d-\d\d)\)")


def is_chapter_list(text: str) -> bool:
    return _LIST.search(text) is not None


def read_chapter_list(text: str, address: str) -> ReadFeed:
    """Read the list, which is in the order of the chapters. Raises NoFeed if it ends in the middle."""
    if not _WHOLE.search(text[-100:]):
        raise NoFeed(NoFeedReason.CUT_SHORT)
    page = document_fromstring(text.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", no_network=True))
    author = _said(page.xpath("//h2[contains(@class, 'heading')]//a[@rel='author']"))[:A_NAME].rstrip() or None
    work = page.xpath("//h2[contains(@class, 'heading')]/a[contains(@href, '/works/')][1]")
    rows = page.xpath("//ol[contains(@class, 'chapter') and contains(@class, 'index')]/li")
    entries = [entry for row in rows if (entry := _entry(row, address, author))]
    if not entries or len(entries) != len(rows):
        raise NoFeed(NoFeedReason.BROKEN)
    link = urljoin(address, str(work[0].get("href"))) if work else None
    title = _said(work)[:A_TITLE].rstrip() or None
    return ReadFeed(title=title, link=link, entries=tuple(entries), is_complete=True)


def _entry(row: HtmlElement, address: str, author: str | None) -> FeedEntry | None:
    for chapter in row.xpath("./a[@href]"):
        found = _CHAPTER.search(chapter.get("href"))
        link = urljoin(address, chapter.get("href"))
        if found and len(link) <= A_LINK:
            title = in_one_line(chapter.text_content())[:A_TITLE].rstrip()
            day = _DAY.search(row.text_content()[-100:])
            return FeedEntry(guid=found[1], link=link, title=title, published=_midnight(day), author=author)
    return None


def _midnight(day: re.Match[str] | None) -> datetime | None:
    try:
        return datetime.fromisoformat(day[1]).replace(tzinfo=UTC) if day else None
    except ValueError:
        return None


def _said(elements: list[HtmlElement]) -> str:
    return ", ".join(in_one_line(element.text_content()) for element in elements)
