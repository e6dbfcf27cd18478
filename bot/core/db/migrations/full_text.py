"""The index of every word of the suggestions, as migration 0003 makes it."""

from alembic import op

PLACE = (
    "'g' || {row}.guild_id || ' w' || {row}.work_id || ' r' || {row}.reader_id"
    " || ' g' || {row}.guild_id || 's' || {row}.status || ' w' || {row}.work_id || 's' || {row}.status"
)
"""Where a suggestion stands, as words to search for: a search then reads only the lists it needs."""

# The parts are this file's own, and no statement here holds a person's words.
FORGET_WORDS = (
    "INSERT INTO suggestion_words (suggestion_words, rowid, idea, place)"  # noqa: S608
    f" VALUES ('delete', old.id, old.idea, {PLACE.format(row='old')});"
)
LEARN_WORDS = (
    "INSERT INTO suggestion_words (rowid, idea, place)"  # noqa: S608
    f" VALUES (new.id, new.idea, {PLACE.format(row='new')});"
)


def create() -> None:
    """Create an index of every word: FTS5 kept by triggers on SQLite, PostgreSQL's own there."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("CREATE INDEX suggestion_words ON suggestions USING gin (to_tsvector('simple', normalize(idea)))")
        return
    op.execute(
        "CREATE VIRTUAL TABLE suggestion_words USING fts5(idea, place, content='', detail=column, prefix='1 2 3 4',"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute(
        "INSERT INTO suggestion_words (rowid, idea, place)"  # noqa: S608
        f" SELECT id, idea, {PLACE.format(row='suggestions')} FROM suggestions"
    )
    op.execute(f"CREATE TRIGGER suggestion_words_learn AFTER INSERT ON suggestions BEGIN {LEARN_WORDS} END")
    op.execute(f"CREATE TRIGGER suggestion_words_forget AFTER DELETE ON suggestions BEGIN {FORGET_WORDS} END")
    op.execute(
        "CREATE TRIGGER suggestion_words_change AFTER UPDATE OF idea, status ON suggestions"
        f" WHEN old.idea <> new.idea OR old.status <> new.status BEGIN {FORGET_WORDS} {LEARN_WORDS} END"
    )
