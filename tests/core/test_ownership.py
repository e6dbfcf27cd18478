"""A process answers for its share of the servers, and for nobody else's."""

import pytest
from sqlalchemy import Column, MetaData, Table, insert, select

from bot.core.db.columns import Snowflake
from bot.core.db.database import Database
from bot.core.ownership import EVERY_SERVER, Share, Sharing

GUILDS = [(shard << 22) + 1_100_000_000_000_000_000 for shard in range(40)]
SHARES = [Share(frozenset({0, 1}), 4), Share(frozenset({2}), 4), Share(frozenset({3}), 4)]


def test_every_server_is_of_one_share_and_by_its_shard() -> None:
    for guild_id in GUILDS:
        (owner,) = [share for share in SHARES if share.owns(guild_id)]

        assert (guild_id >> 22) % 4 in owner.shards
        assert EVERY_SERVER.owns(guild_id)


async def test_the_database_finds_the_same_servers(database: Database) -> None:
    servers = Table("servers_of_a_test", MetaData(), Column("id", Snowflake, primary_key=True), prefixes=["TEMPORARY"])
    async with database.change() as connection:
        await connection.run_sync(servers.create)
        await connection.execute(insert(servers), [{"id": guild_id} for guild_id in GUILDS])
        for share in (*SHARES, EVERY_SERVER):
            found = await connection.execute(select(servers.c.id).where(share.clause(servers.c.id)))

            assert sorted(found.scalars()) == [guild_id for guild_id in GUILDS if share.owns(guild_id)]
        await connection.run_sync(servers.drop)


def test_a_share_is_called_the_same_after_a_restart_and_unlike_any_other() -> None:
    assert Share(frozenset({1, 0}), 4).name == SHARES[0].name
    assert len({share.name for share in (*SHARES, EVERY_SERVER)}) == 4
    assert Share(frozenset({0, 1}), 2).name == EVERY_SERVER.name == "all"


@pytest.mark.parametrize(("processes", "of"), [(1, 1), (2, 4), (3, 16), (4, 16), (7, 7)])
def test_seats_have_every_shard_between_them_and_none_twice(processes: int, of: int) -> None:
    shares = Sharing(processes).shares(of)

    assert len(shares) == processes
    assert sorted(shard for share in shares for shard in share.shards) == list(range(of))
    assert [share.leads for share in shares] == [True] + [False] * (processes - 1)


def test_a_host_who_places_the_shards_has_the_last_word() -> None:
    placed = Share(frozenset({4, 5}), 8)

    assert Sharing(placed=placed).shares(16) == [placed]
    assert not Sharing(placed=placed).is_alone
    assert Sharing().is_alone
