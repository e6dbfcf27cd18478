"""What must be true of every schedule once it has settled, whatever happened in it."""

from tests.simulation.invariants import announcements, ideas, kudos, letters
from tests.simulation.simulation import Simulation


async def check(simulation: Simulation) -> None:
    """Raises AssertionError with the invariant that was broken."""
    for feature in (announcements, letters, ideas, kudos):
        await feature.check(simulation)
