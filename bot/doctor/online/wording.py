"""What the doctor says of Discord: the token, the application, and what the bot may do in servers."""

from datetime import timedelta

from bot.doctor.models import Advice
from bot.setup.wording import permission_name


def _portal() -> str:
    return "https://discord.com/developers/applications"


def token_missing() -> Advice:
    return Advice(
        "No DISCORD_TOKEN is set, so the bot can't start.",
        f"Put your bot's token into .env: {_portal()} → your application → Bot → Reset Token.",
    )


def token_refused() -> Advice:
    return Advice(
        "Discord refuses the token in DISCORD_TOKEN: it was reset, or not copied whole.",
        f"Copy it again, or reset it: {_portal()} → your application → Bot → Reset Token.",
    )


def discord_unreachable(url: str, why: str) -> Advice:
    return Advice(
        f"Discord can't be asked at {url} ({why}), so token, application and permissions weren't looked at.",
        "See whether this machine has a network, and https://discordstatus.com for an outage. The bot itself waits.",
    )


def clock_off(seconds: int) -> Advice:
    off = f"{timedelta(seconds=abs(seconds))} {'ahead of' if seconds > 0 else 'behind'}"
    return Advice(
        f"This machine's clock is {off} Discord's: chapters go out by it, and nothing expires meanwhile.",
        "Let the machine set its clock by the network (systemd: timedatectl set-ntp true).",
    )


def endpoint_set() -> Advice:
    return Advice(
        "The application has an Interactions Endpoint URL: Discord sends commands and clicks there, not to the bot.",
        f"Empty that field: {_portal()} → your application → General Information.",
    )


def intents_unneeded(names: str) -> Advice:
    return Advice(
        f"The application asks for what the bot never uses: {names}.",
        f"Turn it off: {_portal()} → your application → Bot → Privileged Gateway Intents.",
    )


def code_grant() -> Advice:
    return Advice(
        "The application requires an OAuth2 code grant, with which the bot's invitation fails.",
        f"Turn it off: {_portal()} → your application → Bot → Requires OAuth2 Code Grant.",
    )


def sessions_low(remaining: int, total: int) -> Advice:
    return Advice(
        f"Of the {total} connections that Discord allows in a day {remaining} are left; then it resets the token.",
        "Something starts the bot again and again: its log says why it ends.",
    )


def channel_gone(guild: str, channel_id: int) -> Advice:
    return Advice(
        f"In {guild} the channel {channel_id}, which is chosen for the bot, was deleted or is hidden from it.",
        "A manager of that server sees more with /doctor, and chooses another with /setup.",
    )


def channel_lacks(guild: str, channel: str, permissions: str) -> Advice:
    named = ", ".join(permission_name(one) for one in permissions.split())
    return Advice(
        f"In {guild} the bot can't do its work in #{channel}: it lacks {named}.",
        "A manager of that server allows it in the channel's settings under Permissions; /doctor there says more.",
    )
