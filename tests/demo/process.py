"""`python -m bot demo` in a process of its own."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


@contextmanager
def demo(tmp_path: Path, *arguments: str, broken: str = "") -> Iterator["subprocess.Popen[str]"]:
    """The demo's process, with a temporary folder of its own and without a terminal."""
    start = f"{broken}\nfrom bot.__main__ import app\napp(['demo', *{arguments!r}], prog_name='python -m bot')"
    process = subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=REPOSITORY,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def line_with(process: "subprocess.Popen[str]", words: str, seconds: float = 240) -> str:
    """The first line the process prints with these words, as soon as it is printed."""
    assert process.stdout is not None
    too_late = threading.Timer(seconds, process.kill)
    too_late.start()
    try:
        for line in process.stdout:
            if words in line:
                return line.strip()
    finally:
        too_late.cancel()
    raise AssertionError(f"The demo ended without “{words}”.")
