"""What a host of a PostgreSQL database types to have a copy of it, and to put one back: these are its own commands."""

import shlex

from sqlalchemy.engine import URL

DUMP = "chapterhouse.dump"
"""How a copy is called where the host names no file."""


def dump_command(url: URL, file: str = DUMP) -> str:
    """Return the line that copies a database into a file. It asks for the password, unless ~/.pgpass has it."""
    return shlex.join(["pg_dump", "--format=custom", f"--file={file}", f"--dbname={_address(url)}"])


def restore_command(url: URL, file: str = DUMP) -> str:
    """Return the line that puts a copy in the place of what is in the database, all of it or nothing."""
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction"]
    return shlex.join(["pg_restore", *options, f"--dbname={_address(url)}", file])


def _address(url: URL) -> str:
    """Return the address as PostgreSQL's own commands take it, without the password."""
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    return plain.render_as_string(hide_password=False)
