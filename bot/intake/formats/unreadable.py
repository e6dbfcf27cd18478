"""The one error that reading a file raises."""

from collections.abc import Callable


class Unreadable(Exception):
    """A file the bot can't read; `str()` is a sentence for its author: what is wrong, what to do.

    Carries a function of `bot.intake.wording` and its arguments, so that the sentence can be said in any language.
    """

    def __init__(self, say: Callable[..., str], *arguments: str | int) -> None:
        super().__init__(say, *arguments)
        self.say = say
        self.arguments = arguments

    def __str__(self) -> str:
        return self.say(*self.arguments)
