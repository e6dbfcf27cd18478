"""What a person may see of an idea, by who they are to it. Every command, button, list, letter and file shows that.

| who they are to the idea | its number, work, state and backing | its text | its writer | who decided, why | origin |
| --- | --- | --- | --- | --- | --- |
| an author of its work, staff of the work's home server | yes | yes | yes | yes | yes |
| who wrote it | yes | yes | yes | yes | yes |
| who wrote what was merged into it | yes | | | yes | |
| who sent much the same | yes | yes | | | |
| who backs it | yes | | | | |
| a reader where its work is announced | if it is public | if it is public | if it is public | | |
| anybody else | | | | | |

An idea is public if who wrote it agreed to be named. What was taken back is its writer's and the reviewers' alone.
To somebody who may see nothing of an idea, there is no such idea. Blocked members see what readers see.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from bot.suggestions.models import Status, Suggestion


class Relation(StrEnum):
    """Who somebody is to an idea; they may be several of these."""

    REVIEWER = "reviewer"
    WRITER = "writer"
    MERGED_WRITER = "merged writer"
    ALIKE = "alike"
    BACKER = "backer"
    READER = "reader"


class Visible(StrEnum):
    """A part of an idea. The state stands for its number, work, chapter, spoiler level, backing, and what became of it;
    the origin for the server it came from, the call it answers, and what its writer chose.
    """

    STATE = "state"
    TEXT = "text"
    WRITER = "writer"
    DECISION = "decision"
    ORIGIN = "origin"


EVERYTHING = frozenset(Visible)

PARTS = {
    Relation.REVIEWER: EVERYTHING,
    Relation.WRITER: EVERYTHING,
    Relation.MERGED_WRITER: frozenset({Visible.STATE, Visible.DECISION}),
    Relation.ALIKE: frozenset({Visible.STATE, Visible.TEXT}),
    Relation.BACKER: frozenset({Visible.STATE}),
    Relation.READER: frozenset({Visible.STATE, Visible.TEXT, Visible.WRITER}),
}
"""What each may see; a reader only of a public idea."""

OF_WHAT_WAS_TAKEN_BACK = (Relation.REVIEWER, Relation.WRITER)


def visible_parts(suggestion: Suggestion, relations: Iterable[Relation]) -> frozenset[Visible]:
    """Say what somebody may see who is all of these to the idea; nothing means that there is no such idea for them."""
    counted = set(relations)
    if not suggestion.credited:
        counted.discard(Relation.READER)
    if suggestion.status is Status.WITHDRAWN:
        counted.intersection_update(OF_WHAT_WAS_TAKEN_BACK)
    return frozenset[Visible]().union(*(PARTS[one] for one in counted))


def as_seen(suggestion: Suggestion, relations: Iterable[Relation]) -> Suggestion | None:
    """Return the idea with nothing in it but what somebody may see who is all of these to it; None if that is nothing.

    What is hidden is empty, so that no sentence made of it can tell.
    """
    parts = visible_parts(suggestion, relations)
    if not parts:
        return None
    seen = suggestion
    if Visible.TEXT not in parts:
        seen = replace(seen, idea="")
    if Visible.WRITER not in parts:
        seen = replace(seen, reader_id=0, reader_name="")
    if Visible.DECISION not in parts:
        seen = replace(seen, decision=None, merged_into_id=None)
    if Visible.ORIGIN not in parts:
        seen = replace(seen, from_guild_id=None, from_guild_name=None, call_id=None, wants_dm=False, is_read=False)
    return seen
