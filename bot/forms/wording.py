"""What the bot says about forms that were refused."""


def try_again() -> str:
    return "Try again"


def only_the_beginning(shown: int, length: int) -> str:
    """Say under a field that more is kept than it shows; Discord takes limits.FIELD_HINT characters there."""
    return f"The first {shown:,} of {length:,} characters; the rest stays, unless you empty this."


def open_form() -> str:
    return "Open the form"


def form_took_long() -> str:
    return "My database was slow to answer, and a form can't be opened that late. It's ready now:"


def forgotten_meanwhile() -> str:
    return "You had your data deleted while this form was under way, so nothing of it is kept. Fill it in anew."


def not_kept_any_more() -> str:
    return (
        "What you typed is kept for a day, and that is over, or your data was deleted. It still stands above: copy it,"
        " and open the form anew."
    )
