"""The button of an announcement that lets readers suggest for its chapter."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.buttons import CustomId


@dataclass(frozen=True, slots=True)
class SuggestFor(CustomId):
    """On every announcement; the nonce is also what an announcement is recognised by in its channel."""

    name: ClassVar[str] = "suggest"
    announcement_id: int
    nonce: str
