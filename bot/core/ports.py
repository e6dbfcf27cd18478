"""A port: the place in a service for what it needs of the outside world, filled in by whoever knows that world."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Port(Generic[T]):
    """Holds what a cog binds in `cog_load`. A service makes one in `__init__` and calls it each time it needs it.

    `post = Port[Post]("post")` in the service, `service.post.bind(DiscordPost(client))` in the cog,
    `await self.post().say(…)` in the service again.
    """

    def __init__(self, name: str) -> None:
        """`name` is what the error calls it as long as nothing is bound."""
        self._name = name
        self._bound: T | None = None

    def bind(self, implementation: T) -> None:
        """Use this from now on, in place of what was bound before: a new login binds again."""
        self._bound = implementation

    @property
    def is_bound(self) -> bool:
        return self._bound is not None

    def __call__(self) -> T:
        """Return what is bound. Raises RuntimeError as long as nothing is."""
        if self._bound is None:
            raise RuntimeError(f"nothing is bound to the port {self._name!r} yet")
        return self._bound
