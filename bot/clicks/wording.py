"""What the bot says to who asks for the same thing a second time."""


def forgotten_meanwhile() -> str:
    return (
        "You had your data deleted while this was under way, so nothing was done and nothing is kept. Ask once more if"
        " you want it after all."
    )


def named_is_forgotten() -> str:
    return (
        "Somebody you named had their data deleted while this was under way, so nothing was done. Ask once more if you"
        " still want it."
    )


def done_already() -> str:
    return "That was done already, the first time you asked. Nothing was done twice."
