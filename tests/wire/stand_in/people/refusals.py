"""What a real client would not let a person do, and what it shows when a bot stays silent."""


class NotPossible(AssertionError):
    """A real client would not offer this: no such button, command or option, or no permission."""


class NoAnswer(AssertionError):
    """The application did not respond (in time), or went on thinking."""
