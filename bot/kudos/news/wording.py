"""What the bot says of where kudos are celebrated, and when authors are told."""

from bot.kudos.news.models import NewsChoice
from bot.setup.panel.models import ChannelState
from bot.setup.panel.wording import with_state


def heading() -> str:
    return "### What is told of kudos"


def milestones_in(chosen: ChannelState | None) -> str:
    return with_state("Milestones are celebrated in", chosen, "*no channel*")


def digests_in(chosen: ChannelState | None, hour: int, zone: str) -> str:
    nowhere = "*direct messages only*"
    return with_state(f"Authors' digests at {hour}:00 ({zone.replace('_', ' ')}) go to", chosen, nowhere)


def zone_is_the_servers() -> str:
    return "-# The time zone is that of `/setup time_zone:`."


def hint(choice: NewsChoice) -> str:
    hints = {
        NewsChoice.OPEN: "Milestones, digests",
        NewsChoice.MILESTONES: "Channel for milestones",
        NewsChoice.DIGESTS: "Channel for authors' digests",
        NewsChoice.HOUR: "Hour of the digests",
    }
    return hints[choice]


def hour(number: int) -> str:
    return f"Digests at {number}:00"


def no_such_hour() -> str:
    return "There is no such hour. Choose one from the list."
