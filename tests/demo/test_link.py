"""In the demo a link is enough, too."""

from bot.demo.alarm import Alarm
from bot.demo.samples import samples
from bot.demo.script import set_up
from bot.demo.stage import Stage
from bot.demo.transcript import Transcript
from bot.demo.world import World


async def test_a_chapter_is_announced_from_its_link(world: World) -> None:
    stage = Stage(world, Transcript(), Alarm())
    await set_up(stage, samples())
    (work, *_) = await world.client.services.works.all(world.guild.id)
    link = f"{work.details.link}/chapter-9-salt"

    form = await stage.slash(world.author, "chapter post", link=link)
    preview = await stage.fill_in(world.author, form, number="9", title="Salt", text="", notes="", link=link)
    await stage.click(world.author, preview, "Post now")

    assert world.announcements()[-1].embeds[0].url == link
