"""People whom a click names, besides the one who made it."""

from bot.clicks import store, wording
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.core.people.store import is_forgotten_since


async def require_known(connection: AsyncConnection, person_id: int) -> None:
    """Raise UserFacingError if the click for which this transaction writes names somebody who was forgotten since."""
    click_id = store.click_of(connection)
    if click_id is not None and await is_forgotten_since(connection, person_id, click_id):
        raise UserFacingError(wording.named_is_forgotten)
