"""The files of an export: JSON that is written entry by entry, and goes on in a further file where one is full."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import datetime
from enum import Enum
from io import BufferedIOBase
from typing import Any, Self

from bot.privacy.large_entries import parts_of, written

EXACT = 2**53
"""From here on many programs read whole numbers as another one: Discord's ids are given as texts."""

AROUND = 80
"""Bytes that a file takes around what it is about, a section's name and one entry."""

IN_MEMORY = 2**20
"""Bytes of a file that are held in memory; what is more waits on the disk."""


class ExportFiles:
    """Each file is an object with `about`, the same in all, and a list for each section that has entries there."""

    def __init__(self, about: Mapping[str, str], largest: int) -> None:
        """`largest` is how many bytes a file may have; an entry that is larger by itself comes in parts."""
        self.files: list[BufferedIOBase] = []
        self.entries = 0
        self._about = about
        self._largest = largest
        self._section = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self.files:
            file.close()

    def add(self, section: str, entries: Iterable[Mapping[str, Any]]) -> None:
        """Write entries; those of a section come one after the other."""
        for entry in entries:
            for part in parts_of(_plain(entry), self._room(section)):
                self._write(section, b"  " + written(part))
            self.entries += 1

    def finish(self) -> tuple[BufferedIOBase, ...]:
        """Return the files, to be read from their beginning. Where there is nothing, one says so."""
        if not self.files:
            self._begin_file()
        self._end_file()
        for file in self.files:
            file.seek(0)
        return tuple(self.files)

    def _room(self, section: str) -> int:
        """Return how many bytes an entry may have that stands alone in a file."""
        return self._largest - len(written(self._about)) - len(section.encode()) - AROUND

    def _write(self, section: str, line: bytes) -> None:
        if self.files and self.files[-1].tell() + len(line) + len(section) + 16 > self._largest and self._section:
            self._end_file()
            self._begin_file()
        elif not self.files:
            self._begin_file()
        file = self.files[-1]
        if section == self._section:
            file.write(b",\n" + line)
        else:
            end = b"\n]" if self._section else b""
            file.write(end + b",\n" + written(section) + b": [\n" + line)
        self._section = section

    def _begin_file(self) -> None:
        file: Any = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
        about = {**self._about, "file": str(len(self.files) + 1)}
        file.write(b"{\n" + b'"about": ' + written(about))
        self.files.append(file)
        self._section = ""

    def _end_file(self) -> None:
        self.files[-1].write(b"\n]\n}\n" if self._section else b"\n}\n")


def _plain(value: Any) -> Any:
    """Make of a value what JSON has: times in UTC as ISO 8601 writes them, large numbers as texts."""
    match value:
        case datetime():
            return value.isoformat()
        case Enum():
            return value.value
        case bool() | None | str() | float():
            return value
        case int():
            return value if -EXACT < value < EXACT else str(value)
        case Mapping():
            return {str(name): _plain(one) for name, one in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_plain(one) for one in value]
    return _plain(asdict(value)) if is_dataclass(value) and not isinstance(value, type) else str(value)
