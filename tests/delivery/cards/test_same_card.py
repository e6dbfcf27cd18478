"""What a preview shows is what is posted, in every channel, for whatever works, chapters, readers, roles, servers."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import URL

from bot.announcements.places import Place
from bot.core.db.database import Database
from bot.setup.models import Member
from bot.setup.service import read_emojis
from bot.targets import store as targets_store
from bot.targets.roles import RoleFacts
from bot.works.models import ARCHIVE_WARNINGS, Chapter, ChapterDetails, Rating, TextPlace, Work
from tests.delivery.channels import ChannelsInMemory
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.databases.engines import lasting_loop
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER, OTHER_GUILD, STAFF_ROLE, WORK_ROLE, reader

THERE = 1_200_000_000_000_000_077
GUEST_ROLE = 1_300_000_000_000_000_077
GUEST_MANAGER = Member(OTHER_GUILD, MANAGER.id, MANAGER.name, manages_guild=True)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20

prose = (
    st.none() | st.text(max_size=60) | st.sampled_from(["||hidden|| and **bold**", "@everyone [a](https://b.example)"])
)
warnings = st.lists(st.sampled_from(ARCHIVE_WARNINGS), unique=True, max_size=3).map(tuple)
chapters = st.builds(
    ChapterDetails,
    number=st.none() | st.sampled_from([0.0, 4.0, 4.5, 107.0]),
    title=prose,
    link=st.sampled_from([None, "https://example.org/4"]),
    summary=prose,
    notes=prose,
    excerpt=prose,
    series=st.sampled_from([None, "Part 2 of Lanterns"]),
    words=st.integers(0, 5000),
    silent=st.booleans(),
    page_rating=st.none() | st.sampled_from(list(Rating)),
    page_warnings=warnings,
)
facts = st.fixed_dictionaries(
    {
        "is_managed": st.booleans(),
        "is_out_of_reach": st.booleans(),
        "grants": st.booleans(),
        "is_mentionable": st.booleans(),
    }
)
places = st.builds(Place, manages_roles=st.booleans(), attaches_files=st.booleans(), pings_all=st.booleans())


@dataclass(frozen=True)
class Scene:
    """Everything that a card may depend on. The roles are those at home and in the other server; None where none is."""

    chapter: ChapterDetails
    rating: Rating
    warnings: tuple[str, ...]
    total: int | None
    text: TextPlace
    cover: bool
    roles: tuple[int | None, int | None]
    deleted: set[int]
    facts: dict[str, bool]
    places: tuple[Place, Place]
    emojis: tuple[str, str]
    named: tuple[bool, ...]


scenes = st.builds(
    Scene,
    chapter=chapters,
    rating=st.sampled_from(list(Rating)),
    warnings=warnings,
    total=st.none() | st.integers(1, 9),
    text=st.sampled_from(list(TextPlace)),
    cover=st.booleans(),
    roles=st.tuples(st.sampled_from([None, WORK_ROLE, STAFF_ROLE]), st.sampled_from([None, GUEST_ROLE])),
    deleted=st.sets(st.sampled_from([WORK_ROLE, GUEST_ROLE])),
    facts=facts,
    places=st.tuples(places, places),
    emojis=st.tuples(*[st.sampled_from(["❤️", "💜", "<:lamp:123456789012345678>", "🇨🇿"])] * 2),
    named=st.lists(st.booleans(), max_size=3).map(tuple),
)


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = lasting_loop()
    yield loop
    loop.close()


@dataclass
class Stage:
    """A program that every scene is played in, each with a work of its own."""

    ideas: Ideas
    channels: ChannelsInMemory
    played: int = 0

    @classmethod
    async def on(cls, database: Database) -> "Stage":
        clock = SetClock()
        ideas, channels = await Ideas.on(database, clock), ChannelsInMemory(clock)
        channels.age_restricted |= {CHANNEL, THERE}
        await ideas.program.set_up(OTHER_GUILD, channel_id=THERE)
        await ideas.program.begin_sending(channels)
        return cls(ideas, channels)

    async def play(self, scene: Scene) -> tuple[Work, Chapter]:
        self.played += 1
        program, services = self.ideas.program, self.ideas.program.services
        for guild_id, emoji in zip((GUILD, OTHER_GUILD), scene.emojis, strict=True):
            await program.set_up(
                guild_id, channel_id=CHANNEL if guild_id == GUILD else THERE, kudos_emojis=read_emojis(emoji)
            )
        said: dict[str, Any] = {"rating": scene.rating, "warnings": scene.warnings, "total": scene.total}
        work = await program.work(f"Work {self.played}", text=scene.text, role_id=scene.roles[0], **said)
        if scene.cover:
            work = await services.covers.put(MANAGER, work.id, PNG, None)
        code, _ = await services.targets.share(MANAGER, work.id)
        await services.targets.redeem(GUEST_MANAGER, code, THERE)
        await self._arrange(work, scene)
        chapter = await program.chapters.draft(AUTHOR, work.id, scene.chapter, "The lamp went out.")
        for number, credited in enumerate(scene.named, start=1):
            idea = await self.ideas.give(f"Idea {number}", reader(number), work=work, credited=credited)
            await services.verdicts.use(AUTHOR, (await self.ideas.accept(idea)).id, chapter.id)
        return work, chapter

    async def _arrange(self, work: Work, scene: Scene) -> None:
        """Let Discord be as the scene says, and give the work its role in the other server."""
        self.channels.places = dict(zip((CHANNEL, THERE), scene.places, strict=True))
        self.channels.deleted_roles = scene.deleted
        self.channels.roles = {one: RoleFacts(id=one, **scene.facts) for one in (WORK_ROLE, GUEST_ROLE, STAFF_ROLE)}
        if scene.roles[1]:
            async with self.ideas.program.database.change() as connection:
                await targets_store.set_role(connection, work.id, OTHER_GUILD, scene.roles[1], instead_of=None)


@pytest.mark.usefixtures("sqlite_in_the_loop")
def test_the_card_that_is_previewed_is_the_card_that_is_posted(
    migrated_url: URL, loop: asyncio.AbstractEventLoop
) -> None:
    stage = loop.run_until_complete(Stage.on(Database(migrated_url)))

    async def compare(scene: Scene) -> None:
        work, chapter = await stage.play(scene)
        program, stands = stage.ideas.program, len(stage.channels.messages)
        targets = await program.announcements.targets(work)
        previewed = await program.outbox.cards.preview(work, chapter, targets)
        await program.publishing.post(AUTHOR, chapter.id, again=True)
        await program.outbox.deliver_chapter(chapter.id)

        posted = {one.channel_id: one for one in stage.channels.messages[stands:]}
        assert set(posted) == {CHANNEL, THERE}
        for one in previewed:
            message = posted[one.target.channel_id]
            assert message.card == one.card
            assert message.reactions == [one.kudos.reaction]
            assert one.card.role_id in (None, one.role_id)
            assert (one.card.role_id is None) == (one.role_id is None or one.role_id in scene.deleted)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(scene=scenes)
    def all_of_them(scene: Scene) -> None:
        loop.run_until_complete(compare(scene))

    try:
        all_of_them()
    finally:
        loop.run_until_complete(stage.ideas.program.database.close())
