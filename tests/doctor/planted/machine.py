"""Faults of the machine: each is planted on a host on which nothing else is wrong."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from bot.doctor.models import FindingKind
from tests.doctor.healthy_host import ENV, HealthyHost
from tests.doctor.planted.fault import Fault


async def bad_setting(host: HealthyHost) -> None:
    host.set(LOG_LEVEL="LOUD")


async def settings_that_are_no_text(host: HealthyHost) -> None:
    ENV.write_bytes(b"LOG_LEVEL=\xff\xfe\n")


async def open_settings(host: HealthyHost) -> None:
    ENV.chmod(0o644)


async def old_python(host: HealthyHost) -> None:
    host.software = replace(host.software, python="3.9.18")


async def old_sqlite(host: HealthyHost) -> None:
    host.software = replace(host.software, sqlite="3.34.1")


async def missing_package(host: HealthyHost) -> None:
    host.software.lock.write_text("no-such-package-anywhere==1.0 \\\n    --hash=sha256:00\n", encoding="utf-8")


async def other_package(host: HealthyHost) -> None:
    host.software.lock.write_text("aiohttp==0.0.1 \\\n    --hash=sha256:00\n", encoding="utf-8")


async def full_disk(host: HealthyHost) -> None:
    """Let the database be as large as all that is free, by bytes that no disk keeps."""
    os.truncate(host.file, shutil.disk_usage(host.file.parent).free)


async def network_disk(host: HealthyHost) -> None:
    lines = [f"/dev/sda1 / ext4 rw 0 0\nnas:/bots {Path.cwd().resolve()} nfs4 rw,relatime 0 0\n"]
    host.mounts.write_text("".join(lines), encoding="utf-8")


async def open_database(host: HealthyHost) -> None:
    host.file.chmod(0o644)


async def open_backup(host: HealthyHost) -> None:
    folder = host.file.parent / "backups"
    folder.mkdir(mode=0o700)
    (folder / "chapterhouse.sqlite3").touch(0o644)


async def no_database(host: HealthyHost) -> None:
    host.set(DATABASE_URL="sqlite:///elsewhere/chapterhouse.sqlite3")


async def large_wal(host: HealthyHost) -> None:
    wal = host.file.with_name(host.file.name + "-wal")
    wal.touch(0o600)
    os.truncate(wal, 300 * 2**20)


FAULTS = [
    Fault(bad_setting, FindingKind.SETTING_UNUSABLE),
    Fault(settings_that_are_no_text, FindingKind.SETTING_UNUSABLE),
    Fault(open_settings, FindingKind.ENV_OPEN),
    Fault(old_python, FindingKind.PYTHON_OLD),
    Fault(old_sqlite, FindingKind.SQLITE_OLD),
    Fault(missing_package, FindingKind.PACKAGES_MISSING),
    Fault(other_package, FindingKind.PACKAGES_OTHER),
    Fault(full_disk, FindingKind.DISK_LOW, on_files=True),
    Fault(network_disk, FindingKind.NETWORK_DISK, on_files=True),
    Fault(open_database, FindingKind.FILE_OPEN, on_files=True),
    Fault(open_backup, FindingKind.FILE_OPEN, on_files=True),
    Fault(no_database, FindingKind.DATABASE_MISSING, on_files=True),
    Fault(large_wal, FindingKind.WAL_LARGE, on_files=True),
]
