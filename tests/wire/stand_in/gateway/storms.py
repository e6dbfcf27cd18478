"""What a network may do to events: lose them, repeat them, bring them out of order."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal

from tests.wire.stand_in.world.world import Event


@dataclass
class Storm:
    """Meets the next `times` events whose name matches `pattern`."""

    pattern: str
    what: Literal["lose", "duplicate", "reorder"]
    times: int
    met: int = 0
    held: list[Event] = field(default_factory=list)

    @property
    def over(self) -> bool:
        return self.met >= self.times

    def carry(self, event: Event) -> list[Event]:
        if self.over or not fnmatchcase(event.name, self.pattern):
            return [event]
        self.met += 1
        if self.what == "lose":
            return []
        if self.what == "duplicate":
            return [event, event]
        self.held.append(event)
        return self.held[::-1] if len(self.held) == self.times else []


class Storms:
    def __init__(self) -> None:
        self._storms: list[Storm] = []

    def add(self, storm: Storm) -> Storm:
        self._storms.append(storm)
        return storm

    def carry(self, event: Event) -> list[Event]:
        events = [event]
        for storm in self._storms:
            events = [carried for each in events for carried in storm.carry(each)]
        return events
