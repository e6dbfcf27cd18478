"""Making a role whose answer is lost: it is found and used, so that no role stands for nothing."""

from dataclasses import replace

from bot.core.errors import Refused, Unclear
from bot.following import store, wording
from bot.targets.roles import RoleFacts
from tests.following.scene import ids, scene
from tests.refusals import refused
from tests.worlds.people import reader
from tests.worlds.program import Program


async def test_a_role_whose_making_nobody_heard_the_end_of_is_found_and_used(program: Program) -> None:
    on = await scene(program)
    on.roles.lost = [Unclear("503")]
    with refused(wording.unclear()):
        await on.click(reader(1))
    assert await on.role_id() is None
    restarted = program.next_process().services.following
    restarted.roles.bind(on.roles)

    await replace(on, following=restarted).click(reader(1))

    assert [*on.roles.roles] == [await on.role_id()]
    assert on.roles.holders == {(reader(1).id, await on.role_id())}


async def test_nor_is_another_works_role_taken_for_it(program: Program) -> None:
    on = await scene(program)
    on.roles.lost = [Unclear("503")]
    with refused(wording.unclear()):
        await on.click(reader(1))
    (left,) = on.roles.roles
    namesake = await program.work("The Other House", role_id=left)

    await on.click(reader(1))

    assert await on.role_id() not in (None, namesake.details.role_id)


async def test_after_a_sure_refusal_no_role_is_looked_for(program: Program) -> None:
    on = await scene(program)
    on.roles.lost = [Refused("too many")]
    with refused(wording.refused("too many")):
        await on.click(reader(1))
    (stray,) = on.roles.roles

    await on.click(reader(1))

    assert await on.role_id() not in (None, stray)


async def test_a_role_that_somebody_else_makes_later_is_not_taken_for_it(program: Program) -> None:
    on = await scene(program)
    on.roles.lost = [Unclear("500")]
    with refused(wording.unclear()):
        await on.click(reader(1))
    ((_, name),) = on.roles.names.items()
    on.roles.roles.clear()
    theirs = next(ids) + store.MADE_WITHIN
    on.roles.roles[theirs], on.roles.names[theirs] = RoleFacts(id=theirs), name

    await on.click(reader(1))

    assert await on.role_id() not in (None, theirs)
    assert theirs not in {role_id for _, role_id in on.roles.holders}


async def test_a_later_attempt_is_one_of_its_own(program: Program) -> None:
    on = await scene(program)
    for earlier in (store.MADE_WITHIN, 0):
        on.roles.roles.clear()
        on.roles.lost = [Unclear("500")]
        with refused(wording.unclear()):
            await on.click(reader(1), earlier=earlier)
    (left,) = on.roles.roles

    await on.click(reader(1))

    assert await on.role_id() == left
