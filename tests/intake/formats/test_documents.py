"""Word documents and EPUBs from other tools than AO3."""

import pytest

from bot.intake.formats.draft import ChapterDraft, DropReason
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.files import NUMBERING, STYLES, W, docx, epub, item, paragraph, run, xhtml

BODY = "\n\n".join(PARAGRAPHS)


def word(*blocks: str, **parts: str) -> ChapterDraft:
    named = {f"{name}.xml": data for name, data in {"styles": STYLES, "numbering": NUMBERING, **parts}.items()}
    (draft,) = read(docx(*blocks, parts=named), "chapter.docx")
    return draft


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        (paragraph(run("a "), run("b", "<w:i/>"), run("c", "<w:i/>"), run(" d", "<w:b/>")), "a *bc* **d**"),
        (
            paragraph(run("a", '<w:b w:val="0"/>'), run("b", '<w:u w:val="single"/>'), run("c", "<w:strike/>")),
            "a__b__~~c~~",
        ),
        (paragraph(run("a", '<w:rStyle w:val="Em"/>'), run("b", '<w:rStyle w:val="Em"/><w:i w:val="0"/>')), "*a*b"),
        (paragraph(run("a"), "<w:r><w:br/></w:r>", run("b")), "a\nb"),
        (paragraph(run("a"), style="Citat") + paragraph(run("b"), style="Citat"), "> *a*\n> \n> *b*"),
        (
            paragraph(run("a"), properties=item(1)) + paragraph(run("b"), properties=item(1, 1)) + paragraph(run("c")),
            "- a\n  - b\n\nc",
        ),
        (paragraph(run("a"), properties=item(2)) + paragraph(run("b"), properties=item(2)), "1. a\n2. b"),
        (paragraph(run("- a")) + paragraph(run("***")) + paragraph(run("1. b")), "\\- a\n\n\\*\\*\\*\n\n1\\. b"),
        (paragraph(run("a")) + paragraph() + paragraph(run("b")), "a\n\nb"),
        (paragraph(run("a")) + paragraph(properties="<w:pBdr/>") + paragraph(run("b")), "a\n\n\\* \\* \\*\n\nb"),
        (
            "<w:tbl><w:tr><w:tc>"
            + paragraph(run("A"))
            + "</w:tc><w:tc>"
            + paragraph(run("B"))
            + "</w:tc></w:tr></w:tbl>",
            "A | B",
        ),
        (paragraph(run("x"), run("2", '<w:vertAlign w:val="superscript"/>')), "x²"),
        (paragraph("<w:ins>" + run("kept") + "</w:ins>"), "kept"),
        (paragraph("<w:sdt><w:sdtContent>" + run("kept") + "</w:sdtContent></w:sdt>"), "kept"),
        (paragraph(run("שלום"), run("עולם", "<w:rtl/><w:bCs/>")), "שלום**עולם**"),
    ],
)
def test_a_word_document_looks_as_written(block: str, shown: str) -> None:
    assert word(block).body == shown


def test_links_are_kept_and_only_those_to_the_web() -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r9" Type="t" Target="https://e.org/a" TargetMode="External"/>'
        '<Relationship Id="r8" Type="t" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    links = "".join(f'<w:hyperlink r:id="{name}">{run(name)}</w:hyperlink>' for name in ("r9", "r8"))
    (draft,) = read(docx(paragraph(links), parts={"_rels/document.xml.rels": relation}), "a.docx")

    assert draft.body == "[r9](https://e.org/a)r8"


def test_footnotes_stand_below_the_chapter_that_points_to_them() -> None:
    note = f'<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">{paragraph(run("Ann’s."))}</w:footnote>'
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    first = paragraph(run("A ferry."), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    headings = [paragraph(run(f"Chapter {number}"), style="Heading1") for number in (1, 2)]
    parts = {"styles.xml": STYLES, "footnotes.xml": notes}
    drafts = read(docx(headings[0], first, headings[1], paragraph(run("Fog.")), parts=parts), "book.docx")

    assert [(draft.chapter_number, draft.body) for draft in drafts] == [(1, "A ferry.¹\n\n¹ Ann’s."), (2, "Fog.")]


def test_comments_deletions_hidden_text_macros_and_pictures_are_listed_as_left_out() -> None:
    comment = f'<w:comments {W}><w:comment w:id="1">{paragraph(run("cut this?"))}</w:comment></w:comments>'
    block = paragraph(
        run("kept"),
        "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>",
        run("hidden", "<w:vanish/>"),
        '<w:r><w:drawing><wp:docPr xmlns:wp="p" descr="a cat"/></w:drawing></w:r>',
    )
    (draft,) = read(docx(block, parts={"comments.xml": comment, "vbaProject.bin": b"macro"}), "chapter.docm")

    assert draft.body == "kept"
    assert {(left_out.text, left_out.why) for left_out in draft.dropped} == {
        ("cut this?", DropReason.COMMENT),
        ("deleted", DropReason.COMMENT),
        ("hidden", DropReason.HIDDEN),
        ("a cat", DropReason.IMAGE),
        ("vbaProject.bin", DropReason.UNSAFE),
    }


def test_headings_part_a_document_into_chapters() -> None:
    blocks = [paragraph(run("Small Crossings"), style="Titel")]
    for number, title in enumerate(("Rain", "Fog"), start=1):
        blocks += [
            paragraph(run(f"Chapter {number}: {title}"), style="Heading1"),
            *(paragraph(run(line)) for line in PARAGRAPHS),
        ]
    drafts = read(docx(*blocks, parts={"styles.xml": STYLES}), "book.docx")

    assert [(draft.work, draft.chapter_number, draft.chapter_title, draft.body) for draft in drafts] == [
        ("Small Crossings", 1, "Rain", BODY),
        ("Small Crossings", 2, "Fog", BODY),
    ]


@pytest.mark.parametrize("byline", [["by Odile"], []])
def test_a_title_above_chapters_without_numbers_is_the_works(byline: list[str]) -> None:
    blocks = [paragraph(run("Small Crossings"), style="Titel"), *(paragraph(run(line)) for line in byline)]
    for title in ("Rain", "Fog"):
        blocks += [paragraph(run(title), style="Heading1"), paragraph(run(PARAGRAPHS[0]))]
    drafts = read(docx(*blocks, parts={"styles.xml": STYLES}), "book.docx")

    assert [(draft.work, draft.chapter_title, draft.body) for draft in drafts] == [
        ("Small Crossings", "Rain", PARAGRAPHS[0]),
        ("Small Crossings", "Fog", PARAGRAPHS[0]),
    ]
    assert {draft.author for draft in drafts} == {"Odile" if byline else None}


PAGES = {
    "cover.xhtml": xhtml('<img src="cover.jpg" alt="cover"/>'),
    "title.xhtml": xhtml("<h1>Small Crossings</h1><p>by Odile</p>"),
    "one.xhtml": xhtml(f'<h2>Chapter One</h2><h2>Rain</h2><p><a id="p1"/>{PARAGRAPHS[0]}</p>'),
    "one_b.xhtml": xhtml(f"<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"),
    "two.xhtml": xhtml('<h2>Chapter Two: Fog</h2><p class="it">Odile&nbsp;said &mdash; <span class="b">no</span>.</p>'),
}
TITLES = {"title.xhtml": "Title Page", "one.xhtml#p1": "Chapter One: Rain", "two.xhtml": "Chapter Two: Fog"}


def test_an_epub_is_read_by_its_table_of_contents() -> None:
    about = (
        "<dc:title>Small Crossings</dc:title><dc:creator>Odile</dc:creator><dc:language>en</dc:language>"
        "<dc:description>&lt;p&gt;A &lt;i&gt;river&lt;/i&gt;.&lt;/p&gt;</dc:description>"
        "<dc:subject>Ferries</dc:subject>"
        '<dc:source>https://www.royalroad.com/fiction/1</dc:source><meta name="calibre:series" content="Rivers"/>'
        '<meta name="calibre:series_index" content="2.0"/>'
    )
    css = ".it { font-style: italic } .b { font-weight: bold }"
    first, second = read(epub(PAGES, about=about, titles=TITLES, css=css), "book.epub")

    assert (first.work, first.author, first.language, first.site) == ("Small Crossings", "Odile", "en", "Royal Road")
    assert (first.summary, first.tags, first.series) == ("A *river*.", ("Ferries",), ("Part 2 of Rivers",))
    assert (first.chapter_number, first.chapter_title, first.body) == (1, "Rain", BODY)
    assert (second.chapter_number, second.chapter_title) == (2, "Fog")
    assert second.body == "*Odile\u00a0said — **no**.*"
    assert any(left_out.why is DropReason.FRONT_MATTER and "by Odile" in left_out.text for left_out in first.dropped)


def test_marks_of_notes_in_the_table_of_contents_are_no_chapters() -> None:
    pages = {
        "a.xhtml": xhtml('<h1>Chapter 1</h1><p id="fnref1">The cat counted ten steps.<a href="b.xhtml#fn1">1</a></p>'),
        "b.xhtml": xhtml(
            '<h1>Chapter 2</h1><p>Eleven.</p><ol><li id="fn1">A lie. <a href="a.xhtml#fnref1">↩︎</a></li></ol>'
        ),
    }
    listed = {"a.xhtml": "Chapter 1", "a.xhtml#fnref1": "↩︎", "b.xhtml": "Chapter 2", "b.xhtml#fn1": "1"}
    drafts = read(epub(pages, titles=listed), "book.epub")

    assert [draft.chapter_number for draft in drafts] == [1, 2]
    assert "A lie." in drafts[1].body


def test_a_chapter_may_be_called_by_signs() -> None:
    listed = {"a.xhtml": "Rain", "b.xhtml": "???", "c.xhtml": "🔥"}
    pages = {name: xhtml(f"<h1>{title}</h1><p>The cat counted ten steps.</p>") for name, title in listed.items()}
    drafts = read(epub(pages, titles=listed), "book.epub")

    assert [draft.chapter_title for draft in drafts] == ["Rain", "???", "🔥"]


def test_an_epub_without_a_table_of_contents_is_parted_by_its_headings() -> None:
    untitled = {name: page for name, page in PAGES.items() if name != "title.xhtml"}
    drafts = read(epub(untitled), "book.epub")

    assert [(draft.chapter_number, draft.chapter_title) for draft in drafts] == [(1, "Rain"), (2, "Fog")]
    assert drafts[0].body == BODY


def test_a_title_may_stand_as_a_heading_below_the_chapters_number() -> None:
    (draft,) = read(f"# Chapter One\n\n## Rain\n\n{BODY}".encode(), "chapter.md")

    assert (draft.chapter_number, draft.chapter_title, draft.body) == (1, "Rain", BODY)


def test_an_epub_of_one_page_is_one_chapter() -> None:
    (draft,) = read(epub({"a.xhtml": xhtml(f"<p>{PARAGRAPHS[0]}</p>")}), "book.epub")

    assert (draft.work, draft.body) == ("Small Crossings", PARAGRAPHS[0])
