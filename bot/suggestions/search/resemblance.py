"""Which suggestions say about the same: the database names candidates, rapidfuzz compares their words."""

from collections.abc import Mapping

from bot.core.db.connecting.connections import AsyncConnection
from bot.suggestions import store
from bot.suggestions.models import SimilarSuggestion, Status
from bot.suggestions.search import store as search_store
from bot.suggestions.search.store import Scope

ENOUGH = 72.0
"""Of 100: below it two ideas have words in common, but not a plot."""

COMMON = 0.6
"""The part of their words that two ideas must share: else short ones are alike by their letters alone."""

SHOWN = 3
"""Similar suggestions that are shown at once."""


async def similar(
    connection: AsyncConnection, guild_id: int, work_id: int, idea: str, *, besides: int = 0
) -> list[SimilarSuggestion]:
    """Find a work's waiting and accepted suggestions that say about what this idea says, the most alike first."""
    scope = Scope(guild_id=guild_id, work_ids=(work_id,), statuses=(Status.WAITING, Status.ACCEPTED))
    others = await search_store.candidates(connection, scope, idea)
    others.pop(besides, None)
    scores = _most_alike(idea, others)
    return [SimilarSuggestion(one, scores[one.id]) for one in await store.find_all(connection, guild_id, list(scores))]


def _most_alike(idea: str, others: Mapping[int, str]) -> dict[int, float]:
    """Say how alike the others are that are enough so, by their ids; the most alike first."""
    from rapidfuzz import fuzz, utils  # with the first idea that has others to compare with

    said = utils.default_process(idea)
    scored = {one: fuzz.token_sort_ratio(said, utils.default_process(other)) for one, other in others.items()}
    alike = [one for one, score in scored.items() if score >= ENOUGH and _common(idea, others[one]) >= COMMON]
    return {one: scored[one] for one in sorted(alike, key=lambda one: (-scored[one], one))[:SHOWN]}


def _common(idea: str, other: str) -> float:
    """Say how many of the words of the one with more are in both, from 0 to 1."""
    words, others = set(search_store.terms(idea)), set(search_store.terms(other))
    return len(words & others) / max(len(words), len(others), 1)
