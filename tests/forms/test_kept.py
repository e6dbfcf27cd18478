"""How many refused forms are kept of one person."""

import pytest

from bot.core.errors import UserFacingError
from bot.forms.store import MOST_KEPT, RefusedForm
from tests.worlds.program import Program

TYPED = RefusedForm("suggest:1:0:0", {"idea": "A storm."})


async def test_of_one_persons_refused_forms_the_newest_are_kept(program: Program) -> None:
    forms = program.services.forms
    others = await forms.keep(8, TYPED, 1)
    kept = [await forms.keep(7, TYPED, 1) for _ in range(MOST_KEPT + 2)]

    for refused_id in kept[:2]:
        with pytest.raises(UserFacingError):
            await forms.find(7, refused_id)
    assert [await forms.find(7, refused_id) for refused_id in kept[2:]] == [TYPED] * MOST_KEPT
    assert await forms.find(8, others) == TYPED
