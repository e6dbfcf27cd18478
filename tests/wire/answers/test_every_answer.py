"""Whatever answer comes to whatever request, it means what the table says, and nothing is taken for done by mistake."""

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from bot.core.errors import DiscordError, Forbidden, Gone, Refused, Unclear, Unfamiliar
from cogs._shared.discord_errors import ARCHIVED, MEANINGS
from tests.wire.answers.requests import KINDS, Asking, Kind
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild

KNOWN = [code for codes in MEANINGS.values() for code in codes if code != ARCHIVED]
LOST = [*((status, None) for status in (500, 502, 503, 504, 507, 520, 524, 599)), (None, "reset")]


@pytest.fixture
async def asking(server: StandIn, bot: PlainBot, guild: Guild, channel: Channel, ana: Person) -> Asking:
    forum = guild.create_forum("stories")
    news = guild.create_announcement_channel("news")
    for one in (channel, forum, news):
        one.set_permissions(guild.bot_role, pin_messages=True, send_polls=True, manage_roles=True)
    await server.until(lambda: bot.get_channel(forum.id) and bot.get_channel(news.id))
    asking = Asking(bot, guild, channel, forum, ana)
    await asking.post()
    return asking


def answers() -> Iterator[tuple[int, int, bool]]:
    """Every refusal as status, code, and whether its body is a page of HTML."""
    for status in range(400, 429):
        yield status, 0, False
        yield status, 987_654, False
        yield status, 0, True
    for code in KNOWN:
        yield 400, code, False
        yield 403, code, False
        yield 404, code, False


def meaning(kind: Kind, status: int, code: int) -> type[DiscordError]:
    """What a refusal means, told apart from the product: by code, else by the few statuses that say something."""
    if code in kind.otherwise:
        return kind.otherwise[code]
    if kind.taking_away and status == 404:
        return Gone
    for found, codes in MEANINGS.items():
        if code in codes:
            return found
    if status == 403 and code:
        return Forbidden
    return Refused if status == 413 else Unfamiliar


@pytest.mark.parametrize("name", KINDS)
async def test_each_refusal_means_what_the_table_says(
    server: StandIn, asking: Asking, name: str, record_property: Callable[[str, object], None]
) -> None:
    kind, tried = KINDS[name], 0
    for status, code, is_html in answers():
        server.faults.clear()
        server.fail(kind.method, kind.path, status=status, code=code, html=is_html, times=None)
        with pytest.raises(DiscordError) as caught:
            await kind.ask(asking)
        wanted = meaning(kind, status, 0 if is_html else code)
        assert type(caught.value) is wanted, f"{status} {code} {is_html}"
        tried += 1
    record_property("refusals", tried)


@pytest.mark.parametrize("name", KINDS)
async def test_what_is_lost_is_unclear_whether_it_arrived_or_not(
    server: StandIn, impatient: None, asking: Asking, name: str
) -> None:
    del impatient
    kind = KINDS[name]
    for status, reset in LOST:
        for when in ("before", "after") if status in (None, 503) else ("before",):
            server.faults.clear()
            server.fail(kind.method, kind.path, status=status, reset=bool(reset), when=when, times=None)
            with pytest.raises(Unclear) as caught:
                await kind.ask(asking)
            assert type(caught.value) is Unclear, f"{status} {reset} {when}"


@pytest.mark.parametrize("name", KINDS)
async def test_after_a_limit_it_is_asked_for_again(server: StandIn, asking: Asking, name: str) -> None:
    kind = KINDS[name]
    limited = server.fail(kind.method, kind.path, status=429, retry_after=0.01)
    before = len(server.requests_to(kind.method, kind.path))
    with suppress(DiscordError):
        await kind.ask(asking)

    assert len(limited.struck) == 1
    assert len(server.requests_to(kind.method, kind.path)) > before + 1


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.done])
async def test_what_an_earlier_attempt_did_is_done(server: StandIn, asking: Asking, name: str) -> None:
    kind = KINDS[name]
    server.fail(kind.method, kind.path, status=400, code=kind.done)

    await kind.ask(asking)
