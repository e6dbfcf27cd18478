"""Reading any file an author brings: its content says what it is, its name only where content doesn't."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from bot.intake import wording
from bot.intake.formats import web_page as html
from bot.intake.formats import zipped
from bot.intake.formats.ao3 import copied_page as ao3_text
from bot.intake.formats.ao3 import labels as ao3_labels
from bot.intake.formats.ao3.landmarks import TEXT_BEGINS
from bot.intake.formats.ao3.page_end import take_end
from bot.intake.formats.ao3.page_title import take_title
from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.encodings.decoding import decode, telling_line
from bot.intake.formats.headings.counted_titles import with_counted_titles
from bot.intake.formats.kinds.kind import FileKind, kind_of
from bot.intake.formats.lines import TextFile, lines_of
from bot.intake.formats.sites import copied_thread
from bot.intake.formats.sites import fan_fiction as fan_fiction_text
from bot.intake.formats.sites import fictioneer as fictioneer_text
from bot.intake.formats.sites import royal_road as royal_road_text
from bot.intake.formats.sites import scribble_hub as scribble_hub_text
from bot.intake.formats.text import markdown
from bot.intake.formats.text import plain as plain_text
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.wattpad import copied_page as wattpad_text
from bot.intake.formats.workless import pages as workless
from bot.intake.formats.workless.banners import without_banner
from bot.intake.limits import LARGEST_FILE

_Reader = Callable[[TextFile], list[ChapterDraft] | None]
_OF_NO_SITE: tuple[_Reader, ...] = (markdown.read, plain_text.read)
_TEXTS: tuple[_Reader, ...] = (
    wattpad_text.read,
    royal_road_text.read,
    scribble_hub_text.read,
    copied_thread.read,
    fictioneer_text.read,
    *_OF_NO_SITE,
)
_OPEN_IN_WORD, _SMALLEST_DOCUMENT = "~$", 1000
"""How Word names the note beside a document that is open in it; and the bytes that any document has."""
_log = logging.getLogger(__name__)


def read(data: bytes, filename: str) -> list[ChapterDraft]:
    """Read the chapters of a file, in its order; at least one.

    Takes up to `LARGEST_FILE` bytes. Raises Unreadable, and nothing else, if it can't be read. Blocks, and trusts its
    input with memory and time: files from strangers go through `worker`.
    """
    if len(data) > LARGEST_FILE:
        raise Unreadable(wording.too_big, LARGEST_FILE // 2**20)
    try:
        return _read(data, filename)
    except Unreadable:
        raise
    except (RecursionError, MemoryError):
        raise Unreadable(wording.too_tangled) from None
    except Exception as fault:
        _log.error("reading failed: %s at %s", type(fault).__name__, traceback.extract_tb(fault.__traceback__)[-1])
        raise Unreadable(wording.reader_stopped) from None


def _with_labelled(drafts: list[ChapterDraft]) -> list[ChapterDraft]:
    return [draft if draft.site == "AO3" else ao3_labels.with_sections(draft) for draft in drafts]


def _read(data: bytes, filename: str) -> list[ChapterDraft]:
    return [_with_doubts(draft) for draft in with_counted_titles(_read_kind(data, filename))]


def _with_doubts(draft: ChapterDraft) -> ChapterDraft:
    """Add what is doubtful of every chapter alike: that it has no text, that its encoding is a guess, with a sample."""
    if not draft.body and Doubt.BODY_EMPTY not in draft.doubts:
        draft = replace(draft, doubts=(*draft.doubts, Doubt.BODY_EMPTY))
    guessed = Doubt.ENCODING_GUESSED in draft.doubts
    return replace(draft, encoding_sample=telling_line(draft.body)) if guessed else draft


def _read_kind(data: bytes, filename: str) -> list[ChapterDraft]:
    if PurePath(filename).name.startswith(_OPEN_IN_WORD) and len(data) < _SMALLEST_DOCUMENT:
        raise Unreadable(wording.a_hidden_companion)
    kind = kind_of(data)
    if kind is FileKind.ZIP:
        return _with_labelled(zipped.read(data, filename))
    if kind is FileKind.WEB_ARCHIVE:
        return _with_labelled(html.read_archived(data, filename))
    if drafts := html.read(data, filename):
        return _with_labelled(drafts)
    decoded, encoding, guessed = decode(data)
    if guessed and (named := zipped.kind_by_name(filename)):
        raise Unreadable(wording.broken_archive, named)
    copied = TextFile(lines_of(decoded), filename, encoding, guessed)
    if TEXT_BEGINS.isdisjoint(map(str.strip, copied.lines)):
        workless.refuse(copied.lines)
    text, banner = without_banner(copied)
    first, *others = _read_text(text)
    return [replace(first, dropped=(*banner, *first.dropped)), *others]


def _read_text(text: TextFile) -> list[ChapterDraft]:
    titled = take_title(text)
    drafts = _read_below_title(titled.below if titled else text)
    return titled.name(drafts) if titled else drafts


def _read_below_title(text: TextFile) -> list[ChapterDraft]:
    if of_ao3 := ao3_text.read(text):
        return of_ao3
    if ended := take_end(text):
        return ended.end(_first_that_reads(_OF_NO_SITE, ended.above))
    if not (of_site := fan_fiction_text.read(text)) and (ended := fan_fiction_text.take_end(text)):
        return ended.end(_first_that_reads(_OF_NO_SITE, ended.above))
    return of_site or _first_that_reads(_TEXTS, text)


def _first_that_reads(readers: tuple[_Reader, ...], text: TextFile) -> list[ChapterDraft]:
    return next(drafts for read_as in readers if (drafts := read_as(text)))
