"""Looking for feeds."""

import pytest

from tests.watching.finding.web import Search, Searching
from tests.worlds.lasting_intake import LastingIntake


@pytest.fixture
def searching(intake: LastingIntake) -> Searching:
    return lambda pages, moved=None: Search(intake, pages, moved)
