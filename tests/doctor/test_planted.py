"""The doctor of a host finds each planted fault, exactly that one, and nothing where nothing is wrong."""

import pytest

from bot.doctor.models import FindingKind
from bot.doctor.online import rest
from bot.doctor.wording import advice
from tests.doctor.healthy_host import HealthyHost
from tests.doctor.planted import machine, online, running, stored
from tests.doctor.planted.fault import Fault

FAULTS = [*machine.FAULTS, *online.FAULTS, *stored.FAULTS, *running.FAULTS]

ELSEWHERE = {
    FindingKind.FOLDER_CLOSED,
    FindingKind.FILE_CLOSED,
    FindingKind.BACKUPS_CLOSED,
    FindingKind.DATABASE_LOCKED,
    FindingKind.DATABASE_READ_ONLY,
    FindingKind.ENCODING_OTHER,
}
"""What takes another user or another server to be planted, and has a test of its own beside this one."""


async def test_nothing_is_found_where_nothing_is_wrong(host: HealthyHost) -> None:
    report = await host.examine()

    assert report.findings == ()
    assert report.is_healthy
    assert report.facts["schema"]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
async def test_a_planted_fault_is_found_and_nothing_else(
    fault: Fault, host: HealthyHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "LONGEST", 0.5)
    if fault.on_files and host.url.get_backend_name() != "sqlite":
        pytest.skip("only where the database is a file")
    await fault.plant(host)

    report = await host.examine()

    assert [one.kind for one in report.findings] == [fault.kind]
    assert all(advice(report.findings[0]))
    assert not report.is_healthy


def test_there_are_thirty_faults_and_more_and_every_kind_is_planted() -> None:
    assert len(FAULTS) > 30
    assert {fault.kind for fault in FAULTS} | ELSEWHERE == set(FindingKind)
