"""What others do, or the bot by itself, that has to do with an author: prepared first, then done."""

from functools import partial

from bot.kudos.models import Frequency
from bot.setup.models import Member
from bot.works.models import WorkDetails
from tests.privacy.meanwhile.place import BYSTANDER, Act, Deed, Place
from tests.worlds.people import AUTHOR, MANAGER, MODERATOR, as_author
from tests.worlds.program import details


async def their_chapter_goes_out_at_its_time(place: Place, them: Member) -> Act:
    work = await place.own_work(them)
    draft = await place.program.chapters.draft(them, work.id, details())
    await place.program.publishing.schedule(them, draft.id, "in 2 hours")
    place.clock.advance(hours=3)
    return place.program.timetable.release_due


async def their_draft_goes_out_at_a_slot(place: Place, them: Member) -> Act:
    work, backlogs = await place.own_work(them), place.program.backlogs
    draft = await place.program.chapters.draft(them, work.id, details())
    await place.program.chapters.keep(them, draft.id)
    backlog = (await backlogs.plan(them, work.id, "every day at 12:00")).backlog
    assert backlog is not None
    await backlogs.begin(them, work.id, backlog.id)
    place.clock.advance(days=2)
    return place.program.timetable.release_due


async def their_chapter_is_announced(place: Place, them: Member) -> Act:
    work = await place.own_work(them)
    place.names.called[them.id] = f"{them.name} the Elder"
    await place.program.publishing.post(them, (await place.program.draft(work)).id)
    return place.server.outbox.deliver_due


async def they_left_the_server(place: Place, them: Member) -> Act:
    work = await place.own_work(them)
    place.names.left.add(them.id)
    return partial(place.program.outbox.names.follow, work)


async def their_source_has_a_new_chapter(place: Place, them: Member) -> Act:
    await place.watched(them)
    place.publish()
    return place.program.services.watching.watcher.look_at_due


async def their_source_has_many_new_chapters(place: Place, them: Member) -> Act:
    await place.watched(them)
    for _ in range(6):
        place.publish()
    return place.program.services.watching.watcher.look_at_due


async def their_source_fails(place: Place, them: Member) -> Act:
    await place.watched(them)
    await place.fail_for_a_day()
    return place.program.services.watching.watcher.look_at_due


async def their_source_works_again(place: Place, them: Member) -> Act:
    await place.watched(them)
    await place.fail_for_a_day()
    await place.program.services.watching.watcher.look_at_due()
    place.site.failure = None
    place.clock.advance(days=2)
    return place.program.services.watching.watcher.look_at_due


async def they_are_asked_about_a_source(place: Place, them: Member) -> Act:
    source = await place.watched(them)
    return partial(place.program.services.watching.sources.set_asked, MANAGER, source.id, them.id)


async def their_source_is_paused(place: Place, them: Member) -> Act:
    source = await place.watched(them)
    return partial(place.program.services.watching.sources.pause, MANAGER, source.id)


async def their_digest_is_written_and_sent(place: Place, them: Member) -> Act:
    work = await place.own_work(them)
    await place.program.posted(work, 1)
    await place.server.outbox.deliver_due()
    await place.program.kudos.news.subscribe(them, Frequency.DAILY, by_dm=place.number % 2 == 0)
    place.react(BYSTANDER, -1)
    place.clock.advance(days=2)
    return place.program.services.letters.deliver_due


async def their_work_is_changed_by_staff(place: Place, them: Member) -> Act:
    work = await place.own_work(them)
    return partial(place.program.works.edit, MANAGER, work.id, None, summary="Another summary.")


async def they_are_made_author(place: Place, them: Member) -> Act:
    work = await place.own_work(AUTHOR)
    return partial(place.program.works.edit, MANAGER, work.id, as_author(them))


async def they_are_the_author_of_a_new_work(place: Place, them: Member) -> Act:
    new = WorkDetails(title=f"Work {place.number}")
    return partial(place.program.works.add, MANAGER, new, as_author(them))


async def their_chapter_is_withdrawn_and_comes_back(place: Place, them: Member) -> Act:
    work, publishing = await place.own_work(them), place.program.publishing
    draft = await place.program.chapters.draft(them, work.id, details())
    await publishing.post(them, draft.id)
    await place.server.outbox.deliver_due()

    async def act() -> None:
        await publishing.withdraw(MODERATOR, draft.id)
        await publishing.bring_back(MODERATOR, draft.id)

    return act


async def their_draft_is_deleted_and_comes_back(place: Place, them: Member) -> Act:
    work, chapters = await place.own_work(them), place.program.chapters
    draft = await chapters.draft(them, work.id, details())
    await place.program.publishing.schedule(them, draft.id, "in 2 hours")

    async def act() -> None:
        await chapters.delete(MANAGER, draft.id)
        await chapters.undelete(MANAGER, draft.id)

    return act


DEEDS: tuple[Deed, ...] = (
    their_chapter_goes_out_at_its_time,
    their_draft_goes_out_at_a_slot,
    their_chapter_is_announced,
    they_left_the_server,
    their_source_has_a_new_chapter,
    their_source_has_many_new_chapters,
    their_source_fails,
    their_source_works_again,
    they_are_asked_about_a_source,
    their_source_is_paused,
    their_digest_is_written_and_sent,
    their_work_is_changed_by_staff,
    they_are_made_author,
    they_are_the_author_of_a_new_work,
    their_chapter_is_withdrawn_and_comes_back,
    their_draft_is_deleted_and_comes_back,
)
