"""A report as a terminal shows it, and as other programs read it."""

from typing import Any

from bot.doctor import wording
from bot.doctor.models import Report, Severity


def as_text(report: Report) -> str:
    """Write a report for a terminal: what is known, then what is wrong, the worst first."""
    facts = [f"{name}: {value}" for name, value in report.facts.items() if value]
    found = sorted(report.findings, key=lambda one: one.severity is not Severity.ERROR)
    return "\n".join([*facts, "", *(wording.line(one) for one in found or ())] + ([] if found else [wording.healthy()]))


def as_object(report: Report) -> dict[str, Any]:
    """Make what `--json` prints; docs/doctor.md says what stands in it."""
    findings = [
        {
            "kind": one.kind.value,
            "severity": one.severity.value,
            "arguments": dict(one.arguments),
            **wording.advice(one)._asdict(),
        }
        for one in report.findings
    ]
    return {"healthy": report.is_healthy, "findings": findings, "facts": dict(report.facts)}
