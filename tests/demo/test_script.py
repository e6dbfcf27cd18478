"""The story holds the bot to what it should do."""

import logging
from typing import Any

import pytest

from bot.announcements.models import PostedMessage
from bot.delivery.outbox import Outbox
from bot.delivery.sender import Sender
from bot.demo.samples import samples
from bot.demo.script import play
from bot.demo.stage import Misbehaved
from bot.demo.transcript import Transcript
from bot.demo.world import World
from bot.kudos.mirror.writer import Mirror
from bot.suggestions.own.service import OwnSuggestions
from bot.works.service import Works


async def test_a_bot_that_does_its_job_plays_the_whole_story(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    await play(world, Transcript(), samples())

    assert len(world.announcements()) == len([*samples(), "what the watched site published"])
    assert "What can be read here" in capsys.readouterr().out


async def test_a_bot_that_may_not_post_is_found_out(world: World) -> None:
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=403, code=50013, times=None)

    with pytest.raises(Misbehaved):
        await play(world, Transcript(), samples())


async def _nothing(*_: Any, **__: Any) -> list[Any]:
    return []


async def _a_message_that_nobody_sees(*_: Any) -> PostedMessage:
    return PostedMessage(1)


async def _loud(*_: Any, **__: Any) -> None:
    logging.getLogger("bot").error("It went wrong, and nobody was told")


@pytest.mark.parametrize(
    ("service", "method", "instead", "words"),
    [
        (Outbox, "deliver_chapter", _nothing, "missing from this answer"),
        (Sender, "post_or_find", _a_message_that_nobody_sees, "put 0 messages"),
        (Mirror, "_flush", _nothing, "2 kudos"),
        (Works, "like", _nothing, "isn't offered"),
        pytest.param(OwnSuggestions, "mine", _nothing, "suggestions mine", marks=pytest.mark.expects_errors),
        pytest.param(Mirror, "_flush", _loud, "nobody was told", marks=pytest.mark.expects_errors),
    ],
)
async def test_a_bot_that_fails_at_one_thing_is_found_out(
    world: World, monkeypatch: pytest.MonkeyPatch, service: type, method: str, instead: Any, words: str
) -> None:
    monkeypatch.setattr(service, method, instead)

    with pytest.raises(Misbehaved, match=words):
        await play(world, Transcript(), samples())
