"""The people that tests speak of, by name, and the servers, channels and roles around them."""

from bot.setup.models import Member
from bot.works.models import Author

GUILD, OTHER_GUILD = 1_100_000_000_000_000_001, 1_100_000_000_000_000_002
CHANNEL, ADULT_CHANNEL = 1_200_000_000_000_000_001, 1_200_000_000_000_000_018
STAFF_ROLE, WORK_ROLE = 1_300_000_000_000_000_001, 1_300_000_000_000_000_002

MANAGER = Member(GUILD, 1_400_000_000_000_000_001, "Morgan", manages_guild=True)
MODERATOR = Member(GUILD, 1_400_000_000_000_000_002, "Mina", role_ids=frozenset({STAFF_ROLE}))
AUTHOR = Member(GUILD, 1_400_000_000_000_000_003, "Ada")
OTHER_AUTHOR = Member(GUILD, 1_400_000_000_000_000_004, "Bo")
STRANGER = Member(OTHER_GUILD, 1_400_000_000_000_000_005, "Sasha", manages_guild=True)


def reader(number: int, guild_id: int = GUILD) -> Member:
    return Member(guild_id, 1_500_000_000_000_000_000 + number, f"Reader {number}")


def as_author(member: Member) -> Author:
    return Author(id=member.id, name=member.name)
