"""What is asked for, and what comes back."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a host recognises that nothing changed since: its ETag and Last-Modified of the last time."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What a host answered: `body` is None where nothing changed; `url` is where the redirects led.

    `fresh_for` is for how long the host says that it won't have anything newer.
    """

    url: str
    body: bytes | None
    content_type: str
    charset: str | None
    validators: Validators
    fresh_for: timedelta | None
