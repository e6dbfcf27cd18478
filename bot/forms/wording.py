"""What the bot says about forms that were refused."""


def try_again() -> str:
    return "Try again"


def not_kept_any_more() -> str:
    return (
        "What you typed is kept for a day, and that is over, or your data was deleted. It still stands above: copy it,"
        " and open the form anew."
    )
