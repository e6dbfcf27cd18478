"""Files of a hundred thousand words."""

from collections.abc import Callable
from itertools import cycle, islice

from tests.intake.written.ao3_downloads import as_epub, as_html
from tests.intake.written.copied_pages import Chapter, Work, ao3, wattpad
from tests.intake.written.files import docx, epub, paragraph, run, xhtml

WORDS = 100_000
_STORY = ("the", "ferry", "was", "late", "as", "it", "was", "every", "day", "but", "sunday", "and", "nobody", "minded")
LINES = tuple(" ".join(islice(cycle(_STORY), place, place + 25)) for place in range(WORDS // 25))


def _marked(line: str) -> str:
    first, second, *rest = line.split()
    return f"<p><em>{first}</em> <b>{second}</b> {' '.join(rest)}</p>"


def _runs(line: str) -> str:
    """A paragraph as Word saves it: in pieces, where the spelling was checked."""
    words = line.split()
    return paragraph(
        *(run(" ".join(words[place : place + 2]) + " ", "<w:i/>" * (place == 4)) for place in range(0, 25, 2))
    )


BUILD: dict[str, Callable[[], bytes]] = {
    "ao3.txt": lambda: ao3(Work(chapters=[Chapter(2, body=LINES)]), "firefox").encode(),
    "wattpad.txt": lambda: wattpad(LINES).encode(),
    "story.txt": lambda: "\n\n".join(LINES).encode("utf-16"),
    "story.md": lambda: "\n\n".join(f"*{line}*" for line in LINES).encode(),
    "story.html": lambda: f"<html>{''.join(map(_marked, LINES))}</html>".encode(),
    "ao3.html": lambda: as_html(Work(chapters=[Chapter(body=LINES)])),
    "ao3.epub": lambda: as_epub(Work(chapters=[Chapter(body=LINES)])),
    "book.epub": lambda: epub({"a.xhtml": xhtml("".join(map(_marked, LINES)))}),
    "story.docx": lambda: docx(*map(_runs, LINES)),
}
