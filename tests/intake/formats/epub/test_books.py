"""EPUBs: how a table of contents parts them, and what is left out as front matter."""

import pytest

from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.files import epub, xhtml
from tests.processor import within

PROSE = " ".join(["The ledger lay open on the quay, and nobody had written in it."] * 20)


def chapters(pages: dict[str, str], **named: object) -> list[ChapterDraft]:
    whole = {name: page if page.startswith("<?xml") else xhtml(page) for name, page in pages.items()}
    return read(epub(whole, **named), "book.epub")  # type: ignore[arg-type]


def names(drafts: list[ChapterDraft]) -> list[tuple[float | None, str | None]]:
    return [(draft.chapter_number, draft.chapter_title) for draft in drafts]


def left_out(drafts: list[ChapterDraft]) -> list[str]:
    return [piece.text for draft in drafts for piece in draft.dropped if piece.why is DropReason.FRONT_MATTER]


WORDS = ["Information", "Cover", "Contents", "Dedication", "Copyright", "Title Page", "Colophon", "About the Author"]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_chapter_is_left_out_for_a_word_in_its_title(word: str, place: int) -> None:
    titles = ["Whiskey", "Vows"]
    titles.insert(place, word)
    short = "The glass was empty by nine."
    pages = {f"c{number}.xhtml": f"<h2>{title}</h2><p>{short}</p>" for number, title in enumerate(titles)}
    drafts = chapters(pages, titles=dict(zip(pages, titles, strict=True)))

    assert names(drafts) == [(None, title) for title in titles]
    assert [draft.body for draft in drafts] == [short] * 3
    assert left_out(drafts) == []


def typed(kind: str, body: str) -> str:
    return xhtml(body).replace("<body ", f'<body epub:type="{kind}" xmlns:epub="http://www.idpf.org/2007/ops" ')


@pytest.mark.parametrize("kind", ["cover", "titlepage", "copyright-page", "colophon", "dedication", "toc", "imprint"])
def test_front_matter_is_left_out_where_place_length_and_kind_agree(kind: str) -> None:
    around, text = typed(kind, "<p>For Ann, always.</p>"), "<h2>Rain</h2><p>a</p>"

    assert left_out(chapters({"a.xhtml": around, "b.xhtml": text})) == ["For Ann, always."]
    assert left_out(chapters({"b.xhtml": text, "c.xhtml": around})) == ["For Ann, always."]
    assert left_out(chapters({"a.xhtml": typed(kind, f"<p>{PROSE} {PROSE} {PROSE}</p>"), "b.xhtml": text})) == []
    in_the_middle = chapters({"a.xhtml": text, "b.xhtml": around, "c.xhtml": text})
    assert left_out(in_the_middle) == []
    assert "For Ann" in " ".join(draft.body for draft in in_the_middle)


@pytest.mark.parametrize("kind", ["prologue", "preface", "foreword", "epigraph", "chapter", "bodymatter"])
def test_what_authors_write_around_their_chapters_stays(kind: str) -> None:
    drafts = chapters({"a.xhtml": typed(kind, "<h2>For Ann</h2><p>Always.</p>"), "b.xhtml": "<h2>Rain</h2><p>a</p>"})

    assert left_out(drafts) == []
    assert "Always." in " ".join(draft.body for draft in drafts)


def test_a_page_that_says_only_what_the_description_says_is_a_title_page() -> None:
    title = "<h1>Small Crossings</h1><p>by Odile</p><p>Published: 2026-01-03</p><p>https://example.org/1</p>"
    prose = "<h1>Small Crossings</h1><p>by Odile</p><p>It began with a ferry.</p>"

    assert len(left_out(chapters({"a.xhtml": title, "b.xhtml": "<h2>Rain</h2><p>a</p>"}))) == 1
    assert left_out(chapters({"a.xhtml": prose, "b.xhtml": "<h2>Rain</h2><p>a</p>"})) == []


def test_a_script_is_no_title_page() -> None:
    script = "<h2>Small Crossings</h2><p>Odile: The ferry is late.</p><p>Tomas: It is always late.</p>"

    assert left_out(chapters({"a.xhtml": script, "b.xhtml": "<h2>Rain</h2><p>a</p>"})) == []


def test_a_page_of_links_is_the_contents() -> None:
    links = '<h2>Here</h2><p><a href="b.xhtml">Rain</a></p><p><a href="c.xhtml">Fog</a></p>'
    drafts = chapters({"a.xhtml": links, "b.xhtml": "<h2>Rain</h2><p>a</p>", "c.xhtml": "<h2>Fog</h2><p>b</p>"},
                      titles={"b.xhtml": "Rain", "c.xhtml": "Fog"})  # fmt: skip

    assert names(drafts) == [(None, "Rain"), (None, "Fog")]


def test_the_page_a_tool_puts_first_is_left_out_if_the_book_names_the_tool() -> None:
    pages = {"Text/0000_Information.xhtml": "<h1>Information</h1><p>A river runs through it.</p>",
             "Text/0001_Rain.xhtml": "<h1>Rain</h1><p>a</p>"}  # fmt: skip
    titles = {"Text/0000_Information.xhtml": "Information", "Text/0001_Rain.xhtml": "Rain"}
    tool = "<dc:contributor>[https://github.com/dteviot/WebToEpub] (ver. 1)</dc:contributor>"

    assert names(chapters(pages, titles=titles, about=f"<dc:title>T</dc:title>{tool}")) == [(None, "Rain")]
    assert names(chapters(pages, titles=titles)) == [(None, "Information"), (None, "Rain")]


def test_a_rating_on_a_title_page_is_read() -> None:
    page = typed("titlepage", "<h1>Small Crossings</h1><p><b>Rating:</b> Mature</p><p>Summary:</p><p>A river.</p>")
    draft = chapters({"a.xhtml": page, "b.xhtml": "<h2>Rain</h2><p>a</p>"})[0]

    assert (draft.rating, draft.summary) == ("Mature", "A river.")


ONE_FILE = "".join(
    f'<section id="c{number}"><h2>{title}</h2><p>{text}</p><div id="s{number}"><h3>Later</h3><p>b</p></div></section>'
    for number, (title, text) in enumerate([("Rain", "a"), ("Fog", "c")])
)


def points(*nested: tuple[str, str, str]) -> str:
    return "".join(
        f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{target}"/>{inside}</navPoint>'
        for title, target, inside in nested
    )


def with_points(pages: dict[str, str], inside: str) -> list[ChapterDraft]:
    ncx = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{inside}</navMap></ncx>'
    return chapters(pages, further={"toc.ncx": ncx})


def test_chapters_in_one_file_are_told_apart_by_the_anchors_of_the_contents() -> None:
    scenes = [points(("Later", f"all.xhtml#s{number}", "")) for number in range(2)]
    inside = points(*((title, f"all.xhtml#c{place}", scenes[place]) for place, title in enumerate(["Rain", "Fog"])))
    book = points(("Small Crossings", "all.xhtml", inside))

    for contents in (inside, book):
        drafts = with_points({"all.xhtml": ONE_FILE}, contents)
        assert names(drafts) == [(None, "Rain"), (None, "Fog")]
        assert [draft.body for draft in drafts] == ["a\n\n### Later\n\nb", "c\n\n### Later\n\nb"]


@pytest.mark.parametrize(
    "heading",
    ['<h2 id="c1">Chapter 2</h2>', '<a id="c1"></a><h2>Chapter 2</h2>', '<h2><a id="c1">Chapter 2</a></h2>',
     '<div id="c1"><h2>Chapter 2</h2></div>', '<h2>Chapter 2</h2><p><a id="c1"></a></p>'],
)  # fmt: skip
def test_an_anchor_may_stand_at_in_or_below_its_heading(heading: str) -> None:
    page = f'<h2 id="c0">Chapter 1</h2><p>a</p>{heading}<p>b</p>'
    drafts = with_points({"a.xhtml": page}, points(("1. Rain", "a.xhtml#c0", ""), ("2. Fog", "a.xhtml#c1", "")))

    assert names(drafts) == [(1, "Rain"), (2, "Fog")]
    assert [draft.body for draft in drafts] == ["a", "b"]


def test_scenes_that_have_files_of_their_own_stay_in_their_chapter() -> None:
    pages = {
        "a.xhtml": "<h2>Chapter 1</h2><p>a</p>",
        "b.xhtml": "<h3>Later</h3><p>b</p>",
        "c.xhtml": "<h2>Chapter 2</h2><p>c</p>",
    }
    contents = points(("Chapter 1", "a.xhtml", points(("Later", "b.xhtml", ""))), ("Chapter 2", "c.xhtml", ""))
    drafts = with_points(pages, contents)

    assert names(drafts) == [(1, None), (2, None)]
    assert drafts[0].body == "a\n\n### Later\n\nb"


def test_the_heading_of_a_part_goes_with_its_first_chapter() -> None:
    pages = {
        "p.xhtml": "<h1>Part Two</h1>",
        "a.xhtml": "<h2>Chapter 5</h2><p>a</p>",
        "b.xhtml": "<h2>Chapter 6</h2><p>b</p>",
    }
    titles = {"p.xhtml": "Part Two", "a.xhtml": "Chapter 5", "b.xhtml": "Chapter 6"}
    contents = points(("Part Two", "p.xhtml", points(("Chapter 5", "a.xhtml", ""), ("Chapter 6", "b.xhtml", ""))))

    for drafts in (chapters(pages, titles=titles), chapters(pages), with_points(pages, contents)):
        assert [(draft.chapter_number, draft.body) for draft in drafts] == [(5, "# Part Two\n\na"), (6, "b")]


@pytest.mark.parametrize(
    "page", ["<h1>Part Two</h1><p>The sea.</p>", '<section epub:type="epigraph"><p>The sea.</p></section>']
)
def test_a_short_page_before_a_chapter_goes_with_it(page: str) -> None:
    drafts = chapters(
        {"p.xhtml": page, "a.xhtml": "<h2>Chapter 5</h2><p>a</p>", "b.xhtml": "<h2>Chapter 6</h2><p>b</p>"}
    )

    assert [draft.chapter_number for draft in drafts] == [5, 6]
    assert drafts[0].body.removeprefix("# Part Two\n\n") == "The sea.\n\na"


@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        (["Prologue", "I", "II", "III. Fog"], [None, 1, 2, 3]),
        (["One", "Two: Rain", "Three"], [1, 2, 3]),
        (["I", "II", "Rain"], [None, None, None]),
        (["One", "Three", "Five"], [None, None, None]),
    ],
)
def test_titles_that_count_on_together_are_numbers(titles: list[str], numbers: list[float | None]) -> None:
    drafts = chapters({f"{title}.xhtml": f"<h2>{title}</h2><p>{title}</p>" for title in titles})

    assert [draft.chapter_number for draft in drafts] == numbers
    assert drafts[0].chapter_title in (titles[0], None)


@pytest.mark.parametrize(
    ("listed", "heading", "number", "title", "body"),
    [
        ("One", "Chapter 1", 1, "One", "a"),
        ("Rain", "1. Rain", 1, "Rain", "a"),
        ("1. Rain", "Rain", 1, "Rain", "a"),
        ("Chapter 1: Rain", "CHAPTER 1: RAIN", 1, "Rain", "a"),
        ("Chapter 1", "Chapter 1: Rain", 1, "Rain", "a"),
        ("Section 1", "Chapter 1: Rain", 1, "Rain", "a"),
        ("Rain", "Monday", None, "Rain", "## Monday\n\na"),
    ],
)
def test_a_chapter_is_named_by_the_contents_and_its_own_heading(
    listed: str, heading: str, number: float | None, title: str, body: str
) -> None:
    pages = {"a.xhtml": f'<h2 class="b">{heading}</h2><p>a</p>', "b.xhtml": "<h2>Fog</h2><p>b</p>"}
    first, _ = chapters(pages, titles={"a.xhtml": listed, "b.xhtml": "Fog"}, css=".b { font-weight: bold }")

    assert (first.chapter_number, first.chapter_title, first.body) == (number, title, body)


def test_a_page_with_only_a_picture_is_no_chapter() -> None:
    pages = {"m.xhtml": '<h1><img alt="a map" src="m.png"/></h1>', "a.xhtml": "<h2>Chapter 1</h2><p>a</p>"}
    (draft,) = chapters(pages, titles={"m.xhtml": "The Map", "a.xhtml": "Chapter 1"})

    assert (draft.chapter_number, draft.body) == (1, "a")
    assert [(piece.text, piece.why) for piece in draft.dropped] == [("a map", DropReason.IMAGE)]


def test_a_numbered_chapter_without_text_is_there_and_says_so() -> None:
    pages = {"a.xhtml": "<h2>Chapter 1</h2>", "b.xhtml": "<h2>Chapter 2</h2><p>b</p>"}
    empty, _ = chapters(pages, titles={"a.xhtml": "Chapter 1", "b.xhtml": "Chapter 2"})

    assert (empty.chapter_number, empty.body) == (1, "")
    assert Doubt.BODY_EMPTY in empty.doubts


def test_a_page_that_is_named_many_times_is_read_once() -> None:
    page = {"a.xhtml": xhtml(f"<h2>Chapter 1</h2><p>{PARAGRAPHS[0]}</p>")}
    book = epub(page, spine=["a.xhtml"] * 2000)
    (draft,) = within(1, lambda: read(book, "book.epub"))

    assert draft.body == PARAGRAPHS[0]
