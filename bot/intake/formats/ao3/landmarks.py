"""The fixed lines of an AO3 page: where the text begins, where the page's own furniture does."""

import re

from bot.intake.formats.copied_lines import CopiedPage

TEXT_BEGINS = frozenset({"Chapter Text", "Work Text:", "Work Text"})
HEADING = re.compile(r"Chapter (\d{1,5})(?::\s*(.*))?$")
BYLINE = re.compile(r"Chapter by (.+)$")
POINTER = re.compile(r"\(?See the end of the (chapter|work) for\b.{0,200}\)?\.?\)?$")
SECTIONS = {"Summary:": "summary", "Notes:": "notes"}
SERIES = "Series this work belongs to:"
INSPIRED = "Works inspired by this one:"
LONGEST_NOTE = 6000
"""AO3 takes notes of up to 5,000 characters; some more, for what a copy adds."""
LIKELY_NOTE = 1500
"""What is taken for a note, in characters, where a whole page should have pointed to it and didn't."""

MENU = frozenset(
    {
        "Actions", "↑ Top", "Entire Work", "Chapter by Chapter", "← Previous Chapter", "Next Chapter →",
        "Chapter Index", "Full-page Index", "Full-Page Index", "Comments", "Share", "Download", "AZW3", "EPUB", "MOBI",
        "PDF", "HTML", "Bookmark", "Mark for Later", "Mark as Read", "Subscribe", "Unsubscribe",
        "Hide Creator's Style", "Show Creator's Style", "Edit", "Edit Tags", "Add Chapter", "Kudos", "Kudos ♥",
        "Edit Chapter", "Delete Chapter", "Manage Chapters", "Orphan Work", "Delete", "Add to Collection",
        "Hide Comments", "Post Comment", "Cancel Bookmark",
    }
)  # fmt: skip
"""No item is made of others, as `Edit Bookmark` would be: a line of such could be read in countless ways."""
_COUNTED_COMMENTS = r"(?:Hide |Unreviewed )?Comments ?\(\d[\d,]*\)"
_ITEM = "|".join([*sorted(map(re.escape, MENU), key=len, reverse=True), "←Previous Chapter", _COUNTED_COMMENTS])
_MENU_LINE = re.compile(rf"(?:{_ITEM})(?:\s+(?:{_ITEM}))*")
"""A menu's items on one line, as Chromium copies them, or one of them."""
_ITEMS = re.compile(_ITEM)
_MANY_ITEMS = 3
_TOP_ITEM = "↑ Top"
_NEXT_CHAPTER = "Next Chapter →"
_LONGEST_KUDOS_LIST = 200
"""In lines: readers' names may stand on a line each."""
_LONGEST_FOOTER = 600
"""In lines, with the list of kudos and without the comments that follow."""
_KUDOS = re.compile(r"left kudos on this work!?$")
_CHARACTERS_LEFT = re.compile(r"\d{1,5} characters left$")
_FORM = re.compile(r"\(Plain text with limited HTML|All fields are required\. Your email address will not be published")
_BEFORE = {
    "Comments": frozenset({"Post Comment", "Top Level Comments", "Comment as", "Comment", "Note:", "Guest name"}),
    "Kudos": frozenset({"Comments", "Post Comment"}),
}
"""What stands right below a heading that only screen readers say."""


def is_menu(line: str) -> bool:
    return bool(_MENU_LINE.fullmatch(line))


def is_footer_of_a_page(page: CopiedPage, footer: int) -> bool:
    """Tell whether two signs agree that a page's furniture begins at a line, of those that stand there and below it.

    Kudos and comments together are one: a story may show a whole such list.
    """
    below = page.lines[footer : footer + _LONGEST_FOOTER]
    signs = (
        any(line in (SERIES, INSPIRED) for line in below),
        any(line.startswith(_TOP_ITEM) and is_menu(line) for line in below),
        any(_is_long_menu(line) for line in below),
        any(map(_KUDOS.search, below)) or "Post Comment" in below or "Comment as" in below,
        any(map(_CHARACTERS_LEFT.match, below)),
        any(map(_FORM.match, below)),
    )
    return sum(signs) > 1


def leads_on(page: CopiedPage, end: int) -> bool:
    """Tell whether a menu above a line leads to a next chapter."""
    return any(_NEXT_CHAPTER in line and is_menu(line) for line in page.lines[:end])


def footer_begins(page: CopiedPage, start: int) -> int:
    """Find the line after the chapter's notes, where series, menus, kudos or comments begin."""
    kudos = _kudos_heading(page, start)
    return next((index for index in range(start, len(page.lines)) if _is_footer(page, index, kudos)), len(page.lines))


def _kudos_heading(page: CopiedPage, start: int) -> int | None:
    """Find the last line `Kudos` above the line that says who left some: a story may hold others."""
    heading = None
    for index in range(start, len(page.lines)):
        if page.lines[index] == "Kudos":
            heading = index
        elif heading is not None and index - heading < _LONGEST_KUDOS_LIST and _KUDOS.search(page.lines[index]):
            return heading
    return None


def _is_footer(page: CopiedPage, index: int, kudos: int | None) -> bool:
    """Tell whether the page's furniture begins at a line: two of its lines have to agree, as a story may hold one."""
    line = page.lines[index]
    if line in (SERIES, INSPIRED) or index == kudos:
        return True
    if line != "Actions" and line not in _BEFORE and not _is_top(line):
        return False
    first = page.next_filled(index + 1)
    after, further = page.line(first), page.line(page.next_filled(first + 1))
    if line == "Actions":
        several = after != line and is_menu(after) and is_menu(further)
        return not after or first == kudos or _is_top(after) or several
    if _is_top(line):
        before = next((page.lines[above] for above in range(index - 1, -1, -1) if page.lines[above]), "")
        return line != _TOP_ITEM or before == "Actions" or not after or first == kudos or is_menu(after)
    return line in _BEFORE and after in _BEFORE[line]


def _is_top(line: str) -> bool:
    return is_menu(line) and (line.startswith(_TOP_ITEM) or _is_long_menu(line))


def _is_long_menu(line: str) -> bool:
    """Tell whether a line is a menu of so many items that no story has it, wherever in it a copy begins."""
    return is_menu(line) and len(_ITEMS.findall(line)) >= _MANY_ITEMS
