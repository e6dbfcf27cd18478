"""What a look at a database shows, and why it may show nothing."""

from dataclasses import dataclass


class KeptByOthers(Exception):
    """Somebody else keeps the database to himself."""


class NotReadable(Exception):
    """The database can't be read, for the reason that is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseProbe:
    """What a look at a database showed. `revision` is its schema's; None where it has none yet.

    `damage` is what SQLite's checks say of it, `orphans` the tables with rows whose row elsewhere is gone. `is_held`
    tells whether a bot has it; None where that can't be known. `moved_from` is the database from which not
    everything has arrived yet.
    """

    revision: str | None
    is_held: bool | None
    version: str
    damage: str = ""
    orphans: tuple[str, ...] = ()
    is_read_only: bool = False
    moved_from: str | None = None
    encoding: str = "UTF8"
