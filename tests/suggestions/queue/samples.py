"""Ideas that wait in the queue."""

from bot.suggestions.models import Suggestion
from tests.suggestions.desk import Desk
from tests.worlds.house import reader


async def given(desk: Desk, count: int) -> list[Suggestion]:
    return [await desk.give(f"Idea {number}", reader(number)) for number in range(count)]
