"""Suggestions as files."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.models import Status
from bot.suggestions.queue import export as exporting
from bot.suggestions.queue.export import safe_cells
from bot.suggestions.queue.export_formats import Format
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.worlds.people import AUTHOR, MODERATOR, OTHER_AUTHOR, reader

HOSTILE = '=HYPERLINK("https://evil.example","click"), @everyone\n# Heading\n||x||'


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "|cmd", "%0A", "＝1", "＋1", "－1", "＠x", "\u00a0=1"],
)
def test_no_cell_starts_a_formula(text: str) -> None:
    (cell,) = safe_cells([text])

    assert cell.startswith("'")
    assert cell.lstrip("'").strip() == text.strip()


def test_other_cells_stay_as_they_are() -> None:
    assert safe_cells(["A storm = chaos", 3, None, "", "3 - 1"]) == ["A storm = chaos", "3", "", "", "3 - 1"]


@pytest.mark.parametrize("parted", [";", "\t", "\n", "\r", "; ", ';"', '\n\n"', "a;b;"])
@pytest.mark.parametrize("begin", ["=1+1", "-1", "+1", "@SUM(1)", "＝1"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_no_cell_starts_a_formula_where_cells_are_parted_otherwise(parted: str, begin: str, delimiter: str) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow(safe_cells(["1", f"An idea{parted}{begin}", "waiting"]))
    cells = [cell for line in file.getvalue().splitlines() for cell in line.split(delimiter)]

    assert [cell for cell in cells if cell.strip(' "')[:1] in tuple("=+-@＝")] == []


async def test_csv_holds_every_suggestion_once(ideas: Ideas) -> None:
    await ideas.give(HOSTILE)
    declined = await ideas.give("A storm", reader(2))
    await ideas.verdicts.decide(AUTHOR, declined.id, Status.DECLINED, "-2+3")
    data, count, whole = await ideas.exports.file(AUTHOR, Format.CSV)

    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["idea"] for row in rows] == ["'" + HOSTILE, "A storm"]
    assert rows[1]["reason"] == "'-2+3"
    assert (count, whole) == (2, True)


async def test_json_is_json_also_when_there_is_nothing(ideas: Ideas) -> None:
    empty, _, _ = await ideas.exports.file(AUTHOR, Format.JSON)
    await ideas.give(HOSTILE)
    await ideas.give("A storm", reader(2))
    data, _, _ = await ideas.exports.file(AUTHOR, Format.JSON)

    assert json.loads(empty) == []
    assert [one["idea"] for one in json.loads(data)] == [HOSTILE, "A storm"]


async def test_a_chapters_number_is_written_as_it_is_known(ideas: Ideas) -> None:
    for number in (1.0, 4.5):
        await ideas.give(f"After {number}", chapter=await ideas.program.out(ideas.work, number))
    table, _, _ = await ideas.exports.file(AUTHOR, Format.CSV)
    data, _, _ = await ideas.exports.file(AUTHOR, Format.JSON)

    assert [row["chapter_number"] for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig")))] == ["1", "4.5"]
    assert '"chapter_number": 1,' in data.decode()


async def test_markdown_is_grouped_by_work_and_shows_text_letter_by_letter(ideas: Ideas) -> None:
    other = await ideas.program.work("# Moon [Bakery](x)")
    await ideas.give(HOSTILE)
    await ideas.give("A storm", work=other)
    data, _, _ = await ideas.exports.file(AUTHOR, Format.MARKDOWN)

    text = data.decode()
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "# \\# Moon \\[Bakery\\](x)",
        "# The Lighthouse",
    ]
    assert "@everyone" not in text
    assert "> \\# Heading" in text


async def test_only_what_one_may_review_is_in_it(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery", by=OTHER_AUTHOR)
    await ideas.give("Mine")
    await ideas.give("Theirs", work=other)
    own, count, _ = await ideas.exports.file(AUTHOR, Format.JSON)
    _, all_of_them, _ = await ideas.exports.file(MODERATOR, Format.JSON)

    assert [one["idea"] for one in json.loads(own)] == ["Mine"]
    assert (count, all_of_them) == (1, 2)
    with refused(suggestions_wording.reviewers_only()):
        await ideas.exports.file(reader(1), Format.CSV)


async def test_taken_back_text_is_in_no_file(ideas: Ideas) -> None:
    one = await ideas.give("A storm")
    await ideas.program.own_suggestions.withdraw(reader(1), one.id)

    assert (await ideas.exports.file(AUTHOR, Format.CSV))[1] == 0


async def test_a_file_too_big_for_discord_ends_whole(ideas: Ideas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MAX_EXPORT", 1000)
    for number in range(10):
        await ideas.give(f"Idea {number} " + "x" * 200, reader(number))
    data, count, whole = await ideas.exports.file(AUTHOR, Format.JSON)

    assert not whole
    assert len(json.loads(data)) == count < 10


async def test_the_host_gets_everything_in_pieces(ideas: Ideas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "PAGE", 2)
    for number in range(5):
        await ideas.give(f"Idea {number}", reader(number))
    pieces: list[bytes] = []
    count = await ideas.exports.write(Format.JSON, pieces.append)

    assert count == 5
    assert [one["idea"] for one in json.loads(b"".join(pieces))] == [f"Idea {number}" for number in range(5)]


def test_the_command_line_writes_a_file_and_names_what_is_missing(
    new_sqlite_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{new_sqlite_file}")
    written = CliRunner().invoke(app, ["export", "--format", "json", "--to", str(tmp_path / "all.json")])
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'nowhere.sqlite3'}")
    missing = CliRunner().invoke(app, ["export"])

    assert written.exit_code == 0, written.output
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8")) == []
    assert missing.exit_code == 2
    assert "isn't there" in missing.output
