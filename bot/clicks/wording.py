"""What the bot says to who asks for the same thing a second time."""


def done_already() -> str:
    return "That was done already, the first time you asked. Nothing was done twice."
