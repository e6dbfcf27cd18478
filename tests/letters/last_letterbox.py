"""The end of a process with its first letter, once Discord has it."""

from bot.letters.models import Letter, LetterContent
from tests.letters.letterbox import Letterbox


class Died(BaseException):
    """The process ends here: nothing catches it."""


class LastLetterbox(Letterbox):
    """Discord as a process meets it that ends with its first request to post."""

    async def post(self, letter: Letter, content: LetterContent) -> int:
        await super().post(letter, content)
        raise Died
