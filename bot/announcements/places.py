"""What Discord lets the bot do where a card goes, as far as a card shows it."""

from dataclasses import dataclass

from bot.targets.roles import RoleFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A channel as a card meets it.

    `role` is the work's role there, None where it has none or it was deleted. `pings_all` if the bot may ping the roles
    that not everyone may.
    """

    role: RoleFacts | None = None
    manages_roles: bool = True
    attaches_files: bool = True
    opens_threads: bool = True
    pings_all: bool = True
