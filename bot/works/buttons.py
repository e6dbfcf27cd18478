"""The buttons that go with a work."""

from bot.core.buttons import CustomId


class ShowAdded(CustomId, name="work-added"):
    """Shows once more a work that was added."""

    work_id: int


class ShowRemoved(CustomId, name="work-removed"):
    """Offers once more to undo that a work was removed."""

    work_id: int


class UndoRemoval(CustomId, name="work-restore"):
    work_id: int
