"""What must hold of a file before it is fetched."""

from bot.core.errors import UserFacingError
from bot.intake.limits import LARGEST_FILE
from bot.uploads import wording


def size(given: int) -> None:
    """Raise UserFacingError if a file of so many bytes is too big."""
    if given > LARGEST_FILE:
        raise UserFacingError(wording.file_too_big, given, LARGEST_FILE)
