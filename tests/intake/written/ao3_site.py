"""Builds works' pages as AO3's site shows them, with what its style sheets do to the lines of a copy."""

from dataclasses import dataclass
from html import escape

from tests.intake.written.copied_pages import Chapter, Work

STYLE = """<style>
body, h1, h2, h3, h4, p, ul, ol, li, dl, dt, dd, blockquote, fieldset { margin: 0; padding: 0; list-style: none }
h2 { display: inline } p, li, dd { margin: 0.643em 0 }
.landmark, .landmark a, #skiplinks { font-size: 0; line-height: 0; height: 0; margin: 0; opacity: 0 }
.hidden, .dropdown .menu, .dropdown form { display: none }
.actions * { display: inline } .actions > * { display: inline; padding-left: 0.25em }
ul.actions, p.actions { float: right }
.actions a, .actions button, .actions input { display: inline-block; white-space: nowrap; position: relative }
.secondary { position: absolute; display: none }
dl.meta { overflow: hidden } .meta dt { float: left; clear: left; width: 25% } .meta dd { float: left; width: 72% }
.meta dd ul li { display: inline; padding-right: 0.5em }
.meta .stats dl dt, .meta .stats dl dd { float: left; clear: none; width: auto }
#footer .actions > li { float: left } .clear { clear: both }
</style>"""


@dataclass(frozen=True)
class Visit:
    """Who looks at the page, and what readers left there."""

    logged_in: bool = False
    is_author: bool = False
    kudos: str = "tomas, ferrywoman, and annrivers as well as 21 guests left kudos on this work!"
    comments: int = 1024
    moderated: bool = False


def _link(words: str, address: str = "/works/4242") -> str:
    return f'<a href="{address}">{words}</a>'


def _items(*links: str) -> str:
    return "".join(f"\n    <li>{link}</li>\n" for link in links if link)


def _module(name: str, text: str | None, further: str = "", pointer: str = "") -> str:
    if not (text or further or pointer):
        return ""
    label = name.split()[-1].capitalize()
    quoted = f'<blockquote class="userstuff">\n<p>{escape(text)}</p>\n</blockquote>' if text else ""
    pointed = f'\n<p class="jump">(See the end of the {pointer} for <a href="#e">notes</a>.)</p>' if pointer else ""
    return f'\n<div class="{name} module">\n<h3 class="heading">{label}:</h3>{further}{quoted}{pointed}\n</div>'


def _top_menu(work: Work, visit: Visit, *, entire: bool) -> str:
    number = work.chapters[0].number
    several = work.has_chapters and work.posted > 1
    links = [
        _link("Add Chapter") if visit.is_author else "",
        _link("Edit") if visit.is_author else "",
        _link("Entire Work") if several and not entire else "",
        _link("← Previous Chapter") if several and not entire and number > 1 else "",
        _link("Next Chapter →") if several and not entire and number < work.posted else "",
        '<noscript><a>Chapter Index</a></noscript><button>Chapter Index</button><ul class="secondary hidden"></ul>'
        if several and not entire
        else "",
        _link("Chapter by Chapter") if several and entire else "",
        f"{_link('Bookmark')} <a class='hidden'>Cancel Bookmark</a>" if visit.logged_in else "",
        _link("Mark for Later") if visit.logged_in else "",
        _link("Comments"),
        _link("Share"),
        '<form><input type="submit" value="Subscribe"></form>' if visit.logged_in else "",
        '<button>Download</button><ul class="expandable secondary"><li><a>AZW3</a></li></ul>',
    ]
    return f'<h3 class="landmark heading">Actions</h3>\n<ul class="work navigation actions">{_items(*links)}</ul>'


def _tags(work: Work) -> str:
    def terms(label: str, *tags: str) -> str:
        listed = "".join(f'<li><a class="tag" href="t">{tag}</a></li>' for tag in tags)
        return f'\n<dt class="tags">\n{label}:\n</dt>\n<dd class="tags">\n<ul class="commas">\n{listed}\n</ul>\n</dd>'

    stats = {
        "Published": "2026-01-03", "Updated": "2026-02-14", "Words": "12,345",
        "Chapters": f"{work.posted}/{work.total}", "Comments": "4", "Kudos": "56", "Hits": "789",
    }  # fmt: skip
    counted = "".join(f"<dt>{name}:</dt><dd>{value}</dd>" for name, value in stats.items())
    series = (
        f'\n<dt class="series">\nSeries:\n</dt>\n<dd class="series">\n<span class="series"><span class="position">'
        f"{_in_series(work.series)}</span></span>\n</dd>"
        if work.series
        else ""
    )
    return (
        '<h3 class="landmark heading">Work Header</h3>\n<div class="wrapper">\n<dl class="work meta group">'
        f"{terms('Rating', 'Teen And Up Audiences')}"
        f"{terms('Archive Warnings', 'Graphic Depictions Of Violence', 'Major Character Death')}"
        f"{terms('Categories', 'F/F', 'Gen')}{terms('Fandom', 'Original Work')}"
        f"{terms('Additional Tags', 'Ferries', 'Slow Burn')}"
        f'\n<dt class="language">\nLanguage:\n</dt>\n<dd class="language">\nEnglish\n</dd>{series}'
        f'\n<dt class="stats">Stats:</dt>\n<dd class="stats">\n<dl class="stats">{counted}</dl>\n</dd>\n</dl>\n</div>'
    )


def _in_series(series: str) -> str:
    place, _, name = series.partition(" of ")
    return f'{place} of <a href="/series/1">{name}</a>'


def _chapter(chapter: Chapter, work: Work) -> str:
    text = "\n".join(f"<p>{line}</p>" for line in chapter.body)
    if not work.has_chapters:
        return f'<h3 class="landmark heading" id="work">Work Text:</h3>\n<div class="userstuff">{text}</div>'
    title = f": {escape(chapter.title)}" if chapter.title else ""
    pointer = "chapter" if chapter.end_notes else ""
    return (
        f'<div class="chapter" id="chapter-{chapter.number}">\n<div class="chapter preface group">\n'
        '<h3 class="title">\n'
        f"{_link(f'Chapter {chapter.number}')}{title}\n</h3>\n{_module('summary', chapter.summary)}"
        f"{_module('notes', chapter.notes, pointer=pointer)}\n</div>\n"
        f'<div class="userstuff module" role="article">\n<h3 class="landmark heading">Chapter Text</h3>\n{text}\n</div>'
        f"\n{_module('end notes', chapter.end_notes)}\n</div>"
    )


def _afterword(work: Work) -> str:
    series = f'\n<h3 class="heading">Series this work belongs to:</h3>\n<ul>\n<li><span>← {_link("Previous Work")} ' \
        f'{_in_series(work.series)} {_link("Next Work")} →</span></li>\n</ul>' if work.series else ""  # fmt: skip
    inspired = (
        f'\n<h3 class="heading">Works inspired by this one:</h3>\n<ul>\n<li>{work.inspired}</li>\n</ul>'
        if work.inspired
        else ""
    )
    return f'<div class="afterword preface group">{_module("end notes", work.end_notes)}{series}{inspired}\n</div>'


def _bottom(work: Work, visit: Visit, *, entire: bool) -> str:
    number, several = work.chapters[0].number, work.has_chapters and work.posted > 1 and not entire
    links = [
        _link("↑ Top", "#main"),
        _link("←Previous Chapter") if several and number > 1 else "",
        _link("Next Chapter →") if several and number < work.posted else "",
        "" if visit.is_author else '<form><input type="submit" value="Kudos ♥"></form>',
        _link("Bookmark") if visit.logged_in else "",
        _link(f"Comments ({visit.comments})") if visit.comments else "",
    ]
    kudos = f'<p class="kudos">\n{visit.kudos}\n</p>' if visit.kudos else ""
    notice = '<p class="notice">This work has comment moderation enabled.</p>' if visit.moderated else ""
    who = (
        '<h4 class="heading">Comment as <span class="byline">annrivers</span></h4>'
        if visit.logged_in
        else '<dl><dt class="landmark">Note:</dt><dd>All fields are required. Your email address will not be published.'
        "</dd><dt><label>Guest name</label></dt><dd><input></dd>"
        "<dt><label>Guest email</label></dt><dd><input></dd></dl>"
    )
    return (
        f'<div id="feedback" class="feedback">\n<h3 class="landmark heading">Actions</h3>\n<ul class="actions">'
        f'{_items(*links)}</ul>\n<h3 class="landmark heading">Kudos</h3>\n<div id="kudos">\n{kudos}\n</div>\n'
        f'<h3 class="landmark heading"><a id="comments">Comments</a></h3>\n<div id="add_comment"><form><fieldset>'
        f'<legend>Post Comment</legend>{notice}{who}<p class="footnote">(Plain text with limited HTML <a>?</a>)</p>'
        '<p><label class="landmark">Comment</label><textarea></textarea></p><p class="character_counter">'
        '<span>10000</span> characters left</p><p class="submit actions"><input type="submit" value="Comment"></p>'
        "</fieldset></form></div>\n</div>"
    )


def as_shown(work: Work, visit: Visit | None = None, *, entire: bool = False) -> str:
    """The whole page of one chapter, of the `entire` work, or of a work without chapters."""
    visit = visit or Visit()
    first = work.chapters[0].number == 1
    last = entire or not work.has_chapters or work.chapters[-1].number == work.posted
    pointer = "work" if work.end_notes else ""
    preface = _module("summary", work.summary) + _module("notes", work.notes, pointer=pointer) if first else ""
    greeting = "Hi, annrivers! Post Log Out" if visit.logged_in else "Log In"
    about = ("About the Archive", "Site Map", "Terms of Service")
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{work.title}</title>{STYLE}</head><body>'
        '<ul id="skiplinks"><li><a href="#main">Main Content</a></li></ul><header id="header">'
        '<h1 class="heading"><a href="/"><span>Archive of Our Own</span><sup> beta</sup></a></h1>'
        f'<p class="user actions"><a>{greeting}</a></p><nav><ul class="primary navigation actions">'
        f"{_items('<a>Fandoms</a>', '<a>Browse</a>', '<a>Search</a>', '<a>About</a>')}</ul></nav></header>"
        f'<div id="main" class="region">\n{_top_menu(work, visit, entire=entire)}\n{_tags(work)}\n'
        f'<div id="workskin">\n<div class="preface group">\n<h2 class="title heading">\n{work.title}\n</h2>\n'
        f'<h3 class="byline heading">\n{_link(work.author)}\n</h3>\n{preface}\n</div>\n<div id="chapters">\n'
        f"{''.join(_chapter(chapter, work) for chapter in work.chapters)}\n</div>\n"
        f"{_afterword(work) if last else ''}\n</div>\n{_bottom(work, visit, entire=entire)}\n</div>"
        f'<div id="footer"><h3 class="landmark heading">Footer</h3><ul class="navigation actions"><li>'
        f"<h4>{about[0]}</h4><ul>{_items(*map(_link, about[1:]))}</ul></li></ul></div></body></html>"
    )
