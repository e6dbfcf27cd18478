"""The buttons, selects and forms of `/setup`."""

from bot.core.buttons import CustomId


class ShowSetup(CustomId, name="setup"):
    """The panel, with everything as it is now."""


class ChooseInSetup(CustomId, name="setup-choose"):
    """A select of the panel: `what` is a SetupChoice."""

    what: str


class AskForSetup(CustomId, name="setup-ask"):
    """Open the form for what is typed: `what` is a SetupChoice."""

    what: str


class SetupForm(CustomId, name="setup-form"):
    what: str


class PostTest(CustomId, name="setup-test"):
    """Post a test where chapters are announced."""


class TakeMyReactions(CustomId, name="setup-test-emoji"):
    """Stands on the test too: lets the emoji stand for kudos with which who presses it reacted to the test."""


class RemoveTest(CustomId, name="setup-test-remove"):
    """Stands on the test itself, and takes it away."""
