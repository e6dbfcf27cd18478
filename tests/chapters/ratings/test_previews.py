"""Where a page and its work differ in rating or warnings, the stricter one holds until its author has chosen."""

import pytest
from simcord.results import InteractionResult

from tests.chapters.ratings.pages import page
from tests.worlds.town import Town, said, shown

DEATH, VIOLENCE = "Major Character Death", "Graphic Depictions Of Violence"
NO_WARNINGS = "No Archive Warnings Apply"


async def hand_in(town: Town, rating: str | None = None, *warnings: str, chapters: int = 1) -> InteractionResult:
    file = page(rating, warnings, chapters)
    return await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=file)


def field(preview: InteractionResult, name: str) -> str | None:
    return next((one.value for one in shown(preview).embeds[0].fields if one.name == name), None)


def labels(preview: InteractionResult) -> set[str]:
    return {one.get("label", "") for row in shown(preview).components for one in row["components"]}


async def test_a_file_with_a_higher_rating_says_so_and_its_rating_is_on_the_card(town: Town) -> None:
    preview = await hand_in(town, "Explicit")

    assert "The file says **Explicit**, and the work is General Audiences here." in said(preview)
    assert field(preview, "Rating") == "Explicit"
    assert {"The work is Explicit", "Keep General Audiences here"} <= labels(preview)


async def test_until_the_author_has_chosen_an_open_channel_is_closed_to_it(town: Town) -> None:
    preview = await hand_in(town, "Explicit")

    refused = said(await town.author.click(shown(preview), label="Post now"))
    put_off = said(await town.author.click(shown(preview), label="Schedule"))

    assert "its file says Explicit, and <#" in refused
    assert "Keep General Audiences here" in refused
    assert refused == put_off
    assert town.announcements() == []


async def test_keeping_the_works_rating_lets_it_go_out_so_and_is_kept_over_a_restart(town: Town) -> None:
    preview = await hand_in(town, "Explicit")
    await town.author.click(shown(preview), label="Keep General Audiences here")
    await town.restart()
    kept, left = said(shown(preview)), labels(preview)
    await town.author.click(shown(preview), label="Post now")

    assert "You keep General Audiences" in kept
    assert "Keep General Audiences here" not in left
    assert [one.value for one in town.announcements()[-1].embeds[0].fields if one.name == "Rating"] == [
        "General Audiences"
    ]
    assert "You keep General Audiences" in said(await hand_in(town, "Explicit"))


async def test_a_rating_that_was_kept_can_still_be_raised(town: Town) -> None:
    preview = await hand_in(town, "Explicit")
    await town.author.click(shown(preview), label="Keep General Audiences here")
    await town.author.click(shown(preview), label="The work is Explicit")

    assert "is rated Explicit now" in said(shown(preview))
    assert field(preview, "Rating") == "Explicit"
    assert not {"The work is Explicit", "Keep General Audiences here"} & labels(preview)


async def test_what_was_kept_says_nothing_of_a_still_higher_rating(town: Town) -> None:
    await town.author.click(shown(await hand_in(town, "Mature")), label="Keep General Audiences here")

    assert field(await hand_in(town, "Mature"), "Rating") == "General Audiences"
    assert field(await hand_in(town, "Explicit"), "Rating") == "Explicit"


async def test_the_author_makes_the_work_what_the_file_says_and_it_goes_where_it_may(town: Town) -> None:
    adults = town.create_age_restricted_channel("late-night")
    preview = await hand_in(town, "Explicit")
    await town.author.click(shown(preview), label="The work is Explicit")
    where = said(shown(preview))
    refused = said(await town.author.click(shown(preview), label="Post now"))
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", channel=adults)
    await town.author.click(shown(preview), label="Post now")

    assert f"Use {adults.mention} instead" in where
    assert f"Use {adults.mention} instead" in refused
    assert [one.content for one in adults.history()] == ["**The Lamp Room** · Chapter 1: Low Wick"]


async def test_a_work_that_is_for_adults_has_a_private_preview_in_an_open_channel(town: Town) -> None:
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", rating="Explicit")
    preview = await hand_in(town)

    assert preview.ephemeral
    assert "It is rated Explicit, so it goes to age-restricted channels only" in said(preview)
    assert "**The Lamp Room** · Chapter 1" in said(preview)


async def test_a_work_that_is_stricter_than_its_file_is_said_too(town: Town) -> None:
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", rating="Mature", warnings=DEATH)
    preview = await hand_in(town, "Teen And Up Audiences", NO_WARNINGS)

    assert "The file says Teen And Up Audiences, but the work is **Mature** here" in said(preview)
    assert f"The file doesn't warn of {DEATH}; the work does" in said(preview)
    assert field(preview, "Rating") == "Mature"
    assert not any("The work is" in one or "Keep" in one for one in labels(preview) - {"Keep as draft"})


async def test_further_warnings_are_on_the_card_until_the_author_has_chosen(town: Town) -> None:
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", warnings=NO_WARNINGS)
    preview = await hand_in(town, None, VIOLENCE)
    warned = field(preview, "Archive Warnings")
    await town.author.click(shown(preview), label="Keep the work's warnings")
    kept = field(preview, "Archive Warnings")
    await town.author.click(shown(preview), label=f"The work has: {VIOLENCE}")

    assert (warned, kept, field(preview, "Archive Warnings")) == (VIOLENCE, NO_WARNINGS, VIOLENCE)


@pytest.mark.parametrize("rating", [None, "General Audiences"])
async def test_where_both_say_the_same_or_the_file_nothing_there_is_nothing_to_choose(
    town: Town, rating: str | None
) -> None:
    preview = await hand_in(town, rating)

    assert "The file says" not in said(preview)
    assert not any("The work is" in one or "Keep" in one for one in labels(preview) - {"Keep as draft"})


async def test_a_reader_who_forges_the_choice_is_refused(town: Town) -> None:
    preview = await hand_in(town, "Explicit")
    town.env.backend.get_message(town.channel.id, shown(preview).id).flags = 0

    for label in ("The work is Explicit", "Keep General Audiences here"):
        assert "author and this server's staff" in said(await town.reader.click(shown(preview), label=label))
    assert "The file says **Explicit**" in said(await hand_in(town, "Explicit"))
