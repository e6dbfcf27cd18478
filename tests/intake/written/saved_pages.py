"""Builds chapters' pages as browsers save them of each site, from a story written for these tests."""

from collections.abc import Callable

from tests.intake.written.copied_pages import PARAGRAPHS

WORK, AUTHOR, CHAPTER = "Small Crossings", "odile_writes", "Chapter 12: The Late Ferry"
BEFORE, AFTER = "Thank you all.", "See you on Friday."
TEXT = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
ROYAL_ROAD_PAGE = "https://www.royalroad.com/fiction/1/small-crossings/chapter/2/the-late-ferry"


def page(head: str, body: str) -> bytes:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def royal_road(*, title: str = f"{CHAPTER} - {WORK} | Royal Road", header: bool = True) -> bytes:
    box = (
        '<div class="portlet solid author-note-portlet"><div class="portlet-title"><span>A note from {who}</span></div>'
        '<div class="portlet-body author-note"><p>{note}</p></div></div>'
    )
    names = (
        f'<div class="row fic-header"><h1 class="font-white">{CHAPTER}</h1><a href="/fiction/1/"><h2>{WORK}'
        f'</h2></a><h3 class="font-white">by <a href="/profile/7">{AUTHOR}</a></h3></div>'
    )
    return page(
        f'<title>{title}</title><meta property="og:site_name" content="Royal Road">'
        f'<meta name="twitter:creator" content="{AUTHOR}"><link rel="canonical" href="{ROYAL_ROAD_PAGE}">'
        "<style>.cnq1 { display: none; speak: never }</style>",
        f"<nav>Home Forums</nav>{names if header else ''}{box.format(who=AUTHOR, note=BEFORE)}"
        f'<div class="chapter-inner chapter-content">{TEXT}<p class="cnq1">This was taken from Royal Road.</p></div>'
        f"{box.format(who=AUTHOR, note=AFTER)}<div>Previous Chapter</div><h2>About the author</h2>",
    )


def scribble_hub() -> bytes:
    note = (
        '<div class="wi_authornotes"><div class="p-avatar-wrap"></div><div class="an_username">{who}</div>'
        '<div class="wi_authornotes_body"><p>{note}</p></div></div>'
    )
    return page(
        f"<title>{WORK} - {CHAPTER} | Scribble Hub</title>"
        '<link rel="canonical" href="https://www.scribblehub.com/read/4-small-crossings/chapter/42/">',
        f'<div class="chapter-title">{CHAPTER}</div><div class="chp_byauthor">'
        f'<a href="https://www.scribblehub.com/series/4/small-crossings/">{WORK}</a> by '
        f'<a href="https://www.scribblehub.com/profile/1/odile/">{AUTHOR}</a></div><div id="chp_contents">'
        '<div class="prenext">Previous Next</div><div class="chp_raw" id="chp_raw">'
        '<div class="wi_news"><div class="wi_news_title">Announcement</div>'
        f'<div class="wi_news_body">{BEFORE}</div></div>'
        f"{TEXT}{note.format(who=AUTHOR, note=AFTER)}</div></div><div>Write a comment</div>",
    )


def wattpad() -> bytes:
    lines = "".join(
        f'<p data-p-id="{place:032}">{line}<button class="comment-marker">3</button></p>'
        for place, line in enumerate(PARAGRAPHS)
    )
    return page(
        f'<title>{WORK} - {CHAPTER} - Wattpad</title><meta property="og:site_name" content="Wattpad">'
        '<link rel="canonical" href="https://www.wattpad.com/4242-small-crossings-the-late-ferry">',
        '<div id="story-reading"><header class="panel panel-reading text-center">'
        f'<h1 class="h2">{CHAPTER}</h1><span class="author">by <a href="/user/odile">{AUTHOR}</a></span>'
        '<span class="reads">1.2K</span><span class="votes">78</span><span class="comments">21</span></header>'
        f'<div class="page" data-page-number="1"><div class="panel panel-reading"><pre>{lines}</pre></div></div></div>'
        "<div>You'll also like</div>",
    )


def fanfiction() -> bytes:
    facts = "Rated: Fiction T - English - Adventure - Chapters: 22 - Words: 114,414 - id: 42"
    return page(
        f"<title>{WORK} {CHAPTER}, a rivers fanfic | FanFiction</title>"
        '<link rel="canonical" href="//www.fanfiction.net/s/42/12/Small-Crossings">',
        f'<div id="profile_top"><b class="xcontrast_txt">{WORK}</b> <span>By:</span> <a href="/u/7/odile">{AUTHOR}</a>'
        f'<div class="xcontrast_txt">A river.</div><span class="xgray xcontrast_txt">{facts}</span></div>'
        '<select id="chap_select"><option value="11">11. Rain<option value="12" selected>12. The Late Ferry</select>'
        f'<div class="storytext" id="storytext">{TEXT}</div><div>Review this Chapter</div>',
    )


def fictioneer() -> bytes:
    return page(
        f'<title>{CHAPTER} – Odile Writes</title><meta property="og:site_name" content="Odile Writes">'
        '<link rel="canonical" href="https://odile.example/chapter/the-late-ferry/">',
        '<main class="main chapter"><article class="chapter__article">'
        f'<section id="chapter-foreword" class="chapter__foreword infobox"><p>{BEFORE}</p></section>'
        f'<header class="chapter__headline"><a href="/story/small-crossings/">{WORK}</a>'
        f'<h1 class="chapter__title">{CHAPTER}</h1><em class="chapter__author">by <a class="author" href="/author/o/">'
        f'{AUTHOR}</a></em></header><section id="chapter-content" class="chapter__content">'
        f'<div class="resize-font chapter-formatting">{TEXT}</div></section>'
        f'<section id="chapter-afterword" class="chapter__afterword infobox"><p>{AFTER}</p></section></article></main>',
    )


def forum_post(number: int, author: str, body: str, threadmark: str | None = None) -> str:
    mark = (
        f'<div class="message-cell message-cell--threadmark-header"><label>Threadmarks</label> '
        f'<span class="threadmarkLabel">{threadmark}</span></div>'
    )
    return (
        f'<article class="message message--post {"hasThreadmark" if threadmark else ""} js-post" '
        f'id="js-post-{number}">{mark if threadmark else ""}<section class="message-user"><h4 class="message-name">'
        f'<a class="username">{author}</a></h4></section><header class="message-attribution">#{number}</header>'
        f'<div class="message-userContent"><article class="message-body"><div class="bbWrapper">{body}</div></article>'
        '</div><footer class="message-footer"><a class="reactionsBar-link">ann and 41 others</a></footer></article>'
    )


def thread(*posts: str) -> bytes:
    """A page of a XenForo forum: without `posts`, of a chapter and what a reader said of it."""
    lines = "<br>\n<br>\n".join(PARAGRAPHS)
    posts = posts or (forum_post(42, AUTHOR, lines, CHAPTER), forum_post(43, "tomas", "More!"))
    return page(
        f'<title>Original - {WORK} | SpaceBattles</title><meta property="og:site_name" content="SpaceBattles">'
        '<link rel="canonical" href="https://forums.spacebattles.com/threads/small-crossings.4242/reader/">',
        '<header class="p-header">SpaceBattles</header><div class="p-body-header"><h1 class="p-title-value">'
        f'<span class="label">Original</span><span class="label-append"> </span>{WORK}</h1>'
        f'<div class="p-description">Thread starter <a class="username">{AUTHOR}</a></div></div>'
        f'{"".join(posts)}<footer class="p-footer">Community platform by XenForo</footer>',
    )


def post() -> bytes:
    return page(
        f'<title>{CHAPTER} | Odile Writes</title><meta property="og:site_name" content="Odile Writes">',
        '<header class="site-header"><h1 class="site-title">Odile Writes</h1></header><article>'
        f'<h1 class="entry-title">{CHAPTER}</h1><span class="author vcard"><a class="fn">{AUTHOR}</a></span>'
        f'<div class="entry-content">{TEXT}</div></article>'
        '<ol class="comment-list"><li class="comment"><b class="fn">tomas</b> More!</li></ol>',
    )


SITES: dict[str, Callable[[], bytes]] = {
    "Royal Road": royal_road,
    "Scribble Hub": scribble_hub,
    "Wattpad": wattpad,
    "FanFiction.net": fanfiction,
    "Odile Writes": fictioneer,
    "SpaceBattles": thread,
}
