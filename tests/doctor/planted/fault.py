"""A fault that is planted on a healthy host, and what the doctor has to find because of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.doctor.models import FindingKind
from tests.doctor.healthy_host import HealthyHost


@dataclass(frozen=True)
class Fault:
    """`on_files` if there is such a thing only where the database is a file."""

    plant: Callable[[HealthyHost], Awaitable[None]]
    kind: FindingKind
    on_files: bool = False

    def __str__(self) -> str:
        return getattr(self.plant, "__name__", "?").replace("_", " ")
