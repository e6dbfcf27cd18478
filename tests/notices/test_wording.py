"""What staff are told: every trouble says what to do about it."""

import pytest

from bot.announcements.models import Step, Trouble
from bot.notices import wording


@pytest.mark.parametrize("trouble", [one for one in Trouble if one is not Trouble.UNCERTAIN])
def test_every_trouble_says_what_to_do(trouble: Trouble) -> None:
    assert wording.blocked(trouble).startswith(wording.what_to_do(trouble))


@pytest.mark.parametrize("step", Step)
def test_every_step_says_what_it_does_and_which_permission_it_takes(step: Step) -> None:
    assert wording.step_does(step)
    assert wording.step_needs(step)[0].isupper()
