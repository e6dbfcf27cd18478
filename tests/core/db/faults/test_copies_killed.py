"""A backup and a return that are killed at any moment: what is there is whole, and typed again they end well."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from bot.core.db import engines
from bot.core.db.backups import copying
from bot.core.db.backups.contents import check
from bot.core.db.backups.copying import Copying
from bot.core.db.backups.restoring import Restoring
from bot.core.db.backups.shelf import Shelf
from tests.core.db.backups.dumped import change, dump
from tests.core.db.faults.child import Ended, ended
from tests.core.db.faults.databases import OnFile, started, titles
from tests.core.db.faults.soak import in_parts, some

LATER = datetime(2026, 11, 21, 18, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "PAGES", 20)


def back_up(file: Path, to: Path, dies_at: int | None = None) -> Ended:
    return ended(lambda moments: Copying(file, to, LATER, moments.progress).make(), file.parent, dies_at=dies_at)


@in_parts
def test_a_backup_is_there_as_a_whole_or_not_at_all(written: Path, tmp_path: Path, part: int) -> None:
    with OnFile(written).again(tmp_path) as url:
        file = engines.file_of(url)
        to = file.with_name("copies") / "copy.sqlite3"
        whole, before = back_up(file, to), dump(file)
        for moment in some(range(len(whole.moments)), part):
            shutil.rmtree(to.parent)
            assert back_up(file, to, moment).was_killed
            assert not to.exists() or dump(to) == before
            assert (back_up(file, to).code, dump(to)) == (0, before)
            assert list(to.parent.iterdir()) == [to], f"killed before {whole.moments[moment]}"


def put_back(url: URL, copy: Path, dies_at: int | None = None) -> Ended:
    file = engines.file_of(url)
    restoring = Restoring(Shelf(file, file.parent / "backups"), copy, LATER, lambda _: None)
    return ended(lambda _: restoring.put_back(), file.parent, dies_at=dies_at)


@in_parts
@pytest.mark.parametrize("crash", [False, True], ids=["stopped", "killed"])
def test_a_return_leaves_what_was_there_or_what_is_put_back(
    written: Path, tmp_path: Path, part: int, *, crash: bool
) -> None:
    copy = tmp_path / "copy.sqlite3"
    Copying(written, copy, LATER).make()
    old = dump(copy)
    used = tmp_path / "used" / "chapterhouse.sqlite3"
    used.parent.mkdir()
    shutil.copy(written, used)
    change(used, "UPDATE works SET title = 'Since the copy'")

    def tried(moment: int | None) -> Ended:
        with OnFile(written).again(tmp_path) as url:
            file = engines.file_of(url)
            change(file, "UPDATE works SET title = 'Since the copy'", crash=crash)
            result = put_back(url, copy, moment)
            bot = started(url, tmp_path) if moment is not None and moment % 2 else None
            assert bot is None or bot.code == 0, bot.words
            assert titles(file) in (titles(copy), titles(used))
            if moment is not None:
                assert put_back(url, copy).code == 0
            assert dump(file) == old
            assert any(titles(one) == titles(used) for one in file.parent.glob("*-replaced.sqlite3"))
            assert check(file).taken_at == LATER
        return result

    whole = tried(None)
    assert whole.code == 0, whole.words
    for moment in some(range(len(whole.moments)), part):
        assert tried(moment).was_killed
