"""What must be true of letters: each was said once, to whom it was for, and shows what is so."""

import re
from collections import Counter

from sqlalchemy import select

from bot.app.letters import KINDS
from bot.core.db.rows import read_all
from bot.letters.models import Letter, LetterKind
from bot.letters.store import FOLLOWS_NOTICES, letters
from tests.letters.letterbox import Letterbox, PostedLetter
from tests.simulation.servers import LETTERS, NOTICES
from tests.simulation.simulation import Simulation

TOKEN = re.compile(r"Idea \d+ of Reader \d+")


async def check(simulation: Simulation) -> None:
    box = simulation.process.channels.letterbox
    each_was_said_once(box)
    nobody_reads_what_isnt_for_them(simulation, box)
    async with simulation.process.database.read() as connection:
        rows = read_all(Letter, await connection.execute(select(letters, FOLLOWS_NOTICES).order_by(letters.c.id)))
        shown = {row.id: await KINDS[row.kind].render(connection, row) for row in rows if row.kind is LetterKind.CALL}
    nothing_is_left(rows)
    standing = {message.id: message for message in box.messages}
    for row in rows:
        if row.kind is LetterKind.CALL and row.message_id:
            assert standing[row.message_id].content == shown[row.id], f"{row} is stale"
    for_adults = {its_id for its_id, content in shown.items() if content is None or content.rating.is_for_adults}
    whoever_was_thanked_has_a_card(simulation, [row for row in rows if row.message_id or row.id not in for_adults])


def each_was_said_once(box: Letterbox) -> None:
    said = Counter(message.nonce for message in box.messages)
    assert {nonce: times for nonce, times in said.items() if times > 1} == {}, "said more than once"


def nothing_is_left(rows: list[Letter]) -> None:
    left = [row for row in rows if row.due_at is not None]
    assert left == [], f"letters were never posted: {left}"


def nobody_reads_what_isnt_for_them(simulation: Simulation, box: Letterbox) -> None:
    """An idea stands in its card among staff, in the poll it was picked for, and in what its own reader is written."""
    names = {member.id: member.name for member in simulation.readers.members}
    open_to_all = {*LETTERS.values(), *NOTICES.values()} - {LETTERS["cards"]}
    for message in box.messages:
        written = {token for content in message.shown for token in TOKEN.findall(repr(content))}
        if message.is_private:
            strange = {token for token in written if not token.endswith(f" of {names.get(message.to)}")}
            assert strange == set(), f"{names.get(message.to)} read {strange}"
        elif message.to in open_to_all and not is_poll(message):
            assert written == set(), f"everybody could read {written}"


def is_poll(message: PostedLetter) -> bool:
    return message.content.poll is not None


def whoever_was_thanked_has_a_card(simulation: Simulation, rows: list[Letter]) -> None:
    """A card or a call is posted in the end, unless nobody could tell for too long.

    No call is that isn't among the rows: it was over before, or its work may not be shown where it was to go.
    """
    cards = {row.number("suggestion_id"): row for row in rows if row.kind is LetterKind.CARD}
    called = {row.number("call_id"): row for row in rows if row.kind is LetterKind.CALL}
    for wanted, found in ((simulation.readers.thanked, cards), (simulation.reviewers.called, called)):
        for its_id in wanted if found is cards else called:
            assert found[its_id].message_id or found[its_id].attempted_at, f"{found[its_id]} was never posted"
