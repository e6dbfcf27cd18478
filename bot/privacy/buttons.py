"""The buttons of `/privacy forget`. Whoever clicks is who is forgotten, whomever the message was for."""

from bot.core.buttons import CustomId


class ChooseWhatStays(CustomId, name="privacy-stays"):
    """Asks anew with other wishes: 1 for what is to stay without a name."""

    kudos: int
    ideas: int


class ForgetMe(CustomId, name="privacy-forget"):
    """Has the data of who clicks deleted, with these wishes."""

    kudos: int
    ideas: int


class KeepMyData(CustomId, name="privacy-keep"):
    """Ends the question: nothing is deleted."""
