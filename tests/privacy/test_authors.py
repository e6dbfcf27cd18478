"""An author is forgotten: their works stay, without their name, for the server's staff and readers."""

import pytest

from tests.privacy.deleting import delete_all
from tests.worlds.elsewhere import WORK, Elsewhere
from tests.worlds.town import Town, said, shown


@pytest.fixture
async def town(town: Town) -> Town:
    await town.set_up()
    await town.add_work()
    await town.announce()
    return town


async def test_a_work_stays_and_its_card_is_shown_anew_without_their_name(town: Town) -> None:
    assert "ada" in said_of(town)

    answer = said(await delete_all(town.author, town))
    await town.env.advance_time(60)

    assert "1 work of yours stay" in answer
    assert "ada" not in said_of(town)
    assert WORK in said_of(town)


def said_of(town: Town) -> str:
    (embed,) = town.announcements()[-1].embeds
    return str(embed.to_dict())


async def test_everything_goes_on_with_a_work_that_has_no_author(town: Town) -> None:
    elsewhere = await Elsewhere.accept(town)
    await town.preview()
    await delete_all(town.author, town)

    for who, command, options in (
        (town.reader, "works", {}),
        (town.reader, "work show", {"work": WORK}),
        (town.reader, "kudos work", {"work": WORK}),
        (town.moderator, "chapter list", {"work": WORK}),
        (town.moderator, "queue log", {}),
        (elsewhere.visitor, "works", {}),
    ):
        channel = elsewhere.channel if who is elsewhere.visitor else town.channel
        assert "reference" not in said(await who.slash(channel, command, **options))
    preview = await town.moderator.slash(
        town.channel, "chapter post", work=WORK, number=9, title="Alone", file=("alone.txt", b"All alone by the lamp.")
    )
    await town.moderator.click(shown(preview), label="Post now")
    assert "Alone" in said_of(town)
    refused = said(await town.author.slash(town.channel, "chapter list", work=WORK))
    assert "author" in refused


async def test_the_staff_can_name_another_author(town: Town) -> None:
    await delete_all(town.author, town)

    await town.moderator.slash(town.channel, "work edit", work=WORK, author=town.reader)
    await town.env.advance_time(60)

    assert "rosa" in said_of(town)
