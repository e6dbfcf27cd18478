"""Suggestions as files: CSV that no spreadsheet takes for formulas, JSON, and Markdown by work."""

import csv
import io
import json
import re
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

from sqlalchemy.engine import URL

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.db.upgrade import check_current
from bot.core.people.marks import is_mark
from bot.core.people.wording import name_or_nobody
from bot.core.text.cleaning import clean, clean_line
from bot.setup.models import Member
from bot.suggestions import store
from bot.suggestions.access import reviewable_works
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.queue.export_formats import Format
from bot.suggestions.wording import backing, mark, origin, status_name
from bot.works import store as works_store

FORMULA = "=+-@|%＝＋－＠"
ANOTHER_CELL = re.compile(r'([;\t\n][\s"]*)(?=[=+\-@＝＋－＠])')
"""Where a program that parts cells at semicolons or tabs, as many languages have it, would begin one with a formula."""

PAGE = 500
"""Suggestions read at once."""

MAX_EXPORT = 8 * 2**20
"""Bytes of a file sent to Discord, which takes 10 MiB without a boost."""


Rows = AsyncIterator[list[Suggestion]]


class Exports:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def file(self, member: Member, form: Format, work_id: int | None = None) -> tuple[bytes, int, bool]:
        """Write what the member may review as a file for Discord; how many it holds, and whether that is all."""
        async with self._database.read() as connection:
            works = await reviewable_works(connection, member, work_id)
            text, count, whole = ExportFile(form), 0, True
            async for page in _pages(connection, [work.id for work in works]):
                for suggestion in page:
                    if text.size > MAX_EXPORT:
                        whole = False
                        break
                    text.add(suggestion)
                    count += 1
        return text.finish(), count, whole

    async def write(self, form: Format, write: Callable[[bytes], object], guild_id: int | None = None) -> int:
        """Write every suggestion of the database, or of one server, in one go. Returns how many there were."""
        text, count = ExportFile(form), 0
        async with self._database.read() as connection:
            async for page in _pages(connection, await works_store.all_ids(connection, guild_id)):
                for suggestion in page:
                    text.add(suggestion)
                count += len(page)
                write(text.take())
        write(text.finish())
        return count


async def export(url: URL, form: Format, write: Callable[[bytes], object], guild_id: int | None) -> int:
    """Write suggestions for the command line, beside a running bot.

    Raises StartupError if the schema isn't this program's.
    """
    await check_current(url)
    database = Database(url)
    try:
        return await Exports(database).write(form, write, guild_id)
    finally:
        await database.close()


class ExportFile:
    """A file that grows by one suggestion at a time; `size` is in bytes."""

    def __init__(self, form: Format) -> None:
        self._form = form
        self._parts = io.StringIO()
        self._table = csv.writer(self._parts, quoting=csv.QUOTE_ALL)
        self._work_id: int | None = None
        self._first = True
        self.size = 0
        if form is Format.CSV:
            self._parts.write("\ufeff")  # else Excel takes it for another encoding
            self._table.writerow(COLUMNS)
        elif form is Format.JSON:
            self._parts.write("[")

    def add(self, suggestion: Suggestion) -> None:
        before = self._parts.tell()
        if self._form is Format.CSV:
            self._table.writerow(safe_cells(_row(suggestion).values()))
        elif self._form is Format.JSON:
            self._parts.write("\n" if self._first else ",\n")
            self._parts.write(json.dumps(_row(suggestion), ensure_ascii=False))
        else:
            self._parts.write(_markdown(suggestion, new_work=suggestion.work_id != self._work_id))
        self._work_id, self._first = suggestion.work_id, False
        self._parts.seek(before)
        self.size += len(self._parts.read().encode("utf-8", "replace"))

    def take(self) -> bytes:
        """Return what was added since the last time."""
        text = self._parts.getvalue()
        self._parts.seek(0)
        self._parts.truncate()
        return text.encode("utf-8", "replace")

    def finish(self) -> bytes:
        if self._form is Format.JSON:
            self._parts.write("\n]\n")
        return self.take()


def safe_cells(values: Iterable[Any]) -> list[str]:
    """Make cells that a spreadsheet shows as they are.

    What would start a formula gets an apostrophe before it (OWASP, "CSV Injection"), after space and in the full-
    width letters that some programs take for the plain ones, too.
    """
    return [_safe("" if value is None else str(value)) for value in values]


def _safe(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = text.lstrip()
    starts = text[:1] in ("\t", "\n") or (plain and plain[0] in FORMULA)
    return ANOTHER_CELL.sub(r"\1'", f"'{plain}" if starts else text)


def _row(suggestion: Suggestion) -> dict[str, Any]:
    decision = suggestion.decision
    return {
        "number": suggestion.id,
        "work": suggestion.work_title,
        "chapter_number": _whole(suggestion.chapter_number),
        "chapter_title": suggestion.chapter_title,
        "reader": suggestion.reader_name or None,
        "reader_id": None if is_mark(suggestion.reader_id) else str(suggestion.reader_id),
        "from_server": suggestion.from_guild_name,
        "from_server_id": str(suggestion.from_guild_id) if suggestion.from_guild_id else None,
        "idea": suggestion.idea,
        "status": str(suggestion.status),
        "backing": suggestion.backing,
        "spoiler": str(suggestion.spoiler),
        "may_be_named": suggestion.credited,
        "given_at": suggestion.created_at.isoformat(),
        "decided_by": str(decision.by_id) if decision and decision.by_id else None,
        "decided_at": decision.at.isoformat() if decision else None,
        "reason": decision.reason if decision else None,
        "merged_into": suggestion.merged_into_id,
        "used_in_number": _whole(suggestion.used_number),
        "used_in_title": suggestion.used_title,
    }


def _whole(number: float | None) -> float | None:
    """Write a chapter's number as it is known: 1, and not 1.0."""
    return int(number) if number is not None and number.is_integer() else number


COLUMNS = (
    "number",
    "work",
    "chapter_number",
    "chapter_title",
    "reader",
    "reader_id",
    "from_server",
    "from_server_id",
    "idea",
    "status",
    "backing",
    "spoiler",
    "may_be_named",
    "given_at",
    "decided_by",
    "decided_at",
    "reason",
    "merged_into",
    "used_in_number",
    "used_in_title",
)


def _markdown(suggestion: Suggestion, *, new_work: bool) -> str:
    heading = f"# {clean_line(suggestion.work_title)}\n\n" if new_work else ""
    idea = "\n".join(f"> {line}" for line in clean(suggestion.idea).split("\n"))
    reader = f"{clean_line(name_or_nobody(suggestion.reader_name))}{origin(suggestion)}"
    who = f"**#{suggestion.id}** {reader}, {suggestion.created_at:%Y-%m-%d}"
    fate = f"{mark(suggestion.status)} {status_name(suggestion.status)}, {backing(suggestion)}"
    if suggestion.decision and suggestion.decision.reason:
        fate += f": {clean_line(suggestion.decision.reason)}"
    return f"{heading}{who}\n\n{idea}\n\n{fate}\n\n"


async def _pages(connection: AsyncConnection, work_ids: Iterable[int]) -> Rows:
    """Page after page: work by work, status by status, the oldest first."""
    for work_id in work_ids:
        for status in Status:
            after = 0
            while status is not Status.WITHDRAWN:
                page = await store.run_of_work(connection, work_id, status, after, PAGE)
                if not page:
                    break
                yield page
                after = page[-1].id
