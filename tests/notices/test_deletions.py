"""What is compared with what stands in Discord, on both databases."""

from dataclasses import dataclass, field

import pytest

from bot.setup.emoji import Emoji
from bot.works.models import Work
from tests.letters.written import written
from tests.worlds.people import ADULT_CHANNEL, CHANNEL, GUILD, MANAGER, STAFF_ROLE, WORK_ROLE
from tests.worlds.program import Program

LAMP = 1_700_000_000_000_000_001


@dataclass
class Gone:
    """The port of `bot/notices/ports.py`: these are gone, everything else stands."""

    ids: set[int] = field(default_factory=set)

    def has_role(self, guild_id: int, role_id: int) -> bool:
        return role_id not in self.ids

    def has_channel(self, guild_id: int, channel_id: int) -> bool:
        return channel_id not in self.ids

    def has_emoji(self, emoji_id: int) -> bool:
        return emoji_id not in self.ids


@pytest.fixture
async def work(program: Program) -> Work:
    await program.setup.change(MANAGER, kudos_emojis=(Emoji(str(LAMP), f"<:lamp:{LAMP}>"),))
    return await program.work(role_id=WORK_ROLE, channel_id=ADULT_CHANNEL)


@pytest.fixture
def gone(program: Program) -> Gone:
    gone = Gone()
    program.services.troubles.deletions.inventory.bind(gone)
    return gone


@pytest.mark.parametrize(
    ("its_id", "words"),
    [
        (WORK_ROLE, "The role that chapters of **The Lighthouse** pinged was deleted"),
        (ADULT_CHANNEL, "A channel where **The Lighthouse** is announced was deleted"),
        (CHANNEL, "The channel where chapters are announced was deleted"),
        (STAFF_ROLE, "The staff role was deleted"),
        (LAMP, "The emoji :lamp: was deleted"),
    ],
)
async def test_each_thing_is_told_of_once_and_with_how_to_mend_it(
    program: Program, work: Work, gone: Gone, its_id: int, words: str
) -> None:
    await program.services.troubles.deletions.look([GUILD])
    assert await written(program.database) == []

    gone.ids.add(its_id)
    for _ in range(2):
        await program.services.troubles.deletions.look([GUILD])
    (told,) = await written(program.database)
    assert told.startswith(words)
    assert "`/" in told


async def test_what_was_mended_before_staff_could_read_it_is_told_to_nobody(
    program: Program, work: Work, gone: Gone
) -> None:
    gone.ids.add(WORK_ROLE)
    await program.services.troubles.deletions.look([GUILD])
    await program.works.edit(MANAGER, work.id, None, role_id=None)

    assert await written(program.database) == []
