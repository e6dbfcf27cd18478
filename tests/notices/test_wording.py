"""What staff are told of a step that isn't allowed."""

import pytest

from bot.announcements.models import Step
from bot.notices import wording


@pytest.mark.parametrize("step", Step)
def test_every_step_says_what_it_does_and_which_permission_it_takes(step: Step) -> None:
    assert wording.step_does(step)
    assert wording.step_needs(step)[0].isupper()
