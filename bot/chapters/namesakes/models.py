"""A chapter that is there already under another one's name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.works.models import Chapter


class NamesakePlace(StrEnum):
    """How far a chapter has come, as far as it matters to another one of the same name."""

    ANNOUNCED = "announced"
    ON_ITS_WAY = "on its way"
    SCHEDULED = "scheduled"
    IN_BACKLOG = "in backlog"
    DRAFT = "draft"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Namesake:
    """A chapter that readers would take for another one.

    `at` is when it was announced, goes out or was drafted; None for one in a backlog that doesn't release it now.
    """

    chapter: Chapter
    where: NamesakePlace
    at: datetime | None

    @property
    def is_a_draft(self) -> bool:
        """Tell whether nothing of it goes out beside another of its name, unless somebody says so of it."""
        return self.where in (NamesakePlace.IN_BACKLOG, NamesakePlace.DRAFT, NamesakePlace.PREVIEW)
