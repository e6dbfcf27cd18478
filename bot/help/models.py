"""What `/help` is about: one thing at a time is explained, and everything is named."""

from enum import StrEnum


class Topic(StrEnum):
    READING = "reading"
    KUDOS = "kudos"
    CHAPTERS = "chapters"
    QUEUE = "queue"
    WORKS = "works"
    STAFF = "staff"
    SERVER = "server"
    PRIVACY = "privacy"


def topics_for(*, posts: bool, is_staff: bool, manages_guild: bool, is_set_up: bool) -> list[Topic]:
    """Find what somebody can do here, first what they most likely look for."""
    first = [Topic.SERVER] if manages_guild and not is_set_up else []
    authors = [Topic.CHAPTERS, Topic.QUEUE, Topic.WORKS] if posts else []
    staff = [Topic.STAFF] if is_staff else []
    server = [Topic.SERVER] if manages_guild and is_set_up else []
    return [*first, *authors, *staff, *server, Topic.READING, Topic.KUDOS, Topic.PRIVACY]
