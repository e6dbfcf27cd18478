"""Writes a book as each tool, editor and site does: the table of all that files are made by."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.intake.written import ao3_downloads, epub_tools
from tests.intake.written.books import Book, File, escaped, paragraphs
from tests.intake.written.copied_pages import SHAPES, Chapter, Shape, Work, ao3, wattpad
from tests.intake.written.files import STYLES, docx, paragraph, run
from tests.intake.written.saved_pages import SITES, forum_post, page, thread


@dataclass(frozen=True)
class Tool:
    """`holds_several` tells whether its files may have several chapters, `names` of what they give the names."""

    write: Callable[[Book], File]
    holds_several: bool = True
    names: tuple[str, ...] = ("work", "author", "chapters")
    marks_headings: bool = True
    """Whether more than the word `Chapter` and a number tells a chapter's heading from others in its text."""

    def named(self, book: Book) -> set[str]:
        """The words of all names in a file of this tool."""
        chapters = " ".join(title for title, _ in book.chapters if title)
        said = {"work": book.title, "author": book.author, "chapters": chapters}
        return set(" ".join(said[name] for name in self.names).split())


def _work(book: Book, *, is_html: bool = True) -> Work:
    """As AO3 has it."""
    written = escaped if is_html else str
    chapters = [
        Chapter(number, title, body=tuple(map(written, lines)))
        for number, (title, lines) in enumerate(book.chapters, 1)
    ]
    return Work(title=book.title, author=book.author, chapters=chapters, posted=max(2, len(chapters)), total="?")


def word(book: Book) -> File:
    return _document(book, lambda line: paragraph(run(line)))


def google_docs(book: Book) -> File:
    """With the runs, fonts and bookmarks that Google Docs puts into each paragraph of a Word file."""
    font = '<w:rFonts w:ascii="Arial"/><w:rtl w:val="0"/>'
    mark = '<w:bookmarkStart w:id="0" w:name="_heading=h.1"/><w:bookmarkEnd w:id="0"/>'
    return _document(book, lambda line: paragraph(mark, *(run(f"{one} ", font) for one in line.split(" "))))


def _document(book: Book, write: Callable[[str], str]) -> File:
    blocks = [paragraph(run(book.title), style="Titel"), paragraph(run(f"by {book.author}"))]
    for heading, (_, lines) in zip(book.headings(), book.chapters, strict=True):
        blocks += [paragraph(run(heading), style="Heading1"), *map(write, lines)]
    return docx(*blocks, parts={"styles.xml": STYLES}), "story.docx"


def editors_html(book: Book) -> File:
    """As LibreOffice and pandoc write a page: headings with classes, long lines broken inside of paragraphs."""
    texts = (
        f'<h2 class="western">{escaped(heading)}</h2>\n{paragraphs(lines)}'.replace(" ", "\n", 3)
        for heading, (_, lines) in zip(book.headings(), book.chapters, strict=True)
    )
    head = f"<title>{book.title}</title>"
    return page(head, f"<h1>{book.title}</h1><p>by {book.author}</p>{''.join(texts)}"), "story.html"


def google_docs_html(book: Book) -> File:
    """As Google Docs exports a page: a heading and a paragraph of spans, looks by class names."""
    styles = "<style>.c1{font-weight:700}.c2{font-family:Arial}</style>"
    texts = (
        f'<h1 class="c1" id="h.1"><span class="c1">{escaped(heading)}</span></h1>'
        + paragraphs(lines, '<p class="c2"><span class="c2">', "</span></p>")
        for heading, (_, lines) in zip(book.headings(), book.chapters, strict=True)
    )
    title = f'<p class="title"><span>{book.title}</span></p><p class="subtitle"><span>by {book.author}</span></p>'
    return page(styles, f'<body class="doc-content">{title}{"".join(texts)}</body>'), "story.html"


_MARKS = re.compile(r"([\\`*_{}\[\]<>#+~|&-]|(?<=\d)\.)")


def _typed(line: str) -> str:
    """Escape a line as pandoc does for Markdown."""
    return " ".join(one if "://" in one else _MARKS.sub(r"\\\1", one) for one in line.split(" "))


def markdown(book: Book) -> File:
    texts = [f"---\ntitle: {book.title}\nauthor: {book.author}\n---"]
    for heading, (_, lines) in zip(book.headings(), book.chapters, strict=True):
        texts += [f"## {heading}", *map(_typed, lines)]
    return "\n\n".join(texts).encode(), "story.md"


def google_docs_markdown(book: Book) -> File:
    texts = []
    for heading, (_, lines) in zip(book.headings(), book.chapters, strict=True):
        anchor = heading.lower().replace(" ", "-")
        texts += [f"# **{heading}** {{#{anchor}}}", *map(_typed, lines)]
    return "\n\n".join(texts).encode(), "story.md"


def text(book: Book, encoding: str = "utf-8", between: str = "\n\n") -> File:
    texts = [book.title, f"by {book.author}"]
    for heading, (_, lines) in zip(book.headings(), book.chapters, strict=True):
        texts += [heading, *lines]
    return between.join(texts).encode(encoding), "story.txt"


def forum(book: Book) -> File:
    posts = (
        forum_post(number, book.author, "<br/>\n<br/>\n".join(map(escaped, lines)), escaped(heading))
        for number, (heading, (_, lines)) in enumerate(zip(book.headings(), book.chapters, strict=True), 1)
    )
    return thread(*posts), "thread.html"


def _saved(site: str) -> Callable[[Book], File]:
    """A chapter's page of a site, with the book's text in the place of the one that is there."""
    sample = SITES[site]().decode()
    begin, end = sample.index("<p>The ferry was late"), sample.index("first.</p>") + len("first.</p>")
    return lambda book: ((sample[:begin] + paragraphs(book.chapters[0][1]) + sample[end:]).encode(), "page.html")


def _copied(shape: Shape) -> Callable[[Book], File]:
    def write(book: Book) -> File:
        work = _work(book, is_html=False)
        work.posted = len(work.chapters)
        return ao3(work, shape).encode(), "page.txt"

    return write


TOOLS: dict[str, Tool] = {
    "AO3's HTML": Tool(
        lambda book: (ao3_downloads.as_html(_work(book)), "work.html"), names=("work", "author"), marks_headings=False
    ),
    "AO3's EPUB, by its Calibre": Tool(
        lambda book: (ao3_downloads.as_epub(_work(book)), "work.epub"), names=("work", "author")
    ),
    "AO3, page saved": Tool(lambda book: (ao3_downloads.as_saved_page(_work(book)), "work.html"), marks_headings=False),
    **{
        f"AO3, page copied, {shape}": Tool(_copied(shape), names=("work", "chapters"), marks_headings=False)
        for shape in SHAPES
    },
    "Calibre": Tool(epub_tools.calibre),
    "pandoc, EPUB": Tool(epub_tools.pandoc),
    "LibreOffice, EPUB": Tool(epub_tools.libreoffice),
    "Sigil": Tool(epub_tools.sigil),
    "FanFicFare": Tool(epub_tools.fanficfare),
    "FicHub": Tool(epub_tools.fichub),
    "WebToEpub": Tool(epub_tools.webtoepub),
    "Wattpad, exported": Tool(epub_tools.wattpad_export),
    "Word": Tool(word),
    "Google Docs, Word": Tool(google_docs),
    "LibreOffice and pandoc, HTML": Tool(editors_html, marks_headings=False),
    "Google Docs, HTML": Tool(google_docs_html),
    "pandoc, Markdown": Tool(markdown, marks_headings=False),
    "Google Docs, Markdown": Tool(google_docs_markdown, names=("chapters",)),
    "text": Tool(text, marks_headings=False),
    "text in UTF-16": Tool(lambda book: text(book, "utf-16"), marks_headings=False),
    "text of Windows": Tool(lambda book: text(book, between="\r\n\r\n"), marks_headings=False),
    "a forum's thread": Tool(forum),
    **{
        f"{site}, page saved": Tool(_saved(site), holds_several=False, names=())
        for site in SITES
        if site not in ("SpaceBattles", "Wattpad")
    },
    "Wattpad, page copied": Tool(
        lambda book: (wattpad(tuple(book.chapters[0][1]), work=book.title).encode(), "part.txt"),
        holds_several=False,
        names=(),
    ),
}
"""Everything that makes files, by name."""
