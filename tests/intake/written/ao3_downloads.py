"""Builds AO3 downloads from a story written for these tests."""

from tests.intake.written.copied_pages import Chapter, Work
from tests.intake.written.files import epub, xhtml


def _section(label: str, text: str | None) -> str:
    return f'<p>{label}</p><blockquote class="userstuff"><p>{text}</p></blockquote>' if text else ""


def _pointer(where: str, text: str | None) -> str:
    return (
        f'<div class="endnote-link">See the end of the {where} for <a href="#endnotes">notes</a></div>' if text else ""
    )


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
        f"{_section('Summary', work.summary)}{_section('Notes', work.notes)}{_pointer('work', work.end_notes)}"
        "</div></div>"
    )


def chapter(part: Chapter, text_class: str = "userstuff") -> str:
    heading = f"Chapter {part.number}" + (f": {part.title}" if part.title else "")
    body = "".join(f"<p>{line}</p>" for line in part.body)
    end = _section("Chapter End Notes", part.end_notes)
    return (
        f'<div class="meta group"><h2 class="heading">{heading}</h2>'
        f"{_section('Chapter Summary', part.summary)}{_section('Chapter Notes', part.notes)}"
        f"{_pointer('chapter', part.end_notes)}</div>"
        f'<!--chapter content--><div class="{text_class}">{body}</div><!--/chapter content-->'
        + (f'<div class="meta" id="endnotes{part.number}">{end}</div>' if end else "")
    )


def afterword(work: Work) -> str:
    end = f'<div id="endnotes">{_section("End Notes", work.end_notes)}</div>' if work.end_notes else ""
    inspired = f"<dl><dt>Works inspired by this one</dt><dd>{work.inspired}</dd></dl>" if work.inspired else ""
    return (
        f'<div id="afterword"><h2 class="toc-heading">Afterword</h2><div class="meta">{end}{inspired}</div>'
        '<p class="message">Please <a href="c">drop by the Archive and comment</a> to let the creator know!</p></div>'
    )


def as_html(work: Work) -> bytes:
    if len(work.chapters) > 1:
        texts = "".join(map(chapter, work.chapters))
    else:
        texts = f'<div class="userstuff">{"".join(f"<p>{line}</p>" for line in work.chapters[0].body)}</div>'
    page = f'{preface(work)}<div id="chapters" class="userstuff">{texts}</div>{afterword(work)}'
    head = f'<head><meta charset="utf-8"/><title>{work.title}</title></head>'
    return f"<!DOCTYPE html><html>{head}<body>{page}</body></html>".encode()


def as_epub(work: Work) -> bytes:
    """As Calibre parts the page: a file for the preface, for each chapter and for the afterword."""
    pages = {"a_split_000.xhtml": xhtml(preface(work))}
    for place, part in enumerate(work.chapters, start=1):
        text = chapter(part, "userstuff2")
        pages[f"a_split_{place:03}.xhtml"] = xhtml(
            f'<div id="chapters" class="userstuff">{text}</div>' if place == 1 else text
        )
    pages["a_split_999.xhtml"] = xhtml(afterword(work))
    return epub(pages, about="<dc:title>Small Crossings</dc:title><dc:publisher>Archive of Our Own</dc:publisher>")


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
