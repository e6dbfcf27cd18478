"""Ideas that wait in the queue, and what is looked for among them."""

from bot.suggestions.models import Suggestion
from bot.suggestions.queue.filter import QueueFilter
from tests.suggestions.ideas import Ideas
from tests.worlds.people import reader

WAITING, EVERY = QueueFilter(), QueueFilter(status=None)


async def given(ideas: Ideas, count: int) -> list[Suggestion]:
    return [await ideas.give(f"Idea {number}", reader(number), credited=True) for number in range(count)]
