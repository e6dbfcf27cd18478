"""docs/doctor.md explains every finding, by the name and the severity that it has."""

import re

from bot.doctor.models import FindingKind
from bot.doctor.wording import SAYING
from tests.wire.bot.process import ROOT


def test_every_finding_is_explained_by_its_name_and_severity() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| (\w+) \|", (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8"), re.M)

    assert rows == [(kind.value, kind.severity.value) for kind in FindingKind]


def test_every_finding_has_its_words() -> None:
    assert [kind for kind in FindingKind if kind.name.lower() not in SAYING] == []
