"""Files that their owner alone may read: what people wrote stands in them, or the token."""

import logging
import os
from pathlib import Path

log = logging.getLogger(__name__)

OF_OTHERS = 0o077
"""What a file's group and everybody else may do with it."""


def create(file: Path) -> None:
    """Make sure that a file is there, empty where it is new, and nobody else's to read. Raises OSError."""
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    narrow(file)


def create_folder(folder: Path) -> None:
    """Make sure that a folder is there; those that are new are closed to others. Raises OSError."""
    for each in (*reversed(folder.parents), folder):
        each.mkdir(mode=0o700, exist_ok=True)


def narrow(*paths: Path) -> None:
    """Take from others what they may do with what is there; where that can't be done, the log says so."""
    for path in paths:
        if is_open_to_others(path):
            try:
                path.chmod(path.stat().st_mode & ~OF_OTHERS)
                log.info("Others on this machine could read %s; now only its owner can", path)
            except OSError:
                log.warning("Others on this machine can read %s: let its owner run `chmod go= %s`", path, path)


def is_open_to_others(path: Path) -> bool:
    """Tell whether somebody besides its owner may do something with what is there; Windows has rights of its own."""
    if os.name == "nt":
        return False
    try:
        return bool(path.stat().st_mode & OF_OTHERS)
    except OSError:
        return False
