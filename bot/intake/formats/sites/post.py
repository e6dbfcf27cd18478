"""A post of a blog: its text, and what stands around that of its title, author and blog."""

from collections.abc import Collection
from dataclasses import dataclass

from lxml.html import HtmlElement

from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.html.head import PageHead
from bot.intake.formats.html.marks import Marks, outermost, text_in
from bot.intake.formats.sites.page_titles import rest_of, without_suffix

_TEXTS = (
    "chapter-content", "chapter-inner", "chapter-text", "chp_raw", "storytext", "entry-content", "post-content",
    "post-body", "article-content", "gh-content", "available-content", "post-entry", "e-content", "doc-content",
    "moz-reader-content",
)  # fmt: skip
"""Class names and ids by which sites and blogs mark the text itself."""
_TITLES = (
    "reader-title", "entry-title", "post-title", "p-name", "article-title", "gh-article-title", "chapter-title",
    "article h1", "main h1", "h1",
)  # fmt: skip
_AUTHORS = (
    "reader-credits",
    "entry-author-name",
    "author-name",
    "byline author",
    "byline a",
    "vcard fn",
    "p-author",
    "author",
)
_OF_OTHERS = frozenset(
    {
        "comments", "comment", "comment-list", "respond", "comment-author", "site-title", "site-header",
        "site-branding", "masthead", "branding", "header", "blog-title",
    }
)  # fmt: skip
_READING_VIEW = frozenset({"reader-title", "reader-credits"})
"""What a browser's reading view calls the title and the author of any page."""
_WIDGETS = frozenset(
    {
        "sharedaddy", "jp-post-flair", "jp-relatedposts", "addtoany_share_save_container",
        "heateor_sss_sharing_container", "subscription-widget-wrap", "subscription-widget-wrap-editor",
        "subscribe-widget", "post-navigation", "nav-links", "post-notes", "notes-count", "note-count", "post-tags",
        "tags-links",
    }
)  # fmt: skip
"""What blogs put into the text itself: buttons to share, invitations to subscribe, counts."""
_MOST = 0.6
"""Which share of a page's words its only article has, if that is the text."""
_TIMES_AN_EXCERPT = 3
_WHOLE = ("article", "main")
"""What holds a post with its title."""
_TEXT_BLOCKS = frozenset({"div", "section", "article", "main"})


@dataclass(frozen=True, slots=True)
class Post:
    """What a page says of a post; `read` are the elements that say it."""

    title: str | None
    author: str | None = None
    site: str | None = None
    read: tuple[HtmlElement, ...] = ()


def texts_of(marks: Marks) -> list[HtmlElement]:
    """Find the parts of a page that are the text itself, where they are marked; several if the text stands in parts."""
    for name in _TEXTS:
        if found := outermost(element for element in marks.every(name) if element.tag in _TEXT_BLOCKS):
            return _without_excerpts(found)
    for tag in _WHOLE:
        only = outermost(marks.every(tag))
        if len(only) == 1 and _is_most(only[0]):
            return only
    return []


def _without_excerpts(texts: list[HtmlElement]) -> list[HtmlElement]:
    """Keep of a page's posts the one beside which the others are no more than beginnings."""
    if not is_several_posts(texts):
        return texts
    *others, longest = sorted(texts, key=_words)
    return [longest] if _words(longest) > _TIMES_AN_EXCERPT * sum(map(_words, others)) else texts


def _words(element: HtmlElement) -> int:
    return len(element.text_content().split())


def _is_most(article: HtmlElement) -> bool:
    """Tell whether an element holds by far the most of its page's words."""
    return _words(article) >= _MOST * _words(article.getroottree().getroot())


def is_several_posts(texts: Collection[HtmlElement]) -> bool:
    """Tell whether each of several texts stands in an article of its own, as on a blog's first page."""
    articles = [next((above for above in text.iterancestors("article")), None) for text in texts]
    return len(texts) > 1 and None not in articles and len(set(articles)) == len(articles)


def read_post(head: PageHead, marks: Marks, texts: Collection[HtmlElement]) -> Post:
    """Read what stands around a post's text; its title is what the page's own title agrees with."""
    inside = frozenset(texts)
    title = _title(head, marks, inside)
    authors = (one for path in _AUTHORS for one in marks.every(path) if _is_about(one, marks, inside))
    author = next(filter(text_in, authors), None)
    written = text_in(author) or (head.author if head.author and "/" not in head.author else None)
    return Post(
        title=text_in(title) or _without_site(head),
        author=written.removeprefix("by ").removeprefix("By ") if written else None,
        site=head.site_name,
        read=tuple(one for one in (title, author) if one is not None),
    )


def heading_in(head: PageHead, marks: Marks) -> str | None:
    """Return the heading with which a page's own title begins or ends, wherever on the page it stands."""
    headings = (
        text_in(one) for path in ("h1", "h2", "h3") for one in marks.every(path) if _is_about(one, marks, frozenset())
    )
    return next((one for one in headings if one and head.title and rest_of(head.title, one) is not None), None)


def take_widgets(marks: Marks, texts: Collection[HtmlElement]) -> list[DroppedPiece]:
    """Take off the texts what the blog put into them; returns its words."""
    found = outermost(inside for text in texts for inside in text.iter() if marks.is_called(inside, _WIDGETS))
    widgets = [one for one in found if one not in texts]
    said = (" ".join(" ".join(map(str, one.itertext())).split()) for one in widgets)
    dropped = [DroppedPiece(words, DropReason.SITE_MENU) for words in said if words]
    for one in widgets:
        one.drop_tree()
    return dropped


def _title(head: PageHead, marks: Marks, texts: frozenset[HtmlElement]) -> HtmlElement | None:
    said = " ".join(filter(None, (head.title, head.other_title))).casefold()
    for heading in (inside for text in texts for inside in text.iter("h1", "h2") if text.tag in _WHOLE):
        words = text_in(heading)
        if words and head.title and (words == head.title or rest_of(head.title, words) is not None):
            return heading
    for path in _TITLES:
        for one in marks.every(path):
            words = text_in(one)
            agreed = words and words != head.site_name and (not said or words.casefold() in said)
            if agreed and _is_about(one, marks, texts):
                return one
    return None


def _is_about(element: HtmlElement, marks: Marks, texts: frozenset[HtmlElement]) -> bool:
    """Tell whether an element stands beside the text, and tells of the post rather than of the blog or a comment."""
    if marks.is_called(element, _READING_VIEW):
        return True
    around = (element, *element.iterancestors())
    return texts.isdisjoint(around) and not any(marks.is_called(one, _OF_OTHERS) for one in around)


def _without_site(head: PageHead) -> str | None:
    return without_suffix(head.title, (head.site_name,))[0] if head.title and head.site_name else head.title
