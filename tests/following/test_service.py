"""Following a work: one click takes its role, the next gives it back, and no other role is ever handed out."""

import asyncio

import pytest

from bot.core.errors import Forbidden, Gone, Refused, Unclear
from bot.following import wording
from bot.targets.roles import RoleFacts
from tests.following.scene import scene
from tests.refusals import refused
from tests.worlds.people import GUILD, MANAGER, OTHER_GUILD, STAFF_ROLE, WORK_ROLE, reader
from tests.worlds.program import Program


async def test_the_first_click_makes_the_works_role_and_takes_it(program: Program) -> None:
    on = await scene(program)

    work, taken = await on.click(reader(1))

    role_id = await on.role_id()
    assert role_id is not None
    assert (work.id, taken) == (on.work.id, role_id)
    assert on.roles.names == {role_id: "The Lighthouse"}
    assert on.roles.holders == {(reader(1).id, role_id)}


async def test_later_clicks_take_the_same_role_and_a_second_one_gives_it_back(program: Program) -> None:
    on = await scene(program)
    await on.click(reader(1))
    await on.click(reader(2))

    work, taken = await on.click(reader(1))

    assert (work.id, taken) == (on.work.id, None)
    assert [holder for holder, _ in on.roles.holders] == [reader(2).id]
    assert len(on.roles.names) == 1


@pytest.mark.parametrize("mentions_everyone", [True, False])
async def test_anyone_may_mention_the_role_only_where_the_bot_could_not_ping_it_otherwise(
    program: Program, mentions_everyone: bool
) -> None:
    on = await scene(program, mentions_everyone=mentions_everyone)

    await on.click(reader(1))

    (made,) = on.roles.roles.values()
    assert made.is_mentionable is not mentions_everyone


async def test_a_role_that_staff_chose_is_the_one_that_is_taken(program: Program) -> None:
    on = await scene(program, RoleFacts(id=WORK_ROLE))

    await on.click(reader(1))

    assert on.roles.holders == {(reader(1).id, WORK_ROLE)}
    assert on.roles.names == {}


async def test_a_role_that_was_deleted_is_made_anew(program: Program) -> None:
    on = await scene(program, RoleFacts(id=WORK_ROLE))
    del on.roles.roles[WORK_ROLE]

    await on.click(reader(1))

    assert await on.role_id() not in (None, WORK_ROLE)
    assert on.roles.holders == {(reader(1).id, await on.role_id())}


async def test_of_several_first_clicks_at_once_one_role_remains_and_all_have_it(program: Program) -> None:
    on = await scene(program)
    on.roles.all_are_made = asyncio.Barrier(3)

    await asyncio.gather(*(on.click(reader(number)) for number in range(3)))

    assert len(on.roles.names) == 3
    assert set(on.roles.roles) == {await on.role_id()}
    assert on.roles.holders == {(reader(number).id, await on.role_id()) for number in range(3)}


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (RoleFacts(id=WORK_ROLE, grants=True), wording.role_grants(WORK_ROLE)),
        (RoleFacts(id=WORK_ROLE, grants=True, is_managed=True), wording.role_grants(WORK_ROLE)),
        (RoleFacts(id=STAFF_ROLE), wording.role_grants(STAFF_ROLE)),
        (RoleFacts(id=WORK_ROLE, is_managed=True), wording.role_is_managed(WORK_ROLE)),
        (RoleFacts(id=WORK_ROLE, is_out_of_reach=True), wording.role_out_of_reach(WORK_ROLE)),
    ],
)
async def test_a_role_that_is_not_a_mere_ping_or_not_the_bots_to_give_is_refused(
    program: Program, role: RoleFacts, words: str
) -> None:
    on = await scene(program, role)

    with refused(words):
        await on.click(reader(1))
    assert on.roles.holders == set()


async def test_nor_is_it_taken_from_whoever_has_it(program: Program) -> None:
    on = await scene(program, RoleFacts(id=STAFF_ROLE))
    on.roles.holders.add((reader(1).id, STAFF_ROLE))

    with refused(wording.role_grants(STAFF_ROLE)):
        await on.click(reader(1))
    assert on.roles.holders == {(reader(1).id, STAFF_ROLE)}


async def test_a_work_that_pings_everyone_cant_be_followed(program: Program) -> None:
    on = await scene(program, RoleFacts(id=GUILD, is_everyone=True))

    with refused(wording.everyone_follows(on.work)):
        await on.click(reader(1))


@pytest.mark.parametrize("role", [None, RoleFacts(id=WORK_ROLE)])
async def test_without_manage_roles_nothing_is_made_and_the_missing_permission_is_named(
    program: Program, role: RoleFacts | None
) -> None:
    on = await scene(program, role, manages_roles=False)

    with refused(wording.no_manage_roles(on.work)):
        await on.click(reader(1))
    assert "Manage Roles" in wording.no_manage_roles(on.work)
    assert (on.roles.names, on.roles.holders) == ({}, set())


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Forbidden("50013"), wording.forbidden()),
        (Refused("error 30005"), wording.refused("error 30005")),
        (Unclear("500"), wording.unclear()),
        (Gone("10011"), wording.unclear()),
    ],
)
async def test_what_discord_answers_is_told_to_whoever_clicked(
    program: Program, trouble: Exception, words: str
) -> None:
    on = await scene(program)
    on.roles.trouble = trouble

    with refused(words):
        await on.click(reader(1))


async def test_a_forged_or_foreign_click_finds_nothing(program: Program) -> None:
    on = await scene(program)
    one = on.announcement

    for guild_id, nonce in ((GUILD, "forged"), (OTHER_GUILD, one.nonce)):
        with pytest.raises(Exception, match="no longer known here"):
            await on.following.toggle(reader(1, guild_id), one.id, nonce, one.channel_id, 1)
    assert on.roles.names == {}


@pytest.mark.parametrize("length", [99, 100, 101, 255])
async def test_the_roles_name_is_the_works_as_far_as_discord_takes_it(program: Program, length: int) -> None:
    on = await scene(program)
    await program.works.edit(MANAGER, on.work.id, None, title="@everyone".ljust(length, "x"))

    await on.click(reader(1))

    (name,) = on.roles.names.values()
    assert name.startswith("@\u200beveryonex")
    assert min(length, 90) <= len(name) <= 100
