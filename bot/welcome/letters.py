"""How the welcome is rendered: once in a server, and not where somebody was faster."""

from datetime import timedelta

from bot.core.db.connecting.connections import AsyncConnection
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.letters.ports import LetterHandling
from bot.setup import store as setup_store
from bot.welcome import wording

A_WHILE = timedelta(hours=1)
"""For how long it is tried; later it would come out of the blue."""


async def _hello(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    is_set_up = (await setup_store.find(connection, letter.guild_id)).channel_id is not None
    return None if is_set_up else LetterContent(text=wording.hello())


KINDS = {LetterKind.WELCOME: LetterHandling(_hello, tried_for=A_WHILE, is_kept=True, held_for=A_WHILE)}
