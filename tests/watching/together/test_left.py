"""A server that removes the bot is watched for no longer, at once; when it takes the bot back, that goes on."""

from bot.letters.models import LetterKind
from bot.watching.models import SourceMode
from bot.works.models import ChapterState
from tests.privacy.servers.left import Servers
from tests.watching.made_up_feed import entry
from tests.watching.together.neighbours import Meanwhile, Neighbours
from tests.watching.watched import Watched
from tests.worlds.people import GUILD, OTHER_GUILD


async def test_nothing_is_asked_for_a_server_that_removed_the_bot(watched: Watched) -> None:
    departures = watched.program.services.own_data.departures
    await departures.left(GUILD)
    watched.site.put(entry(3))

    for _ in range(5):
        await watched.later()

    assert watched.site.asked == []
    assert (await watched.feed()).due_at is None
    assert await watched.chapters() == []


async def test_what_appeared_meanwhile_is_new_when_the_bot_comes_back(watched: Watched) -> None:
    departures = watched.program.services.own_data.departures
    await watched.choose(SourceMode.POST)
    await departures.left(GUILD)
    watched.site.put(entry(3), entry(4))
    await watched.later(days=20)

    await departures.joined(GUILD)
    await watched.later(hours=1)
    await watched.later(hours=1)

    assert await watched.posted() == [3, 4]


async def test_many_that_appeared_meanwhile_are_asked_about(watched: Watched) -> None:
    departures = watched.program.services.own_data.departures
    await watched.choose(SourceMode.POST)
    await departures.left(GUILD)
    watched.site.put(*(entry(number) for number in (3, 4, 5, 6)))
    await watched.later(days=20)

    await departures.joined(GUILD)
    await watched.later(hours=1)
    await watched.later(hours=1)

    assert await watched.asked() == [LetterKind.FOUND_MANY]
    assert await watched.posted() == []


async def test_a_removal_while_the_bot_was_away_is_noticed_and_so_is_a_return(watched: Watched) -> None:
    departures = watched.program.services.own_data.departures
    await departures.compare(list)
    watched.site.put(entry(3))
    await watched.later()
    assert watched.site.asked == []

    await departures.compare(lambda: [GUILD])
    await watched.later(minutes=1)

    assert await watched.asked() == [LetterKind.FOUND]


async def test_a_server_that_is_back_when_it_would_be_erased_is_watched_on(watched: Watched) -> None:
    departures = watched.program.services.own_data.departures
    watched.program.services.own_data.servers.bind(Servers(GUILD))
    await departures.left(GUILD)
    watched.site.put(entry(3))
    await watched.later(days=31)

    await departures.erase_due()
    await watched.later(minutes=1)

    assert await watched.asked() == [LetterKind.FOUND]


async def test_hearing_once_more_that_a_server_is_there_asks_no_site(watched: Watched) -> None:
    await watched.later()
    asked = len(watched.site.asked)

    await watched.program.services.own_data.departures.joined(GUILD)
    await watched.program.services.own_data.departures.compare(lambda: [GUILD])
    await watched.later(minutes=1)

    assert len(watched.site.asked) == asked


async def test_a_feed_of_two_servers_goes_on_for_the_one_that_stays(neighbours: Neighbours) -> None:
    watched = neighbours.here
    await watched.program.services.own_data.departures.left(GUILD)
    assert (await watched.feed()).guild_id == OTHER_GUILD
    watched.site.put(entry(3))
    await watched.later()
    assert (await neighbours.asked(GUILD), await neighbours.asked(OTHER_GUILD)) == ([], [LetterKind.FOUND])

    await watched.program.services.own_data.departures.joined(GUILD)
    await watched.later()

    assert await neighbours.asked(GUILD) == await neighbours.asked(OTHER_GUILD) == [LetterKind.FOUND]


async def test_a_server_that_goes_while_it_is_looked_for_is_asked_nothing(
    neighbours: Neighbours, meanwhile: Meanwhile
) -> None:
    watched = neighbours.here
    await neighbours.post_by_itself()
    watched.site.put(entry(3))
    meanwhile.append(lambda: watched.program.services.own_data.departures.left(GUILD))

    await watched.later()

    assert await neighbours.asked(GUILD) == []
    assert await watched.chapters(ChapterState.SCHEDULED, ChapterState.DRAFT) == []
    await watched.program.services.own_data.departures.joined(GUILD)
    await watched.later()
    assert await neighbours.asked(GUILD) == [LetterKind.FOUND]
