"""Forgetting somebody as their click does."""

from dataclasses import dataclass

from bot.clicks.models import first_id
from bot.privacy.models import Forgotten, Wishes
from tests.worlds.program import Program

GO, STAY = Wishes(), Wishes(keep_kudos=True, keep_ideas=True)


@dataclass
class Forget:
    program: Program
    _clicks: int = 0

    def click_id(self) -> int:
        """A click made now, later than those before."""
        self._clicks += 1
        return first_id(self.program.clock()) + self._clicks

    async def __call__(self, person_id: int, wishes: Wishes = GO) -> Forgotten:
        return await self.program.services.own_data.forgetting.forget(person_id, self.click_id(), wishes)
