"""What can go wrong with fetching, on one page."""

from datetime import datetime

from bot.core.errors import ChapterhouseError


class FetchError(ChapterhouseError):
    """Nothing was fetched."""


class BadAddress(FetchError):
    """No address that is ever fetched, whoever asks: not http or https, another port, or with a password in it."""


class NotPublic(BadAddress):
    """The address, or one that its name or a redirect leads to, is none of the public internet."""


class Closed(FetchError):
    """The host, or one that a redirect leads to, is never asked: whoever runs it wants no programs."""


class Unreachable(FetchError):
    """No answer, or none that makes sense: the host is down, unknown, or speaks something else."""


class TooSlow(Unreachable):
    """The answer wasn't whole in time."""


class TooLarge(FetchError):
    """The answer is larger than is ever read."""


class Missing(FetchError):
    """The host says that nothing is there."""


class BadStatus(FetchError):
    """The host answered with an error, whose number is `status`."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class HostPaused(FetchError):
    """The host is asked for nothing before `until`: it said so, or had enough of us."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"until {until:%Y-%m-%d %H:%M} UTC")
        self.until = until


class HadEnough(HostPaused):
    """The host was asked, and said so just now."""


class HostTaken(FetchError):
    """Others wait for the same host, for longer than whoever asks has patience."""
