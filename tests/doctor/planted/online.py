"""Faults of token, application and channels: each is planted on a host on which nothing else is wrong."""

from bot.doctor.models import FindingKind
from tests.doctor.healthy_host import HealthyHost
from tests.doctor.planted.fault import Fault
from tests.worlds.clock import SetClock


async def no_token(host: HealthyHost) -> None:
    host.set(DISCORD_TOKEN="")


async def reset_token(host: HealthyHost) -> None:
    host.set(DISCORD_TOKEN="MTIz.reset.meanwhile")


async def no_network(host: HealthyHost) -> None:
    host.set(DISCORD_API_URL="http://127.0.0.1:9/api/v10")


async def outage_of_discord(host: HealthyHost) -> None:
    host.discord.fail("GET", "/users/@me", status=503, times=None)


async def page_instead_of_an_answer(host: HealthyHost) -> None:
    host.discord.fail("GET", "/applications/@me", status=502, html=True, times=None)


async def silence(host: HealthyHost) -> None:
    host.discord.fail("GET", "/users/@me", hang=True, times=None)


async def fast_clock(host: HealthyHost) -> None:
    host.clock = SetClock(host.clock())
    host.clock.advance(minutes=10)


async def slow_clock(host: HealthyHost) -> None:
    host.clock = SetClock(host.clock())
    host.clock.advance(minutes=-5)


async def endpoint_elsewhere(host: HealthyHost) -> None:
    host.discord.application["interactions_endpoint_url"] = "https://example.org/interactions"


async def privileged_intent(host: HealthyHost) -> None:
    host.discord.application["flags"] = 1 << 19


async def code_grant(host: HealthyHost) -> None:
    host.discord.application["bot_require_code_grant"] = True


async def many_starts(host: HealthyHost) -> None:
    host.discord.gateway.identified = 960


async def deleted_channel(host: HealthyHost) -> None:
    (guild,) = host.discord.guilds
    await host.program.set_up(guild.id, channel_id=guild.create_text_channel("old").id)
    guild.channels[-1].delete()


async def hidden_channel(host: HealthyHost) -> None:
    (guild,) = host.discord.guilds
    guild.channels[0].set_permissions(guild.everyone, send_messages=False)


FAULTS = [
    Fault(no_token, FindingKind.TOKEN_MISSING),
    Fault(reset_token, FindingKind.TOKEN_REFUSED),
    Fault(no_network, FindingKind.DISCORD_UNREACHABLE),
    Fault(outage_of_discord, FindingKind.DISCORD_UNREACHABLE),
    Fault(page_instead_of_an_answer, FindingKind.DISCORD_UNREACHABLE),
    Fault(silence, FindingKind.DISCORD_UNREACHABLE),
    Fault(fast_clock, FindingKind.CLOCK_OFF),
    Fault(slow_clock, FindingKind.CLOCK_OFF),
    Fault(endpoint_elsewhere, FindingKind.ENDPOINT_SET),
    Fault(privileged_intent, FindingKind.INTENTS_UNNEEDED),
    Fault(code_grant, FindingKind.CODE_GRANT),
    Fault(many_starts, FindingKind.SESSIONS_LOW),
    Fault(deleted_channel, FindingKind.CHANNEL_GONE),
    Fault(hidden_channel, FindingKind.CHANNEL_LACKS),
]
