"""The log: to standard error, without tokens and without what people wrote."""

import logging
import re
from urllib.parse import quote, quote_plus

LIBRARY_LEVELS = {
    "discord": logging.INFO,
    "sqlalchemy": logging.WARNING,
    "alembic": logging.WARNING,
    "aiosqlite": logging.INFO,
}
"""The least severe level of each library: below it they print request bodies and statements."""

_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.-]+")


class DiscreetFormatter(logging.Formatter):
    """Formats a record, tracebacks included, and takes every secret out of the result."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        spelled = {
            form for secret in secrets if secret for form in (secret, quote(secret, safe=""), quote_plus(secret))
        }
        self._secrets = sorted(spelled, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        line = _INTERACTION_TOKEN.sub(r"\1[token]", super().format(record))
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line


def start(level: str, *, secrets: tuple[str, ...] = ()) -> None:
    """Send the log to standard error, from `level` up, with `secrets` struck out."""
    handler = logging.StreamHandler()
    handler.setFormatter(DiscreetFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for library, least in LIBRARY_LEVELS.items():
        logging.getLogger(library).setLevel(max(least, logging.getLogger().level))
