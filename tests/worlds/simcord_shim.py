"""What SimCord gets wrong and a test needs, mended in one place; `test_simcord_canaries.py` tells when it may go."""

from typing import Any

from simcord import Env
from simcord.backend import serializers
from simcord.builders import ChannelHandle

AGE_RESTRICTED = "is_age_restricted"
"""What a stored channel gets: ids repeat from one simulation to the next."""

_channel_payload = serializers.channel_payload


def _with_age_restriction(backend: Any, channel: Any, *arguments: Any, **options: Any) -> Any:
    payload: Any = _channel_payload(backend, channel, *arguments, **options)
    return {**payload, "nsfw": True} if getattr(channel, AGE_RESTRICTED, False) else payload


serializers.channel_payload = _with_age_restriction

LOOKS_EVERY = 0.005
"""Seconds of real time; SimCord itself looks every 0.05 whether what waits for the database has got on."""

Env._settle_internal.__kwdefaults__.update(idle=LOOKS_EVERY)  # type: ignore[union-attr]

_settle = Env._settle_internal


async def _settle_as_long_as_anything(env: Env, *, timeout: float | None = None, **options: Any) -> None:  # noqa: ASYNC109
    """Give a bot's start as many seconds as everything else, where SimCord gives it five."""
    await _settle(env, timeout=max(timeout, env.settle_timeout) if timeout else timeout, **options)


setattr(Env, _settle.__name__, _settle_as_long_as_anything)


def restrict_age(channel: ChannelHandle) -> None:
    """Make a channel age-restricted, as its settings would."""
    backend = channel._env.backend
    stored = backend.get_channel(channel.id)
    setattr(stored, AGE_RESTRICTED, True)
    backend.emit("CHANNEL_UPDATE", dict(serializers.channel_payload(backend, stored)))
