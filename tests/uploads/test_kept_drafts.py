"""What was read of a file is kept as it is, and still read after an update."""

import json
from dataclasses import fields
from typing import Any, get_type_hints

import pytest
from sqlalchemy import LargeBinary, insert, type_coerce

from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason
from bot.uploads.kept_drafts import decode, encode
from bot.uploads.models import Upload
from bot.uploads.service import Uploads
from bot.uploads.store import uploads
from tests.worlds.people import AUTHOR, GUILD
from tests.worlds.program import Program

BEFORE_VERSIONS = (
    '{"drafts": [{"work": "The Lamp Room", "chapter_number": 4.5, "chapter_title": "“Night”", "body": "It *rained*.",'
    ' "words": 2, "warnings": ["Major Character Death"], "dropped": [["Next Chapter →", "pointer"]], "body_words": 2,'
    ' "complete": false, "doubts": ["work_missing"]}]}'
).encode()
"""A draft as it was kept while uploads had the format of the pipe to the reading process."""

NIGHT = ChapterDraft(
    work="The Lamp Room",
    chapter_number=4.5,
    chapter_title="“Night”",
    body="It *rained*.",
    words=2,
    body_words=2,
    warnings=("Major Character Death",),
    dropped=(DroppedPiece("Next Chapter →", DropReason.POINTER),),
    doubts=(Doubt.WORK_MISSING,),
    complete=False,
)


SAMPLES: dict[Any, Any] = {
    str: "“Night”\n\\ \N{OIL DRUM}",
    str | None: "\u2028",
    int: 7,
    int | None: 0,
    float | None: 4.0,
    bool: False,
    bool | None: False,
    tuple[str, ...]: ("one", ""),
    tuple[DroppedPiece, ...]: tuple(DroppedPiece(f"left out: {why}", why) for why in DropReason),
    tuple[Doubt, ...]: tuple(Doubt),
}


def test_every_field_comes_back_as_it_was() -> None:
    full = ChapterDraft(**{name: SAMPLES[kind] for name, kind in get_type_hints(ChapterDraft).items()})

    assert decode(encode([full, ChapterDraft(), NIGHT])) == (full, ChapterDraft(), NIGHT)


def test_what_was_kept_before_versions_is_read() -> None:
    assert decode(BEFORE_VERSIONS) == (NIGHT,)


async def test_an_upload_that_waited_through_the_update_is_still_there(program: Program) -> None:
    async with program.database.change() as connection:
        values = {"guild_id": GUILD, "member_id": AUTHOR.id, "silent": False, "created_at": program.clock()}
        raw = {"drafts": type_coerce(BEFORE_VERSIONS, LargeBinary)}
        added = await connection.execute(insert(uploads).values(**values, **raw).returning(uploads.c.id))
        upload_id = added.scalar_one()

    upload = await Uploads(program.database, program.clock).find(AUTHOR, upload_id)

    assert upload == Upload(upload_id, GUILD, AUTHOR.id, None, silent=False, drafts=(NIGHT,))


def test_the_fields_that_are_kept_bear_the_names_that_earlier_programs_gave_them() -> None:
    assert {one.name for one in fields(ChapterDraft)} >= {
        *("work", "link", "chapter_number", "chapter_title", "summary", "notes_before", "notes_after", "notes_offered"),
        *("body", "body_words", "series", "rating", "warnings", "fandoms", "work_summary", "chapters_total"),
        *("dropped", "doubts"),
    }, "name the field as it was when it is kept, or count the version up and read both"


def test_what_another_program_knew_besides_is_passed_over() -> None:
    line, _, text = encode([NIGHT]).partition(b"\n")
    kept = json.loads(line)
    kept["drafts"][0] |= {
        "mood": "stormy",
        "doubts": ["work_missing", "handwriting"],
        "dropped": [["Next Chapter →", "pointer"], ["Buy me a coffee", "begging"]],
    }

    assert decode(json.dumps(kept).encode() + b"\n" + text) == (NIGHT,)


def test_texts_stand_beside_the_json() -> None:
    texts = ["One \n\n two", "", "“Drei” 😀", "\ud800"]
    kept = encode([ChapterDraft(body=text) for text in texts])

    assert [draft.body for draft in decode(kept)] == [*texts[:3], "?"]
    assert kept.endswith("One \n\n two“Drei” 😀?".encode())


def test_a_version_that_nobody_here_knows_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="version 99"):
        decode(encode([NIGHT]).replace(b'"version": 3', b'"version": 99'))
