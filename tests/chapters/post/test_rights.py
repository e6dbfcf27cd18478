"""Rights and channels are asked for before a file is fetched, and again as the chapter is posted; not in between."""

from tests.worlds.databases.statements import statements
from tests.worlds.town import CHAPTER, Town, said, shown

FILE = ("chapter.txt", CHAPTER.encode())
KEPT, POSTED, TARGETS = "INSERT INTO chapters", "UPDATE chapters SET state", "FROM targets"


def places(asked: list[str], what: str) -> list[int]:
    return [place for place, one in enumerate(asked) if what in one]


async def test_the_channels_of_a_work_are_looked_up_once_for_a_preview(town: Town) -> None:
    with statements() as asked:
        await town.moderator.slash(town.channel, "chapter post", work="The Lamp Room", file=FILE)

    (looked_up,) = places(asked, TARGETS)
    (kept,) = places(asked, KEPT)
    assert looked_up < kept


async def test_who_posts_is_asked_before_the_file_is_read_and_where_the_draft_is_kept(town: Town) -> None:
    with statements() as asked:
        await town.moderator.slash(town.channel, "chapter post", work="The Lamp Room", file=FILE)
    (kept,) = places(asked, KEPT)
    (begun,) = [place for place in places(asked, "BEGIN IMMEDIATE") if place < kept]

    assert len([place for place in places(asked, "FROM work_authors") if begun < place < kept]) == 1
    assert "author and this server's staff" in said(
        await town.reader.slash(town.channel, "chapter post", work="The Lamp Room", file=FILE)
    )


async def test_the_channels_are_looked_up_again_at_the_click_and_in_the_transaction_that_posts(town: Town) -> None:
    preview = await town.moderator.slash(town.channel, "chapter post", work="The Lamp Room", file=FILE)
    with statements() as asked:
        await town.moderator.click(shown(preview), label="Post now")

    before, within = places(asked, TARGETS)
    (posted,) = places(asked, POSTED)
    begun = max(place for place in places(asked, "BEGIN IMMEDIATE") if place < posted)
    assert before < begun < within < posted
