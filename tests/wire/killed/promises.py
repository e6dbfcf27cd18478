"""What people were told that was done, which must be so however often the bot is killed afterwards."""

from collections import Counter
from dataclasses import dataclass, field

from tests.wire.stand_in.people.person import Person


@dataclass
class Promises:
    """Chapters by their numbers, ideas by their text, decisions by the idea's number, calls by their question.

    What was asked for and not answered may be done or not, but not twice.
    """

    asked: set[int] = field(default_factory=set)
    posted: set[int] = field(default_factory=set)
    published: set[int] = field(default_factory=set)
    tried: Counter[str] = field(default_factory=Counter)
    ideas: dict[str, int] = field(default_factory=dict)
    written_to: set[int] = field(default_factory=set)
    decisions: dict[int, str] = field(default_factory=dict)
    undecided: set[int] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    forgetting: dict[int, Person] = field(default_factory=dict)
    forgotten: dict[int, Person] = field(default_factory=dict)
    guests_ideas: dict[int, str] = field(default_factory=dict)
    copies: int = 0
    impossible: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return (
            f"{len(self.posted)} chapters of {len(self.asked)}, {len(self.published)} from the web, {len(self.ideas)}"
            f" ideas of {len(self.tried)}, {len(self.decisions)} decisions, {len(self.called)} calls of"
            f" {len(self.questions)}, {len(self.forgotten)} forgotten, {self.copies} copies"
        )
