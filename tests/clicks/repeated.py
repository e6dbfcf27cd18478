"""Clicks that Discord delivers twice, and answers that never arrive."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from simcord import Env

from tests.worlds.town import Town


@contextmanager
def delivered_twice(env: Env) -> Iterator[None]:
    """Let each interaction arrive twice, as any event may."""
    emit = env.backend.emit

    def emit_twice(event: str, payload: Any, *more: Any, **named: Any) -> Any:
        if event == "INTERACTION_CREATE":
            emit(event, payload, *more, **named)
        return emit(event, payload, *more, **named)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(env.backend, "emit", emit_twice)
        yield


@contextmanager
def unanswered(town: Town) -> Iterator[None]:
    """Let Discord take no answer to a click, as if it came too late."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        iso_after = town.env.backend.iso_after
        monkeypatch.setattr(town.env.backend, "iso_after", lambda seconds: iso_after(0 if seconds == 3 else seconds))
        yield
