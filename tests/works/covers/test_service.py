"""Covers: what may be one, who may change it, and what it is called for people who don't see it."""

import pytest

from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.works import checks
from bot.works.models import MAX_COVER, MAX_COVER_ALT, Cover, ImageKind
from bot.works.wording import cover_description
from tests.works.samples import GIF, HERS, PNG
from tests.worlds.people import AUTHOR, MANAGER, MODERATOR, OTHER_AUTHOR, STRANGER
from tests.worlds.program import Program


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (PNG, ImageKind.PNG),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 20, ImageKind.JPEG),
        (b"RIFF\x0a\x00\x00\x00WEBPVP8 ", ImageKind.WEBP),
        (b"GIF87a" + b"\x00" * 20, ImageKind.GIF),
        (GIF, ImageKind.GIF),
    ],
)
def test_a_cover_is_known_by_its_first_bytes(image: bytes, kind: ImageKind) -> None:
    assert checks.cover(image, None) == Cover(kind=kind)


@pytest.mark.parametrize(
    "image",
    [b"", b"\x89PNG", b"<svg/>", b"%PDF-1.7", b"RIFF\x00\x00\x00\x00WAVE", b"." + GIF],
)
def test_what_is_no_image_is_no_cover(image: bytes) -> None:
    with pytest.raises(UserFacingError, match="PNG, JPEG, WebP or GIF"):
        checks.cover(image, None)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_a_cover_and_its_description_end_where_their_limits_are(beyond: int) -> None:
    image, alt = PNG.ljust(MAX_COVER + beyond, b"\x00"), "x" * (MAX_COVER_ALT + beyond)

    if beyond <= 0:
        assert checks.cover(image, alt).alt == alt
    else:
        for refused in ((image, None), (PNG, alt)):
            with pytest.raises(UserFacingError):
                checks.cover(*refused)


async def test_a_cover_stands_with_its_work_until_it_is_removed(program: Program, database: Database) -> None:
    covers, work = program.services.covers, await program.work()

    covered = await covers.put(MODERATOR, work.id, PNG, HERS)
    assert covered.cover == Cover(kind=ImageKind.PNG, alt=HERS)
    assert [one.cover for one in await program.works.all(work.guild_id)] == [covered.cover]
    assert await covers.image(work.id) == PNG

    assert (await covers.remove(MODERATOR, work.id)).cover is None
    assert await covers.image(work.id) is None


async def test_another_cover_takes_the_place_of_the_first_and_of_its_description(
    program: Program, database: Database
) -> None:
    covers, work = program.services.covers, await program.work()
    await covers.put(MANAGER, work.id, PNG, HERS)

    changed = await covers.put(MANAGER, work.id, GIF, None)

    assert changed.cover == Cover(kind=ImageKind.GIF)
    assert await covers.image(work.id) == GIF


async def test_a_description_can_be_changed_and_taken_back(program: Program, database: Database) -> None:
    covers, work = program.services.covers, await program.work()
    await covers.put(MANAGER, work.id, PNG, None)

    described = await covers.describe(MANAGER, work.id, HERS)
    undescribed = await covers.describe(MANAGER, work.id, None)

    assert cover_description(described) == HERS
    assert cover_description(undescribed) == "Cover of The Lighthouse"


async def test_there_is_nothing_to_describe_or_remove_without_a_cover(program: Program, database: Database) -> None:
    covers, work = program.services.covers, await program.work()

    for step in (covers.describe(MANAGER, work.id, HERS), covers.remove(MANAGER, work.id)):
        with pytest.raises(UserFacingError, match="no cover yet"):
            await step


async def test_only_its_author_and_staff_change_a_works_cover(program: Program, database: Database) -> None:
    covers, work = program.services.covers, await program.work()

    for member in (OTHER_AUTHOR, STRANGER):
        for step in (
            covers.put(member, work.id, PNG, None),
            covers.describe(member, work.id, HERS),
            covers.remove(member, work.id),
        ):
            with pytest.raises(UserFacingError):
                await step
    assert await covers.image(work.id) is None
    await covers.put(AUTHOR, work.id, PNG, None)
    assert await covers.image(work.id) == PNG


@pytest.mark.parametrize("alt", [None, " ", "\u200b\u202e", "\x00"])
async def test_a_description_of_which_nothing_can_be_seen_gives_way_to_the_works_name(
    program: Program, database: Database, alt: str | None
) -> None:
    work = await program.work("@everyone\nelse")

    covered = await program.services.covers.put(MANAGER, work.id, PNG, alt)

    assert cover_description(covered) == "Cover of @\u200beveryone else"
