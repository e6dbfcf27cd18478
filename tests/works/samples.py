"""A work with everything said of it."""

from bot.works.models import Rating, Work, WorkDetails
from tests.worlds.people import CHANNEL, WORK_ROLE

FULL = WorkDetails(
    title="The Lighthouse",
    link="https://example.org/lighthouse",
    rating=Rating.TEEN,
    warnings=("Major Character Death", "Graphic Depictions Of Violence"),
    fandoms="Original Work",
    summary="A lamp goes out.\n\nNobody saw.",
    total=12,
    channel_id=CHANNEL,
    role_id=WORK_ROLE,
)


def titles(works: list[Work]) -> list[str]:
    return [work.title for work in works]


PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


GIF = b"GIF89a" + b"\x00" * 20


HERS = "A lighthouse at dusk"
