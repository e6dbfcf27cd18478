"""Keep compiled statements and PostgreSQL's connections from one test to the next.

SQLAlchemy would compile every statement anew for every test's database, and a new connection to PostgreSQL costs more
than most tests do on it.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Self

import pytest
from sqlalchemy import AsyncAdaptedQueuePool, Engine
from sqlalchemy.engine import URL
from sqlalchemy.util import greenlet_spawn

from bot.core.db import engines
from bot.core.db.connecting.connections import AsyncEngine, create_async_engine

_first: dict[str, Engine] = {}
_lasting: dict[URL, AsyncEngine] = {}


class _LastingPool(AsyncAdaptedQueuePool):
    """A database that closes leaves its connections to the next one."""

    def dispose(self) -> None:
        """Nothing that the database could dispose of."""

    def recreate(self) -> Self:
        return self

    def end(self) -> None:
        super().dispose()


class LastingLoop(asyncio.SelectorEventLoop):
    """One event loop for many tests, to which those connections belong. Each test's tasks end with it all the same."""

    def close(self) -> None:
        """Be as new for the next test."""
        loop: Any = self
        for timer in loop._scheduled:
            timer.cancel()
        loop._default_executor = None
        loop._executor_shutdown_called = loop._asyncgens_shutdown_called = False

    def end(self) -> None:
        super().close()


@cache
def lasting_loop() -> LastingLoop:
    return LastingLoop()


def _create(url: URL, **options: Any) -> AsyncEngine:
    if url.get_backend_name() == "postgresql" and "poolclass" not in options:
        if url not in _lasting:
            _lasting[url] = _compiling_once(url, poolclass=_LastingPool, **options)
        return _lasting[url]
    return _compiling_once(url, **options)


def _compiling_once(url: URL, **options: Any) -> AsyncEngine:
    engine = create_async_engine(url, query_cache_size=5000, **options)
    first = _first.setdefault(url.drivername, engine.sync_engine)
    engine.sync_engine.dialect = first.dialect
    engine.sync_engine._compiled_cache = first._compiled_cache
    return engine


@contextmanager
def lasting_engines() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(engines, "create_async_engine", _create)
        yield
    lasting_loop().end()


def close_connections(url: URL) -> None:
    """Before the database that they are to goes away."""
    if engine := _lasting.pop(url, None):
        pool: Any = engine.pool
        lasting_loop().run_until_complete(greenlet_spawn(pool.end))
