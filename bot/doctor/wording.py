"""What the doctor says to whoever runs the bot: of each finding what is wrong, and what to do."""

from collections.abc import Callable, Mapping

from bot.doctor.machine import wording as machine_wording
from bot.doctor.models import Advice, Finding
from bot.doctor.online import wording as online_wording
from bot.doctor.stored import wording as stored_wording

SAYING: Mapping[str, Callable[..., Advice]] = {
    name: says for area in (machine_wording, online_wording, stored_wording) for name, says in vars(area).items()
}
"""What says a finding is a function that is called as its kind is."""


def advice(finding: Finding) -> Advice:
    """Say what is wrong, and what to do."""
    return SAYING[finding.kind.name.lower()](**finding.arguments)


def line(finding: Finding) -> str:
    """Say a finding in two lines of a terminal."""
    what, remedy = advice(finding)
    return f"{finding.severity}: {what}\n  → {remedy}"


def healthy() -> str:
    return "Nothing is wrong."
