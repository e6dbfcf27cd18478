"""Ideas that wait in the queue."""

from bot.suggestions.models import Suggestion
from tests.suggestions.ideas import Ideas
from tests.worlds.people import reader


async def given(ideas: Ideas, count: int) -> list[Suggestion]:
    return [await ideas.give(f"Idea {number}", reader(number)) for number in range(count)]
