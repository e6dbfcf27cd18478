"""What others do, or the bot by itself, that has to do with a reader, or with who asks them: prepared first."""

from functools import partial

from bot.kudos.mirror import reconciler as reconciling
from bot.kudos.models import Frequency
from bot.setup.models import Member
from bot.suggestions.models import Status
from tests.privacy.meanwhile.place import BYSTANDER, Act, Deed, Place
from tests.worlds.people import AUTHOR, CHANNEL, MODERATOR


async def a_digest_names_them(place: Place, them: Member) -> Act:
    await place.program.kudos.news.subscribe(AUTHOR, Frequency.DAILY, by_dm=True)
    place.react(them)
    place.clock.advance(days=2)
    return place.program.services.letters.deliver_due


async def votes_of_their_poll_are_counted(place: Place, them: Member) -> Act:
    await place.poll(them, by=BYSTANDER)
    await place.program.services.letters.deliver_due()
    place.box.votes_found = [3, 1]
    place.clock.advance(days=2)
    return place.program.services.letters.deliver_due


async def their_poll_cannot_go_out(place: Place, them: Member) -> Act:
    ideas = await place.poll(them, by=BYSTANDER)
    await place.program.own_suggestions.withdraw(BYSTANDER, ideas[0].id)
    return place.program.services.letters.deliver_due


async def a_poll_of_their_ideas_goes_out(place: Place, them: Member) -> Act:
    await place.poll(AUTHOR, by=them)
    return place.program.services.letters.deliver_due


async def their_reaction_is_taken_in(place: Place, them: Member) -> Act:
    place.react(them)
    return place.program.kudos.mirror.flush


async def their_reaction_is_read(place: Place, them: Member) -> Act:
    place.react(them)
    place.program.kudos.mirror.inbox.take()
    await place.program.kudos.reconciler.ask_all()
    await place.program.kudos.reconciler.sweep(reconciling.SWEEP)
    return place.program.kudos.reconciler.work


async def their_idea_is_decided_on(place: Place, them: Member) -> Act:
    idea = await place.idea(them)
    return partial(place.program.services.verdicts.decide, MODERATOR, idea.id, Status.DECLINED, "Not now.")


async def they_are_told_of_a_decision(place: Place, them: Member) -> Act:
    idea = await place.idea(them)
    await place.program.services.verdicts.decide(MODERATOR, idea.id, Status.ACCEPTED, "Yes.")
    place.clock.advance(hours=1)
    return place.program.services.letters.deliver_due


async def their_decision_is_undone(place: Place, them: Member) -> Act:
    idea, verdicts = await place.idea(BYSTANDER), place.program.services.verdicts
    await verdicts.decide(them, idea.id, Status.SHELVED, f"{them.name} says no.")
    place.clock.advance(minutes=20)
    await verdicts.decide(MODERATOR, idea.id, Status.ACCEPTED, "Yes.")
    return partial(verdicts.undo, MODERATOR, idea.id)


async def their_idea_is_asked_about(place: Place, them: Member) -> Act:
    idea = await place.idea(them)
    return partial(place.program.services.queue.ask, MODERATOR, idea.id, "Where would that be?")


async def their_idea_is_merged(place: Place, them: Member) -> Act:
    one, other = await place.idea(them), await place.idea(BYSTANDER)
    return partial(place.program.services.verdicts.merge, MODERATOR, one.id, other.id)


async def another_idea_is_merged_into_theirs(place: Place, them: Member) -> Act:
    one, other = await place.idea(BYSTANDER), await place.idea(them)
    return partial(place.program.services.verdicts.merge, MODERATOR, one.id, other.id)


async def their_idea_is_used_and_thanked_for(place: Place, them: Member) -> Act:
    idea, verdicts = await place.idea(them), place.program.services.verdicts
    await verdicts.decide(MODERATOR, idea.id, Status.ACCEPTED, "Yes.")
    chapter = await place.program.posted(place.work, 100 + place.number)

    async def act() -> None:
        await verdicts.use(MODERATOR, idea.id, chapter.id)
        await place.server.outbox.deliver_due()

    return act


async def they_are_blocked(place: Place, them: Member) -> Act:
    await place.idea(them)
    return partial(place.program.services.moderation.block, MODERATOR, them.id)


async def they_are_blocked_because_of_an_idea(place: Place, them: Member) -> Act:
    idea, moderation = await place.idea(them), place.program.services.moderation

    async def act() -> None:
        writer_id = await moderation.writer_of(MODERATOR, idea.id)
        await moderation.block(MODERATOR, writer_id, because_of=idea.id)

    return act


async def they_are_unblocked(place: Place, them: Member) -> Act:
    await place.program.services.moderation.block(MODERATOR, them.id)
    return partial(place.program.services.moderation.unblock, MODERATOR, them.id)


async def their_call_is_closed(place: Place, them: Member) -> Act:
    work = await place.own_work(them)
    await place.program.services.calls.open(them, work.id, "What next?", CHANNEL, "in 2 hours")
    place.clock.advance(hours=3)
    return place.program.services.letters.deliver_due


DEEDS: tuple[Deed, ...] = (
    a_digest_names_them,
    votes_of_their_poll_are_counted,
    their_poll_cannot_go_out,
    a_poll_of_their_ideas_goes_out,
    their_reaction_is_taken_in,
    their_reaction_is_read,
    their_idea_is_decided_on,
    they_are_told_of_a_decision,
    their_decision_is_undone,
    their_idea_is_asked_about,
    their_idea_is_merged,
    another_idea_is_merged_into_theirs,
    their_idea_is_used_and_thanked_for,
    they_are_blocked,
    they_are_blocked_because_of_an_idea,
    they_are_unblocked,
    their_call_is_closed,
)
