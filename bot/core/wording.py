"""What the bot says when something goes wrong anywhere."""


def unexpected(reference: str) -> str:
    return (
        "Something went wrong on my side, and nothing was lost that I had confirmed. Try once more; if it happens"
        f" again, give the bot's host this reference: `{reference}`."
    )


def database_is_busy() -> str:
    """Say no more than is known: some of what was asked for may have been done."""
    return (
        "Somebody else keeps my database busy just now, perhaps a backup, and I couldn't go on. Try again in a minute."
    )


def database_is_away() -> str:
    """Say no more than is known, as above."""
    return "I can't reach my database just now, so I couldn't go on. Try again in a minute."


def for_everybody() -> str:
    return "Here it is, for everybody to see:"


def server_only() -> str:
    return "That works in a server only."


def your_text() -> str:
    return "Here is what you typed, so that you can send it again:"


def your_text_in_a_file() -> str:
    return "What you typed is in the attached file, so that you can send it again."


def not_allowed() -> str:
    return "You aren't allowed to do that here."


def unknown_button() -> str:
    return "That belongs to an older version of me, and I can't tell any more what it meant. Use the command again."
