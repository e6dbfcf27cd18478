"""Builds AO3 downloads from a story written for these tests, as AO3 makes them, and as Calibre makes EPUBs of them."""

import re

from tests.intake.written.copied_pages import Chapter, Work
from tests.intake.written.files import epub, xhtml

HEAD = """<style type="text/css">
p.message { text-align: center; }
.meta h1 { font-size: 1.5em; text-align: center; }
.meta h2 { font-size: 1.25em; text-align: center; page-break-before: always; }
.meta .byline { text-align: center; }
.meta dl.tags { border: 1px solid; }
.meta .endnote-link { font-size: .8em; }
.userstuff { font-family: serif; padding: 1em; }
</style>"""


def _section(label: str, text: str | None) -> str:
    return f'<p>{label}</p><blockquote class="userstuff"><p>{text}</p></blockquote>' if text else ""


def _pointer(where: str, place: str, text: str | None) -> str:
    link = f'<a href="#endnotes{place}">notes</a>'
    return f'<div class="endnote-link">See the end of the {where} for {link}</div>' if text else ""


def preface(work: Work) -> str:
    series = (
        f'<dt>Series:</dt><dd>Part 2 of\n<a href="s">{work.series.removeprefix("Part 2 of ")}</a></dd>'
        if work.series
        else ""
    )
    return (
        '<div id="preface"><h2 class="toc-heading">Preface</h2>'
        f'<p class="message"><b>{work.title}</b><br/>Posted originally on the <a href="http://archiveofourown.org/">'
        'Archive of Our Own</a> at <a href="http://archiveofourown.org/works/4242">'
        "http://archiveofourown.org/works/4242</a>.</p>"
        '<div class="meta"><dl class="tags">'
        '<dt>Rating:</dt><dd><a href="t">Teen And Up Audiences</a></dd>'
        '<dt>Archive Warnings:</dt><dd><a href="t">Graphic Depictions Of Violence</a>, '
        '<a href="t">Major Character Death</a></dd>'
        '<dt>Categories:</dt><dd><a href="t">F/F</a>, <a href="t">Gen</a></dd>'
        '<dt>Fandoms:</dt><dd><a href="t">Original Work</a>, <a href="t">Rivers (Songs &amp; Poems)</a></dd>'
        '<dt>Additional Tags:</dt><dd><a href="t">Ferries</a>, <a href="t">Slow Burn</a></dd>'
        f"<dt>Language:</dt><dd>English</dd>{series}"
        f"<dt>Stats:</dt><dd>\nPublished: 2026-01-03\nUpdated: 2026-02-14\nWords: 12,345\n"
        f"Chapters: {work.posted}/{work.total}\n</dd></dl>"
        f'<h1>{work.title}</h1><div class="byline">by <a rel="author" href="u">{work.author}</a></div>'
        f"{_section('Summary', work.summary)}{_section('Notes', work.notes)}{_pointer('work', '', work.end_notes)}"
        "</div></div>"
    )


def chapter(part: Chapter) -> str:
    heading = f"Chapter {part.number}" + (f": {part.title}" if part.title else "")
    body = "".join(f"<p>{line}</p>" for line in part.body)
    end = _section("Chapter End Notes", part.end_notes)
    return (
        f'<div class="meta group"><h2 class="heading">{heading}</h2>'
        f"{_section('Chapter Summary', part.summary)}{_section('Chapter Notes', part.notes)}"
        f"{_pointer('chapter', str(part.number), part.end_notes)}</div>"
        f'<!--chapter content--><div class="userstuff">{body}</div><!--/chapter content-->'
        + (f'<div class="meta" id="endnotes{part.number}">{end}</div>' if end else "")
    )


def afterword(work: Work) -> str:
    end = f'<div id="endnotes">{_section("End Notes", work.end_notes)}</div>' if work.end_notes else ""
    inspired = f"<dl><dt>Works inspired by this one</dt><dd>{work.inspired}</dd></dl>" if work.inspired else ""
    around = f'<div class="meta">{end}{inspired}</div>' if end or inspired else ""
    return (
        f'<div id="afterword"><h2 class="toc-heading">Afterword</h2>{around}'
        '<p class="message">Please <a href="c">drop by the Archive and comment</a> to let the creator know!</p></div>'
    )


def _texts(work: Work) -> list[str]:
    if len(work.chapters) > 1:
        return [chapter(part) for part in work.chapters]
    return [f'<div class="userstuff">{"".join(f"<p>{line}</p>" for line in work.chapters[0].body)}</div>']


def as_html(work: Work, *, above: str = "", below: str = "") -> bytes:
    """The whole page; `above` and `below` is what a site that hosts it again puts beside AO3's parts."""
    texts = "".join(_texts(work))
    page = f'{preface(work)}<div id="chapters" class="userstuff">{texts}</div>{afterword(work)}'
    head = f'<head><meta charset="utf-8"/><title>{work.title}</title>{HEAD}</head>'
    return f"<!DOCTYPE html><html>{head}<body>{above}{page}{below}</body></html>".encode()


CSS = (
    ".calibre2, .calibre3, .calibre5, .heading, .toc-heading { font-weight: bold }\n"
    ".calibre8 { font-style: italic }\n.calibre1, .calibre7 { display: block }"
)
LEFT_BEHIND = '<div class="calibre7" id="calibre_pb_2"></div>'
"""What Calibre leaves of an element at whose beginning it parts a page."""


def as_epub(work: Work) -> bytes:
    """As Calibre parts the page: before each heading, repeating the parts it stands in, with classes renamed.

    `tests/intake/formats/test_made_by_tools.py` holds it to a file that Calibre made.
    """
    tags, title = _renamed(preface(work)).split("<h1", 1)
    texts = [_renamed(text) for text in _texts(work)]
    behind = f'<div class="calibre1">{LEFT_BEHIND}</div>'
    if len(work.chapters) > 1:
        texts = [behind, *(f"{text}{behind}" for text in texts[:-1]), texts[-1]]
    pages = [f'<div class="userstuff1" id="chapters">{text}</div>' for text in texts]
    pages[0] = f'<div id="preface" class="calibre1"><div class="calibre1"><h1 id="calibre_pb_1"{title}{pages[0]}'
    pages[-1] += f'<div id="afterword" class="calibre1">{LEFT_BEHIND}</div>'
    pages = [f"{tags}</div></div>", *pages, _renamed(afterword(work))]
    names = {f"a_split_{place:03}.xhtml": xhtml(page) for place, page in enumerate(pages)}
    headings = {name: match[1] for name, page in names.items() if (match := re.search(r"<h2[^>]*>([^<]*)<", page))}
    about = f"<dc:title>{work.title}</dc:title><dc:publisher>Archive of Our Own</dc:publisher>"
    return epub(names, about=about, titles=headings, css=CSS)


def _renamed(part: str) -> str:
    part = re.sub(r'<div id="(preface|afterword|endnotes)">', r'<div id="\1" class="calibre1">', part)
    part = re.sub(r'class="meta(?: group)?"', 'class="calibre1"', part)
    part = part.replace('<div class="userstuff">', '<div class="userstuff1">')
    part = re.sub(r"<!--.*?-->", "", part)
    names = {"b": 2, "dt": 3, "dd": 4, "h1": 5, "p": 6, "em": 8}
    return re.sub(r"<(b|dt|dd|h1|p|em)>", lambda tag: f'<{tag[1]} class="calibre{names[tag[1]]}">', part)


def _module(name: str, text: str | None) -> str:
    quoted = f'<blockquote class="userstuff"><p>{text}</p></blockquote>'
    return f'<div class="{name} module"><h3 class="heading">{name}:</h3>{quoted}</div>' if text else ""


def as_saved_page(work: Work) -> bytes:
    """As a browser saves the page with the site's menus around it."""
    chapters = "".join(
        f'<div class="chapter" id="chapter-{part.number}"><div class="chapter preface group"><h3 class="title">'
        f'<a href="/works/4242/chapters/7">Chapter {part.number}</a>: {part.title}</h3>'
        f"{_module('summary', part.summary)}{_module('notes', part.notes)}</div>"
        f'<div class="userstuff module" role="article"><h3 class="landmark heading">Chapter Text</h3>'
        f"{''.join(f'<p>{line}</p>' for line in part.body)}</div>"
        f"{_module('end notes', part.end_notes)}</div>"
        for part in work.chapters
    )
    return (
        "<!DOCTYPE html><html><head><title>Small Crossings - odile - AO3</title></head><body>"
        '<div id="header"><ul><li>Fandoms</li><li>Browse</li></ul></div>'
        '<dl class="work meta group"><dt class="rating tags">Rating:</dt><dd class="rating tags"><ul class="commas">'
        '<li><a class="tag" href="t">Teen And Up Audiences</a></li></ul></dd><dt>Fandoms:</dt><dd><ul>'
        '<li><a href="t">Original Work</a></li><li><a href="t">Rivers</a></li></ul></dd>'
        '<dt class="stats">Stats:</dt><dd class="stats"><dl class="stats"><dt>Published:</dt><dd>2026-01-03</dd>'
        f"<dt>Words:</dt><dd>12,345</dd><dt>Chapters:</dt><dd>{work.posted}/{work.total}</dd></dl></dd></dl>"
        f'<div id="workskin"><div class="preface group"><h2 class="title heading">{work.title}</h2>'
        f'<h3 class="byline heading"><a rel="author" href="u">{work.author}</a></h3>'
        f"{_module('summary', work.summary)}{_module('notes', work.notes)}</div>"
        f'<div id="chapters" role="article">{chapters}</div>{_module("end notes", work.end_notes)}</div>'
        '<div id="kudos">tomas left kudos on this work!</div><div id="comments">Post Comment</div></body></html>'
    ).encode()
