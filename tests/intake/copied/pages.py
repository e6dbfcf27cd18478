"""The pages that are copied in a browser, by the names of the files with their copies."""

from dataclasses import replace

from tests.intake.written.ao3_site import Visit, as_shown
from tests.intake.written.copied_pages import PARAGRAPHS, Chapter, Work

MENU_LIKE = (*PARAGRAPHS, "Kudos", "to you, he said.", "Comments", "↑ Top of the hill.", "Bookmark", "Actions")
"""A text that has lines in it which look like the page's menus."""
NOTED = Chapter(summary="Wet.", notes="Unbeta’d.", end_notes="More on Friday.")
READER, AUTHOR, ALONE = Visit(logged_in=True), Visit(logged_in=True, is_author=True), Visit(kudos="", comments=0)
SERIES = "Part 2 of Rivers"

PAGES: dict[str, str] = {
    "first": as_shown(Work(summary="A river.", notes="For Ann.", end_notes="The maps.", chapters=[NOTED])),
    "middle": as_shown(Work(chapters=[replace(NOTED, number=2)]), READER),
    "middle-without-notes": as_shown(Work(chapters=[Chapter(number=2)]), Visit(moderated=True)),
    "last": as_shown(
        Work(end_notes="The maps.", series=SERIES, inspired="A sketch by ann", chapters=[replace(NOTED, number=3)])
    ),
    "last-alone": as_shown(Work(chapters=[Chapter(number=3, end_notes="Bye.")]), ALONE),
    "last-of-the-author": as_shown(Work(end_notes="The maps.", chapters=[Chapter(number=3)]), AUTHOR),
    "entire": as_shown(
        Work(
            summary="A river.",
            end_notes="The maps.",
            series=SERIES,
            chapters=[NOTED, Chapter(2, None), Chapter(3, "Sun", end_notes="Bye.")],
        ),
        READER,
        entire=True,
    ),
    "one-shot": as_shown(
        Work(summary="A river.", end_notes="The maps.", has_chapters=False, posted=1, total="1"), READER
    ),
    "one-shot-alone": as_shown(Work(has_chapters=False, posted=1, total="1"), ALONE),
    "like-a-menu": as_shown(Work(chapters=[Chapter(number=2, body=MENU_LIKE, end_notes="Bye.")])),
    "like-a-menu-one-shot": as_shown(
        Work(has_chapters=False, posted=1, total="1", chapters=[Chapter(body=MENU_LIKE)]), READER
    ),
}
