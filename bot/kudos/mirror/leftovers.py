"""What was taken out of memory to be done, and couldn't be: it is put back, and done later."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def putting_back(taken: T, put_back: Callable[[T], object]) -> Iterator[T]:
    """Put back what is left of something when the block fails: the database may be away."""
    try:
        yield taken
    except BaseException:
        put_back(taken)
        raise
