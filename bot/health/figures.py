"""What is counted while the process runs: events, requests, and how long people wait for a first answer."""

import time
from collections import Counter, OrderedDict

BOUNDS = (0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
"""Seconds by which first answers are sorted; Discord waits for three."""

MOST_ASKED = 1000
"""Interactions whose first answer is waited for at once; one that never gets any is forgotten after so many more."""


class Figures:
    """Counts, whether or not anybody asks: adding to one takes no longer than asking whether somebody does."""

    def __init__(self) -> None:
        self.events: Counter[str] = Counter()
        self.requests: Counter[int] = Counter()
        self.answers: Counter[float] = Counter()
        self.answer_seconds = 0.0
        self._asked: OrderedDict[int, float] = OrderedDict()

    def event(self, kind: str) -> None:
        """Count an event of Discord's gateway by its kind."""
        self.events[kind] += 1

    def request(self, status: int) -> None:
        """Count an answer of Discord's by its status; 0 where none came."""
        self.requests[status] += 1

    def asked(self, interaction_id: int) -> None:
        """Note that somebody waits for a first answer from now on."""
        self._asked[interaction_id] = time.monotonic()
        if len(self._asked) > MOST_ASKED:
            self._asked.popitem(last=False)

    def answered(self, interaction_id: int) -> None:
        """Note that Discord has the first answer; a second one counts for nothing."""
        since = self._asked.pop(interaction_id, None)
        if since is not None:
            seconds = time.monotonic() - since
            self.answer_seconds += seconds
            self.answers[next((bound for bound in BOUNDS if seconds <= bound), float("inf"))] += 1
