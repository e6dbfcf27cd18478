"""What staff were asked shows what is true, whenever that becomes so."""

from bot.watching.models import SourceMode
from bot.works import readable_store
from tests.letters.letterbox import Letterbox
from tests.watching.made_up_feed import entry
from tests.watching.watched import Watched


async def test_a_question_says_that_its_chapter_is_announced_once_it_is(watched: Watched) -> None:
    services, box = watched.program.services, Letterbox(watched.clock)
    services.letters.messenger.bind(box)
    await watched.choose(SourceMode.POST)
    watched.site.put(entry(3))
    await watched.later()
    await services.letters.deliver_due()
    await watched.later(minutes=12)
    await services.letters.deliver_due()
    assert "on its way to its channels" in box.texts[-1]

    (chapter,) = await watched.chapters()
    async with watched.program.database.change() as connection:
        await readable_store.mark_out(connection, chapter.id, watched.clock())
    watched.clock.advance(minutes=20)
    await services.letters.deliver_due()

    assert "is announced" in box.texts[-1]
