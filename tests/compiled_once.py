"""Statements compiled once a run: SQLAlchemy would compile each anew for every test's database."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.core import engines

_first: dict[str, Engine] = {}


def _create(url: URL, **options: Any) -> AsyncEngine:
    engine = create_async_engine(url, query_cache_size=5000, **options)
    first = _first.setdefault(url.drivername, engine.sync_engine)
    engine.sync_engine.dialect = first.dialect
    engine.sync_engine._compiled_cache = first._compiled_cache
    return engine


def share_what_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "create_async_engine", _create)
