"""Real disks that are small, full, or can only be read, for as long as a test takes."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Disk:
    folder: Path

    @property
    def free(self) -> int:
        return shutil.disk_usage(self.folder).free

    def fill(self, but: int = 0) -> None:
        """Leave no more than so many bytes free."""
        left = self.free - but
        with self.filler.open("ab") as file:
            os.posix_fallocate(file.fileno(), file.tell(), max(left, 1))

    def empty(self) -> None:
        """Take away what fills it."""
        self.filler.unlink(missing_ok=True)

    def grow(self, size: str) -> None:
        self._mount(f"remount,size={size}")

    def close(self) -> None:
        """Let nobody write there, root neither, as a disk that fails does."""
        self._mount("remount,ro")

    def open(self) -> None:
        self._mount("remount,rw")

    @property
    def filler(self) -> Path:
        return self.folder / "filler"

    def _mount(self, options: str) -> None:
        subprocess.run(["mount", "-o", options, str(self.folder)], check=True)


NOBODY = 65534
"""A user who has no rights anywhere."""


@contextmanager
def open_folder() -> Iterator[Path]:
    """Make a folder that everybody can look into; what pytest makes is its owner's alone."""
    place = Path(tempfile.mkdtemp(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    place.chmod(0o755)
    try:
        yield place
    finally:
        shutil.rmtree(place)


@contextmanager
def disk(folder: Path, size: str) -> Iterator[Disk]:
    """Mount a disk of its own in a new folder. Skips the test where that isn't allowed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk here")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
