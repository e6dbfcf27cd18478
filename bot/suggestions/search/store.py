"""Finding suggestions by their words: FTS5 on SQLite, full-text search on PostgreSQL.

On SQLite the index also holds where a suggestion stands (server, work, reader, status) as words, so that a search
walks the lists it needs, newest first, and stops at its limit. Migration 0003 makes the index and its triggers.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, cast, func, literal_column, select, text

from bot.core.db.connecting.connections import AsyncConnection
from bot.suggestions.models import Status
from bot.suggestions.store import suggestions

FREQUENCY = 100
"""How far a word is counted to tell whether it is rare."""

TELLING_WORDS = 8
"""Words of an idea, the longest ones, among which the rarest are looked for."""

RAREST = 3
CANDIDATES = 50
"""Suggestions that are compared word by word with a new one, at most."""

NAMED = 10
"""Works that a search names one by one; of more it reads what the whole server's holds, newest first."""

MAX_TERMS = 12
"""Words of a search that count."""

_ACCENTED = re.compile("([A-Za-z])[\u0300-\u036f]+")
"""A Latin letter with its accents, where they are written apart."""

_MARKS = re.compile("[\u00ab\u00b4\u00bb\u2010-\u2027\u2030-\u205e\u3000-\u3003\u3008-\u301f\uff02\uff07\uff0d]+")
"""Quotes, dashes and the like, which PostgreSQL takes for letters in a database of the locale C."""

_c = suggestions.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where to search. Without `statuses` everything counts but what readers took back."""

    guild_id: int
    work_ids: tuple[int, ...]
    statuses: tuple[Status, ...] = ()
    reader_id: int | None = None


def terms(typed: str) -> list[str]:
    """Cut a text into words as both databases' indexes do, each once.

    They are letters and digits only, so that nothing of what was typed can be taken for a search's own syntax.
    SQLite's tokenizer knows the letters of Unicode 6.1; those of 3.2, which Python knows too, are surely among them.
    """
    letters = (
        letter if unicodedata.ucd_3_2_0.category(letter)[0] in "LN" else " "
        for letter in unicodedata.normalize("NFC", typed)
    )
    return list(dict.fromkeys("".join(letters).lower().split()))


def _whole_words(typed: str) -> list[str]:
    """Cut a text into words for PostgreSQL, which cuts a search's words as it cuts those of its index.

    It takes neither NUL nor half a surrogate pair, and no idea holds a control character.
    """
    known = "".join(" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in typed)
    return [word for word in unicodedata.normalize("NFC", known).split() if terms(word)]


def _plain(text: str) -> str:
    """Leave out what makes no difference, as both databases' indexes do: accents of Latin letters, kinds of quotes."""
    return unicodedata.normalize("NFC", _MARKS.sub(" ", _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", text))))


async def search(
    connection: AsyncConnection, scope: Scope, typed: str, *, limit: int, before_id: int | None = None
) -> list[int]:
    """Find the newest ids whose idea holds every word; the last word may be a beginning. No words find everything."""
    words = (terms(typed) if connection.dialect.name == "sqlite" else _whole_words(typed))[:MAX_TERMS]
    if typed.strip() and not words:
        return []
    wanted = _Search(scope=scope, words=words, limit=limit, before_id=before_id, begins=True)
    return await _matching(connection, wanted)


async def candidates(connection: AsyncConnection, scope: Scope, idea: str) -> dict[int, str]:
    """Read what suggestions say that share rare words with an idea, by their ids."""
    ids = await _sharing_words(connection, scope, idea)
    query = select(_c.id, _c.idea).where(_c.guild_id == scope.guild_id, _c.id.in_(ids))
    return {row.id: row.idea for row in await connection.execute(query)} if ids else {}


async def _sharing_words(connection: AsyncConnection, scope: Scope, idea: str) -> list[int]:
    telling = sorted(terms(idea), key=len, reverse=True)[:TELLING_WORDS]
    if not telling or not scope.work_ids:
        return []
    find = _counted_on_sqlite if connection.dialect.name == "sqlite" else _counted_on_postgresql
    counted = await find(connection, scope, telling)
    rarest = [word for count, word in sorted(zip(counted, telling, strict=True)) if count][:RAREST]
    if not rarest:
        return []
    any_of_them = _Search(scope=scope, words=rarest, limit=CANDIDATES, any_word=True)
    all_of_them = replace(any_of_them, limit=CANDIDATES // 2, any_word=False)
    found = await _matching(connection, all_of_them) if len(rarest) > 1 else []
    found += await _matching(connection, any_of_them)
    return list(dict.fromkeys(found))[:CANDIDATES]


async def _counted_on_sqlite(connection: AsyncConnection, scope: Scope, words: Sequence[str]) -> Sequence[int]:
    """Count in how many suggestions each word stands, up to FREQUENCY; all in one statement."""
    counts = [COUNT_SQLITE.format(number=number) for number in range(len(words))]
    values = {f"match{number}": _match(scope, [f'"{word}"']) for number, word in enumerate(words)}
    counted = (await connection.execute(text(f"SELECT {', '.join(counts)}"), {**values, "most": FREQUENCY})).one()
    return list(counted)


async def _counted_on_postgresql(connection: AsyncConnection, scope: Scope, words: Sequence[str]) -> Sequence[int]:
    searches = [_Search(scope=scope, words=[word], limit=FREQUENCY) for word in words]
    return [len(await _matching(connection, one)) for one in searches]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """What to look for: ideas with all of the words, or with any. If it `begins`, the last one may be a beginning."""

    scope: Scope
    words: Sequence[str]
    limit: int
    before_id: int | None = None
    begins: bool = False
    any_word: bool = False


async def _matching(connection: AsyncConnection, search: _Search) -> list[int]:
    """Find the newest ids that match; none where there are no works to search in."""
    if not search.scope.work_ids:
        return []
    find = _on_sqlite if connection.dialect.name == "sqlite" else _on_postgresql
    return await find(connection, search)


async def _on_sqlite(connection: AsyncConnection, search: _Search) -> list[int]:
    quoted = [f'"{word}"' for word in search.words]
    if quoted and search.begins:
        quoted[-1] += "*"
    match = _match(search.scope, quoted, " OR " if search.any_word else " AND ")
    query = text(SEARCH_SQLITE).bindparams(bindparam("works", expanding=True))
    values = {"match": match, "before": search.before_id or 2**62, "works": search.scope.work_ids}
    return list((await connection.execute(query, {**values, "limit": search.limit})).scalars())


SEARCH_SQLITE = """
    SELECT s.id FROM suggestion_words AS found CROSS JOIN suggestions AS s ON s.id = found.rowid
    WHERE found.suggestion_words MATCH :match AND found.rowid < :before
    AND s.work_id IN :works AND s.status <> 'withdrawn'
    ORDER BY found.rowid DESC LIMIT :limit
"""


COUNT_SQLITE = """(SELECT count(*) FROM
    (SELECT 1 FROM suggestion_words WHERE suggestion_words MATCH :match{number} LIMIT :most)) AS count{number}"""


def _match(scope: Scope, quoted: Sequence[str], between: str = " ") -> str:
    """Say in FTS5's own language what must stand in a suggestion's place, and in its idea."""
    match = [f"place : ({joined})" for joined in _places(scope)]
    return " AND ".join([*match, *([f"idea : ({between.join(quoted)})"] if quoted else [])])


def _places(scope: Scope) -> Iterable[str]:
    """Match by work id, or by guild id where there are more works than are named, as alternatives."""
    named = len(scope.work_ids) <= NAMED
    places = [f"w{work_id}" for work_id in scope.work_ids] if named else [f"g{scope.guild_id}"]
    exact = [f'"{place}s{status}"' for place in places for status in scope.statuses]
    yield " OR ".join(exact or (f'"{place}"' for place in places))
    if scope.reader_id is not None:
        yield f'"r{scope.reader_id}"'


_SIMPLE: ColumnElement[str] = literal_column("'simple'")

_WORDS: ColumnElement[Any] = literal_column(
    "to_tsvector('simple', normalize(regexp_replace("
    f"regexp_replace(normalize(suggestions.idea, NFD), '{_ACCENTED.pattern}', '\\1', 'g'),"
    f" '{_MARKS.pattern}', ' ', 'g')))"
)
"""What migration 0030 has an index of, word for word."""


def _asked(word: str, *, begins: bool = False) -> ColumnElement[Any]:
    """Ask for a word as PostgreSQL cuts it; nothing of it is taken for a search's own syntax."""
    asked = func.plainto_tsquery(_SIMPLE, _plain(word))
    if not begins:
        return asked
    from sqlalchemy.dialects.postgresql import TSQUERY  # which nobody else needs on SQLite

    return cast(func.nullif(cast(asked, Text), "") + ":*", TSQUERY)


async def _on_postgresql(connection: AsyncConnection, search: _Search) -> list[int]:
    scope = search.scope
    statuses = scope.statuses or [status for status in Status if status is not Status.WITHDRAWN]
    query = select(_c.id).where(_c.work_id.in_(scope.work_ids), _c.status.in_(statuses))
    if search.words:
        query = query.where(_WORDS.op("@@")(_tsquery(search)))
    if scope.reader_id is not None:
        query = query.where(_c.reader_id == scope.reader_id)
    if search.before_id:
        query = query.where(_c.id < search.before_id)
    return list((await connection.execute(query.order_by(_c.id.desc()).limit(search.limit))).scalars())


def _tsquery(search: _Search) -> ColumnElement[Any]:
    """Put the words into PostgreSQL's language of searches."""
    asked = [_asked(word) for word in search.words[:-1]] + [_asked(search.words[-1], begins=search.begins)]
    return functools.reduce(lambda one, other: one.op("||" if search.any_word else "&&")(other), asked)
