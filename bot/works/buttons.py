"""The buttons that go with a work."""

from bot.core.buttons import CustomId


class UndoRemoval(CustomId, name="work-restore"):
    work_id: int
