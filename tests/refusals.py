"""Waiting for a refusal and looking at its words."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.core.errors import UserFacingError


@contextmanager
def refused(words: str, kind: type[UserFacingError] = UserFacingError) -> Iterator[None]:
    """The block raises a UserFacingError that says exactly this."""
    with pytest.raises(kind) as caught:
        yield
    assert caught.value.words == words
