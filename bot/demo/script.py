"""The story: a server is set up, chapters come out, readers love and suggest, the author decides."""

import re
from datetime import timedelta

import discord

from bot.demo.alarm import alarm
from bot.demo.samples import Sample
from bot.demo.stage import Stage, buttons_of, check
from bot.demo.transcript import Transcript
from bot.demo.website import WORK
from bot.demo.world import World
from bot.watching.buttons import SourceDelayChoice, SourceModeChoice
from bot.watching.models import SourceMode

HEART = "❤️"
SUGGEST = "Suggest a plot idea"

PAUSE = 15
"""Minutes between scenes."""

WISH = "Could the next chapter be told by the cat? It knows more than it lets on."
TWIST = "I think the narrator is dead. Please say so in the last line!"
LETTER = "A letter that arrives thirty years too late, and still in time."
REASON = "I love it, but it would give the ending away."


async def play(world: World, transcript: Transcript, samples: list[Sample]) -> None:
    """Play the main job. Raises Misbehaved as soon as the bot does anything else than it should."""
    with alarm() as listening:
        stage = Stage(world, transcript, listening)
        first, *others = samples
        await set_up(stage, samples)
        announcement = await announce(stage, first)
        await give_kudos(stage, first, announcement)
        await suggest(stage, first, announcement)
        await review(stage)
        await follow_up(stage)
        for sample in others:
            await announce(stage, sample)
        await watch(stage)
        await look_around(stage, samples)


def length(samples: list[Sample]) -> timedelta:
    """Return how much simulated time the story takes."""
    return timedelta(minutes=PAUSE * (7 + len(samples)))


async def set_up(stage: Stage, samples: list[Sample]) -> None:
    world = stage.world
    stage.transcript.scene("The server is set up")
    await stage.slash(world.manager, "setup", channel=world.channel, staff_role=world.staff)
    stage.expect(world.channel.mention, world.staff.mention, HEART)
    for work, sample in {one.work: one for one in reversed(samples)}.items():
        await stage.slash(world.moderator, "work add", title=work, author=world.author, **_facts(sample))
        stage.expect(f"Added {work}", world.author.name)


def _facts(sample: Sample) -> dict[str, str]:
    slug = re.sub(r"\W+", "-", sample.work.lower()).strip("-")
    facts = {"link": f"https://example.org/{slug}", "rating": sample.draft.rating or "General Audiences"}
    return {**facts, "summary": sample.draft.work_summary} if sample.draft.work_summary else facts


async def announce(stage: Stage, sample: Sample) -> discord.Message:
    world = stage.world
    await stage.later(PAUSE)
    stage.transcript.scene(f"A chapter comes out: {sample.chapter}")
    before = len(world.announcements())
    work = await stage.pick(world.author, "chapter post", "work", sample.work)
    preview = await stage.slash(world.author, "chapter post", work=work, file=(sample.filename, sample.data))
    stage.expect(sample.work, sample.chapter)
    check(preview.ephemeral, "Others can see the preview.")
    check(len(world.announcements()) == before, "The chapter went out before “Post now” was pressed.")
    await stage.click(world.author, preview, "Post now")
    stage.expect(sample.chapter)
    posted = world.announcements()[before:]
    check(len(posted) == 1, f"“Post now” put {len(posted)} messages into #{world.channel.name} instead of one.")
    stage.everyone_sees(posted[0])
    stage.expect(sample.work, sample.chapter, world.author.name)
    check(SUGGEST in buttons_of(posted[0]), f"The announcement has no button “{SUGGEST}”.")
    check(HEART in [str(one.emoji) for one in posted[0].reactions], f"The bot put no {HEART} on the announcement.")
    return posted[0]


async def give_kudos(stage: Stage, sample: Sample, announcement: discord.Message) -> None:
    await stage.later(PAUSE)
    stage.transcript.scene("Readers give kudos with one tap")
    noor, felix, imani = stage.world.readers
    for reader in (noor, felix, imani):
        await stage.react(reader, announcement, HEART)
    await stage.react(felix, announcement, HEART, take_back=True)
    await stage.slash(imani, "kudos work", work=await stage.pick(imani, "kudos work", "work", sample.work))
    stage.expect(f"{sample.work} has 2 kudos", f"{sample.chapter} · 2 kudos")


async def suggest(stage: Stage, sample: Sample, announcement: discord.Message) -> None:
    await stage.later(PAUSE)
    stage.transcript.scene("Readers suggest what could happen next")
    noor, felix, imani = stage.world.readers
    form = await stage.click(noor, announcement, SUGGEST)
    await stage.fill_in(noor, form, idea=WISH)
    stage.expect("#1", sample.work)
    for number, (reader, idea) in enumerate([(felix, TWIST), (imani, LETTER)], start=2):
        work = await stage.pick(reader, "suggest", "work", sample.work)
        await stage.slash(reader, "suggest", work=work, idea=idea)
        stage.expect(f"#{number}", sample.work)


async def review(stage: Stage) -> None:
    await stage.later(PAUSE)
    stage.transcript.scene("The author reviews the queue")
    author = stage.world.author
    panel = await stage.slash(author, "queue review")
    check(panel.ephemeral, "Others can see the queue.")
    stage.expect("1 of 3", WISH)
    await stage.click(author, panel, "Accept")
    stage.expect(WISH, "Accepted")
    await stage.click(author, panel, "Next")
    stage.expect("1 of 2", TWIST)
    form = await stage.click(author, panel, "Decline")
    await stage.fill_in(author, form, panel, reason=REASON)
    stage.expect(TWIST, "Declined", REASON)


async def follow_up(stage: Stage) -> None:
    await stage.later(PAUSE)
    stage.transcript.scene("Readers see what became of their ideas")
    noor, felix, imani = stage.world.readers
    for reader, idea, fate in ((noor, WISH, "Accepted"), (felix, TWIST, REASON), (imani, LETTER, "Waiting")):
        await stage.slash(reader, "suggestions mine")
        stage.expect(idea, fate)


async def watch(stage: Stage) -> None:
    await stage.later(PAUSE)
    stage.transcript.scene("A work is watched where it is published: its next chapter announces itself")
    world, site = stage.world, stage.world.website
    facts = {"link": site.address, "rating": "General Audiences"}
    await stage.slash(world.moderator, "work add", title=WORK, author=world.author, **facts)
    work = await stage.pick(world.author, "source add", "work", WORK)
    found = await stage.slash(world.author, "source add", work=work, link=site.address)
    stage.expect("2 chapters are there", "Ink and Salt")
    await stage.choose(world.author, found, SourceModeChoice.name, SourceMode.POST.value)
    await stage.choose(world.author, found, SourceDelayChoice.name, "0")
    await stage.click(world.author, found, "Watch it")
    stage.expect("is watched")
    before = len(world.announcements())
    await site.publish()
    await stage.later(PAUSE)
    await stage.until(lambda: len(world.announcements()) > before, "A chapter that is online is announced")
    stage.everyone_sees(world.announcements()[-1])
    stage.expect(WORK, "The Postman's Boat")


async def look_around(stage: Stage, samples: list[Sample]) -> None:
    await stage.later(PAUSE)
    stage.transcript.scene("What can be read here")
    noor, felix, _ = stage.world.readers
    for reader in (noor, felix):
        await stage.react(reader, stage.world.announcements()[-1], HEART)
    await stage.slash(noor, "works")
    stage.expect(*(sample.work for sample in samples), "2 kudos", WORK)
