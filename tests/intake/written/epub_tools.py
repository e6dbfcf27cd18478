"""Writes a book as the tools do that make EPUBs.

Where the tool itself made a file of `tests/intake/made`, that one's structure is written here.
"""

from collections.abc import Mapping

from tests.intake.written.books import Book, File, escaped, paragraphs
from tests.intake.written.files import epub, xhtml


def _pages(book: Book, layout: str, name: str, opening: str = "<p>") -> dict[str, str]:
    """Files of one chapter each: `layout` has `{heading}` and `{text}`, `name` the number."""
    written = zip(book.headings(), book.chapters, strict=True)
    return {
        name.format(number): xhtml(layout.format(heading=escaped(heading), text=paragraphs(lines, opening)))
        for number, (heading, (_, lines)) in enumerate(written, 1)
    }


def _named(pages: Mapping[str, str], book: Book) -> dict[str, str]:
    return dict(zip(pages, book.headings(), strict=True))


def _book(book: Book, first: Mapping[str, str], pages: dict[str, str], about: str = "", css: str = "") -> File:
    told = f"<dc:title>{book.title}</dc:title><dc:creator>{book.author}</dc:creator>{about}"
    listed = _named(pages, book)
    whole = {name: xhtml(text) for name, text in first.items()} | pages
    return epub(whole, about=told, titles=listed, css=css), "book.epub"


def calibre(book: Book) -> File:
    title = f'<h1 class="calibre1">{book.title}</h1><p class="calibre2">by {book.author}</p>'
    layout = '<h2 id="calibre_toc_2" class="calibre4">{heading}</h2>{text}'
    pages = _pages(book, layout, "story_split_{:03}.html", '<p class="calibre2">')
    css = ".calibre4 { font-weight: bold; display: block }"
    return _book(book, {"story_split_000.html": title}, pages, css=css)


def pandoc(book: Book) -> File:
    names = f'<h1 class="title">{book.title}</h1><p class="author">{book.author}</p>'
    title = f'<section epub:type="titlepage">{names}</section>'
    layout = '<section class="level2" data-number="1"><h2>{heading}</h2>{text}</section>'
    return _book(book, {"title_page.xhtml": title}, _pages(book, layout, "ch{:03}.xhtml"))


def libreoffice(book: Book) -> File:
    layout = '<p class="para4"><span class="span3">{heading}</span></p>{text}'
    css = ".span3 { font-weight: bold }"
    return _book(book, {}, _pages(book, layout, "section{:04}.xhtml", '<p class="para3">'), css=css)


def sigil(book: Book) -> File:
    cover = '<div style="text-align: center"><img alt="Cover" src="cover.jpg"/></div>'
    return _book(book, {"cover.xhtml": cover}, _pages(book, "<h1>{heading}</h1>\n{text}", "Section{:04}.xhtml"))


def fanficfare(book: Book) -> File:
    title = (
        f'<h3><a href="https://a.example/1">{book.title}</a> by <a href="https://a.example/7">{book.author}</a></h3>'
        "<div><b>Status:</b> In-Progress<br/><b>Words:</b> 1,234<br/><b>Publisher:</b> a.example<br/></div>"
    )
    pages = _pages(book, '<h3 class="fff_chapter_title">{heading}</h3>{text}', "file{:04}.xhtml")
    maker = "<dc:contributor>FanFicFare [https://github.com/JimmXinu/FanFicFare]</dc:contributor>"
    return _book(book, {"title_page.xhtml": title}, pages, maker)


def fichub(book: Book) -> File:
    title = (
        f"<h1>{book.title}</h1><p><b>By: {book.author}</b></p><p>Status: ongoing</p><p>Words: 1234</p>"
        '<p>Exported with the assistance of <a href="https://fichub.net">FicHub.net</a></p>'
    )
    return _book(book, {"introduction.xhtml": title}, _pages(book, "<h2>{heading}</h2>{text}", "chap_{}.xhtml"))


def webtoepub(book: Book) -> File:
    source = "https://a.example/story"
    title = f'<h1>Information</h1><p>Story URL: <a href="{source}">{source}</a></p><p>Author: {book.author}</p>'
    pages = _pages(book, "<h1>{heading}</h1>{text}", "{:04}_Chapter.xhtml")
    maker = "<dc:contributor>[https://github.com/dteviot/WebToEpub] (ver. 1.0)</dc:contributor>"
    return _book(book, {"0000_Information.xhtml": title}, pages, maker)


def wattpad_export(book: Book) -> File:
    title = f"<h1>{book.title}</h1><h2>{book.author}</h2>"
    pages = _pages(book, "<h2>{heading}</h2>{text}", "{}.xhtml", '<p data-p-id="0a1b" style="text-align: left">')
    return _book(book, {"title.xhtml": title}, pages, "<dc:source>https://www.wattpad.com/story/42</dc:source>")
