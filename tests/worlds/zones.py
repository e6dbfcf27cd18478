"""Time zones as they were before the machine learned of a change in their rules."""

import zoneinfo
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo


@contextmanager
def earlier_rules(folder: Path, zone: str, *, like: str) -> Iterator[None]:
    """Let a zone have the rules of another one during the block; `folder` holds its zone data."""
    name = folder / "zoneinfo" / zone
    name.parent.mkdir(parents=True)
    name.write_bytes(resources.files("tzdata").joinpath("zoneinfo", *like.split("/")).read_bytes())
    later = zoneinfo.TZPATH
    _look_in([str(folder / "zoneinfo"), *later], zone)
    try:
        yield
    finally:
        _look_in(later, zone)


def _look_in(folders: Sequence[str], zone: str) -> None:
    zoneinfo.reset_tzpath(folders)
    ZoneInfo.clear_cache(only_keys=[zone])
