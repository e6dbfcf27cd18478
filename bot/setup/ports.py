"""Who is told of a change that settles what counts as kudos: whoever counts them, in the same transaction."""

from collections.abc import Awaitable
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection


class Changed(Protocol):
    def __call__(self, connection: AsyncConnection, changed_id: int, /) -> Awaitable[None]:
        """`changed_id` is the work whose authors, or the server whose kudos emoji, are others now."""
        ...


async def nobody_minds(connection: AsyncConnection, changed_id: int, /) -> None:
    """Until somebody counts, there is nobody to tell."""
    del connection, changed_id
