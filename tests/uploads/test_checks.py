"""What must hold of a file before it is fetched."""

import pytest

from bot.core.errors import UserFacingError
from bot.intake.limits import LARGEST_FILE
from bot.uploads import checks, wording


def test_the_biggest_file_that_is_read_is_taken_and_one_byte_more_is_refused_by_its_size() -> None:
    checks.size(LARGEST_FILE)
    with pytest.raises(UserFacingError) as refused:
        checks.size(LARGEST_FILE + 1)

    assert refused.value.words == wording.file_too_big(LARGEST_FILE + 1, LARGEST_FILE)
