"""Every button, select and form that somebody was shown while they had the right, pressed after they lost it."""

from typing import Any

from sqlalchemy import delete

from bot.privacy.buttons import ForgetMe
from bot.works.store import work_authors
from tests.errors.every_choice.people import in_full
from tests.errors.foreign import places
from tests.errors.foreign.pressing import READERS, changed, kept, shown_anywhere, use, use_everything
from tests.worlds.town import Town


def without_roles(payload: dict[str, Any]) -> None:
    """Let Discord tell that whoever this is has no role any more."""
    payload.get("member", {})["roles"] = []


async def test_who_lost_their_right_changes_nothing_by_what_they_were_shown_before(
    empty_town: Town, record_property: Any
) -> None:
    town, people = empty_town, await in_full(empty_town)
    await use_everything(town, people)
    await town.readers[1].click(town.announcements()[0], label="Follow")  # the first follower has the role made
    custom_ids = [one for one in shown_anywhere(town) if ForgetMe.parse(one) is None]  # one's own data
    async with town.database.change() as connection:
        await connection.execute(delete(work_authors))
    await town.env.advance_time(5)

    for name in ("staff", "author"):
        before = await kept(town, but=READERS)
        with places.changed_by(town, without_roles):
            assert await use(town, people[name], custom_ids) == [], name
        assert changed(before, await kept(town, but=READERS)) == {}, name

    record_property("survived", {"custom_ids pressed after the right was lost": 2 * len(custom_ids)})
