"""The end of a process, at a step that a test chooses."""

from dataclasses import dataclass


class Crash(BaseException):
    """The process ends here: nothing catches it, and nothing after it happens."""


@dataclass
class CrashPoint:
    """Ends the process at a step counted from now, or never; every write and request is two steps."""

    steps_left: int | None = None

    def step(self) -> None:
        if self.steps_left is not None:
            self.steps_left -= 1
            if self.steps_left < 0:
                raise Crash
