"""Finding by words on both databases, and that no step of the queue reads more than it needs."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.dialects import sqlite

from bot.core.db.database import Database
from bot.suggestions.models import BACKABLE, Status
from bot.suggestions.queue import store as queue_store
from bot.suggestions.queue.filter import Order, QueueFilter
from bot.suggestions.queue.store import Queue
from bot.suggestions.search import store as search_store
from bot.suggestions.search.store import SEARCH_SQLITE, terms
from tests.suggestions.ideas import Ideas
from tests.worlds.people import AUTHOR, MODERATOR, OTHER_AUTHOR, OTHER_GUILD, reader

EVERY = QueueFilter(status=None)


async def search(ideas: Ideas, text: str, **options: object) -> list[str]:
    found = await ideas.queue.search(AUTHOR, text, **{"queue_filter": EVERY, **options})  # type: ignore[arg-type]
    return [one.idea for one in found]


async def test_every_word_must_be_there_and_the_last_may_be_a_beginning(ideas: Ideas) -> None:
    await ideas.give("The lighthouse burns")
    await ideas.give("The light goes out", reader(2))

    assert await search(ideas, "light") == ["The light goes out", "The lighthouse burns"]
    assert await search(ideas, "light goes") == ["The light goes out"]
    assert await search(ideas, "house") == []


async def test_a_number_finds_its_suggestion(ideas: Ideas) -> None:
    one = await ideas.give("The lighthouse burns")

    assert await search(ideas, f"#{one.id}") == ["The lighthouse burns"]


async def test_what_was_edited_decided_or_taken_back_is_found_as_it_is_now(ideas: Ideas) -> None:
    one, gone = await ideas.give("A storm"), await ideas.give("A storm at sea", reader(2))
    await ideas.program.own_suggestions.edit(reader(1), one.id, "A flood")
    await ideas.program.own_suggestions.withdraw(reader(2), gone.id)
    await ideas.accept(one)

    assert await search(ideas, "storm") == []
    assert await search(ideas, "flood", queue_filter=QueueFilter(status=Status.WAITING)) == []
    assert await search(ideas, "flood", queue_filter=QueueFilter(status=Status.ACCEPTED)) == ["A flood"]


async def test_it_is_narrowed_by_reader_and_work_and_stays_in_the_server(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery")
    theirs = await ideas.program.work("Secret", by=OTHER_AUTHOR)
    await ideas.give("storm one")
    await ideas.give("storm two", reader(2))
    await ideas.give("storm three", work=other)
    await ideas.give("storm four", work=theirs)
    await ideas.program.set_up(OTHER_GUILD)
    elsewhere = await ideas.program.work("Elsewhere", guild_id=OTHER_GUILD)
    await ideas.give("storm five", reader(1, OTHER_GUILD), work=elsewhere)

    assert await search(ideas, "storm") == ["storm three", "storm two", "storm one"]
    assert await search(ideas, "storm", reader_id=reader(2).id) == ["storm two"]
    assert await search(ideas, "storm", queue_filter=QueueFilter(status=None, work_id=other.id)) == ["storm three"]
    assert len(await ideas.queue.search(MODERATOR, "storm", queue_filter=EVERY)) == 4


@pytest.mark.parametrize("said", ["Ángel burns the café", "ANGEL burns the cafe\u0301", "angel burns the “cafe”"])
@pytest.mark.parametrize("typed", ["cafe", "CAFÉ", "cafe\u0301", "ängel caf", "the Ángel"])
async def test_accents_case_and_quotes_make_no_difference(ideas: Ideas, said: str, typed: str) -> None:
    await ideas.give(said)

    assert await search(ideas, typed) == [said]


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "*", "storm*", "NEAR(a b)", "idea:storm", "storm OR 1=1", "a AND", "(", "-storm", "^storm", "🎉", "\x00",
     "\x00storm", "storm\x1b", "\ud800storm",
     "%", "_", "a_b", "'; DROP TABLE suggestions; --", "e\u0301", "ﬁre", "नमस्ते", "\U0001e900", "storm\u0300\u0301" * 9],
)  # fmt: skip
async def test_nothing_that_is_typed_breaks_the_search(ideas: Ideas, typed: str) -> None:
    given = await ideas.give(f"Before {typed} after")

    await search(ideas, typed)
    assert [one.id for one in await ideas.queue.search(AUTHOR, f"before {typed}", queue_filter=EVERY)] == [given.id]


def test_words_are_letters_and_digits_only() -> None:
    assert terms('The "Lamp*" AND (idea:x) café a_b') == ["the", "lamp", "and", "idea", "x", "café", "a", "b"]


async def test_readers_are_offered_public_ideas_only(ideas: Ideas) -> None:
    await ideas.give("storm private")
    public = await ideas.give("storm public", reader(2), credited=True)
    declined = await ideas.give("storm declined", reader(3), credited=True)
    await ideas.verdicts.decide(AUTHOR, declined.id, Status.DECLINED)

    assert [one.id for one in await ideas.showcase.like(reader(4), "sto", 25)] == [public.id]
    assert [one.id for one in await ideas.showcase.like(reader(4), str(declined.id), 25)] == []


async def test_postgresql_has_an_index_of_what_a_search_asks_for(ideas: Ideas, database: Database) -> None:
    if database._writer.sync_engine.dialect.name != "postgresql":
        pytest.skip("EXPLAIN as PostgreSQL's is")
    query = f"SELECT id FROM suggestions WHERE {search_store._WORDS} @@ plainto_tsquery('simple', 'storm')"  # noqa: S608
    async with database.read() as connection:
        await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = (await connection.exec_driver_sql(f"EXPLAIN {query}")).scalars().all()

    assert any("suggestion_words" in line for line in plan), plan


class TestPlans:
    """SQLite's own word for how it reads: SEARCH goes through an index, SCAN through every row."""

    # Each with the end of the index that a step must go through, so that it passes nothing by.
    QUEUES = (
        (Queue((1, 2, 3), QueueFilter()), "oldest"),
        (Queue((1, 2, 3), QueueFilter(status=None)), "oldest"),
        (Queue((1, 2, 3), QueueFilter(order=Order.BACKED)), "backed"),
        (Queue((1, 2, 3), QueueFilter(unread=True)), "unread"),
        (Queue((1, 2, 3), QueueFilter(unread=True, order=Order.BACKED)), "unread_backed"),
        (Queue((1, 2, 3), QueueFilter(unread=True, backed=1, order=Order.BACKED)), "unread_backed"),
        (Queue((1, 2, 3), QueueFilter(backed=1)), "wanted"),
        (Queue((1, 2, 3), QueueFilter(backed=2, order=Order.BACKED)), "backed"),
        (Queue((1,), QueueFilter(work_id=1, chapter_id=1)), "chapter"),
        (Queue((1, 2, 3), QueueFilter(chapter_id=1, order=Order.BACKED)), "chapter_backed"),
        (Queue((1,), QueueFilter(status=None, order=Order.BACKED), BACKABLE, public=True), "public"),
    )

    @pytest.fixture(autouse=True)
    def on_sqlite_only(self, database: Database) -> None:
        if database._writer.sync_engine.dialect.name != "sqlite":
            pytest.skip("EXPLAIN QUERY PLAN is SQLite's")

    async def plan(self, database: Database, statement: object) -> list[str]:
        compiled = statement.compile(  # type: ignore[attr-defined]
            dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
        )
        async with database.read() as connection:
            rows = await connection.execute(text(f"EXPLAIN QUERY PLAN {compiled}"))
            return [row.detail for row in rows]

    @pytest.mark.parametrize(("queue", "index"), QUEUES, ids=[f"{index}-{n}" for n, (_, index) in enumerate(QUEUES)])
    async def test_a_step_of_the_queue_scans_no_table_and_passes_nothing_by(
        self, ideas: Ideas, database: Database, queue: Queue, index: str
    ) -> None:
        before, after = queue_store._before(queue, 3, 500), queue_store._after(queue, 3, 500)
        steps = await self.plan(database, select(before, after))
        counts = await self.plan(database, select(queue_store._count(queue), queue_store._position(queue, 3, 500)))

        for line in (*steps, *counts):
            assert not line.startswith("SCAN s")
            assert "TEMP B-TREE" not in line
            assert "suggestions" not in line or line.startswith("SEARCH suggestions USING")
        used = {line.split(" (")[0].rpartition(" ")[2] for line in steps if "suggestions" in line}
        assert used == {f"ix_suggestions_{index}"}

    async def test_a_search_reads_the_full_text_index_in_order(self, ideas: Ideas, database: Database) -> None:
        query = SEARCH_SQLITE.replace(":match", "'idea : (\"storm\")'").replace(":before", "9")
        query = query.replace(":works", "(1, 2)").replace(":limit", "10")
        async with database.read() as connection:
            plan = [row.detail for row in await connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))]

        assert plan[0].startswith("SCAN found VIRTUAL TABLE INDEX"), "a virtual table's own index"
        assert plan[1].startswith("SEARCH s USING INTEGER PRIMARY KEY")
        assert len(plan) == 2, "nothing is sorted afterwards"

    async def test_nothing_counts_rows_off(self) -> None:
        from pathlib import Path

        stores = Path(search_store.__file__).parents[1].rglob("*store.py")
        assert not [store.name for store in stores if "offset" in store.read_text(encoding="utf-8").casefold()]


@pytest.mark.parametrize("number", [2**31, 2**63 - 1])
async def test_a_forged_number_narrows_to_nothing(ideas: Ideas, number: int) -> None:
    await ideas.give("The lamp hums.")

    for code in (f"waiting.b.0.0.0.{number}", f"waiting.o.0.{number}.0.0"):
        assert await ideas.queue.review(AUTHOR, QueueFilter.parse(code)) is None


@pytest.mark.parametrize("backing", [2**31, 2**63 - 1, -(2**62)])
async def test_a_forged_page_of_the_board_holds_what_follows(ideas: Ideas, backing: int) -> None:
    await ideas.give("The lamp hums.")

    _, shown, more = await ideas.showcase.board(reader(2), ideas.work.id, (backing, 1))

    assert (shown, more) == ([], False)
