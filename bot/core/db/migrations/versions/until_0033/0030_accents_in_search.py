"""PostgreSQL's index of words leaves out accents of Latin letters and kinds of quotes, as SQLite's does."""

from alembic import op

revision = "0030"
down_revision = "0029"

ACCENTED = "([A-Za-z])[\u0300-\u036f]+"
MARKS = "[\u00ab\u00b4\u00bb\u2010-\u2027\u2030-\u205e\u3000-\u3003\u3008-\u301f\uff02\uff07\uff0d]+"


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("DROP INDEX suggestion_words")
    op.execute(
        "CREATE INDEX suggestion_words ON suggestions USING gin (to_tsvector('simple', normalize(regexp_replace("
        f"regexp_replace(normalize(idea, NFD), '{ACCENTED}', '\\1', 'g'), '{MARKS}', ' ', 'g'))))"
    )
