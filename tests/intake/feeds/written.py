"""Feeds as programs write them, from entries."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape as in_html
from xml.sax.saxutils import escape, quoteattr

from bot.intake.feeds.models import FeedEntry

DAY = datetime(2026, 1, 3, 10, 0, tzinfo=UTC)


def rss(entries: Sequence[FeedEntry], *, about: str = "<title>Harbour Light</title>") -> str:
    """Write RSS 2.0, with titles in HTML, as most programs do."""
    items = "".join(_item(one) for one in entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel>{about}{items}</channel></rss>"
    )


def _item(entry: FeedEntry) -> str:
    return (
        f"<item><title>{escape(in_html(entry.title))}</title>"
        + _if(entry.link, "<link>{}</link>")
        + _if(entry.guid, '<guid isPermaLink="false">{}</guid>')
        + (f"<pubDate>{format_datetime(entry.published)}</pubDate>" if entry.published else "")
        + _if(entry.author, "<dc:creator>{}</dc:creator>")
        + "".join(f"<category>{escape(name)}</category>" for name in entry.categories)
        + _if(entry.summary and in_html(entry.summary), "<description>{}</description>")
        + "</item>"
    )


def atom(entries: Sequence[FeedEntry], *, titles: str = "html") -> str:
    """Write Atom, with titles as `text`, `html` or `xhtml`."""
    written = "".join(_entry(one, titles) for one in entries)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Light</title>'
        f"{written}</feed>"
    )


def _entry(entry: FeedEntry, titles: str) -> str:
    title = {
        "text": escape(entry.title),
        "html": escape(in_html(entry.title)),
        "xhtml": f'<div xmlns="http://www.w3.org/1999/xhtml">{escape(entry.title)}</div>',
    }[titles]
    return (
        f'<entry><title type="{titles}">{title}</title>'
        + _if(entry.guid, "<id>{}</id>")
        + (f"<link rel='self' href='/self'/><link href={quoteattr(entry.link)}/>" if entry.link else "")
        + (f"<published>{entry.published.isoformat()}</published>" if entry.published else "")
        + (f"<updated>{entry.updated.isoformat()}</updated>" if entry.updated else "")
        + _if(entry.author, "<author><name>{}</name></author>")
        + "".join(f"<category term={quoteattr(name)}/>" for name in entry.categories)
        + _if(entry.summary and in_html(entry.summary), '<summary type="html">{}</summary>')
        + "</entry>"
    )


def json_feed(entries: Sequence[FeedEntry]) -> str:
    items = [
        {
            "id": one.guid,
            "url": one.link,
            "title": one.title,
            "summary": one.summary and in_html(one.summary),
            "date_published": one.published and one.published.isoformat(),
            "date_modified": one.updated and one.updated.isoformat(),
            "authors": [{"name": one.author}] if one.author else [],
            "tags": list(one.categories),
        }
        for one in entries
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Light", "items": items})


def chapter_list(chapters: Sequence[tuple[int, str]], *, work: int = 12) -> str:
    """Write AO3's list of a work's chapters, each with its id and title, as its `works/navigate` template does."""
    rows = "".join(
        f'  <li><a href="/works/{work}/chapters/{chapter}">{place}. {in_html(title)}</a> '
        f'<span class="datetime">(2026-01-{place % 28 + 1:02})</span></li>\n'
        for place, (chapter, title) in enumerate(chapters, 1)
    )
    return (
        "<!DOCTYPE html>\n<html><head><title>Salt on the Stairs | Archive of Our Own</title></head><body>"
        f'<h2 class="heading">Chapter Index for <a href="/works/{work}">Salt on the Stairs</a> by '
        '<a rel="author" href="/users/harbourlight/pseuds/harbourlight">harbourlight</a></h2>\n'
        f'<ol class="chapter index group" role="navigation">\n{rows}</ol>\n<p>Footer</p></body></html>\n'
    )


def _if(value: str | None, form: str) -> str:
    return form.format(escape(value)) if value else ""
