"""Discord's refusals: HTTP status, code and message, and the shape of an invalid form."""

from enum import IntEnum
from typing import Any


class Code(IntEnum):
    UNAUTHORIZED = 0
    UNKNOWN_CHANNEL = 10003
    UNKNOWN_GUILD = 10004
    UNKNOWN_MEMBER = 10007
    UNKNOWN_MESSAGE = 10008
    UNKNOWN_OVERWRITE = 10009
    UNKNOWN_ROLE = 10011
    UNKNOWN_USER = 10013
    UNKNOWN_EMOJI = 10014
    UNKNOWN_WEBHOOK = 10015
    UNKNOWN_INTERACTION = 10062
    UNKNOWN_COMMAND = 10063
    TOO_MANY_PINS = 30003
    TOO_MANY_REACTIONS = 30010
    TOO_LARGE = 40005
    ALREADY_CROSSPOSTED = 40033
    ALREADY_ACKNOWLEDGED = 40060
    TAG_REQUIRED = 40067
    MISSING_ACCESS = 50001
    NOT_AUTHOR = 50005
    EMPTY_MESSAGE = 50006
    CLOSED_DMS = 50007
    MISSING_PERMISSIONS = 50013
    WRONG_COUNT_TO_DELETE = 50016
    WRONG_CHANNEL_TYPE = 50024
    INVALID_WEBHOOK_TOKEN = 50027
    TOO_OLD_TO_DELETE = 50034
    INVALID_FORM = 50035
    THREAD_ARCHIVED = 50083
    REACTION_BLOCKED = 90001
    NO_HISTORY_FOR_REPLY = 160002
    THREAD_EXISTS = 160004
    THREAD_LOCKED = 160005


REFUSALS: dict[Code, tuple[int, str]] = {
    Code.UNAUTHORIZED: (401, "401: Unauthorized"),
    Code.UNKNOWN_CHANNEL: (404, "Unknown Channel"),
    Code.UNKNOWN_GUILD: (404, "Unknown Guild"),
    Code.UNKNOWN_MEMBER: (404, "Unknown Member"),
    Code.UNKNOWN_MESSAGE: (404, "Unknown Message"),
    Code.UNKNOWN_OVERWRITE: (404, "Unknown permission overwrite"),
    Code.UNKNOWN_ROLE: (404, "Unknown Role"),
    Code.UNKNOWN_USER: (404, "Unknown User"),
    Code.UNKNOWN_EMOJI: (400, "Unknown Emoji"),
    Code.UNKNOWN_WEBHOOK: (404, "Unknown Webhook"),
    Code.UNKNOWN_INTERACTION: (404, "Unknown interaction"),
    Code.UNKNOWN_COMMAND: (404, "Unknown application command"),
    Code.TOO_MANY_PINS: (400, "Maximum number of pins reached for the channel (250)"),
    Code.TOO_MANY_REACTIONS: (400, "Maximum number of reactions reached (20)"),
    Code.TOO_LARGE: (413, "Request entity too large"),
    Code.ALREADY_CROSSPOSTED: (400, "This message has already been crossposted"),
    Code.ALREADY_ACKNOWLEDGED: (400, "Interaction has already been acknowledged."),
    Code.TAG_REQUIRED: (400, "A tag is required to create a forum post in this channel"),
    Code.MISSING_ACCESS: (403, "Missing Access"),
    Code.NOT_AUTHOR: (403, "Cannot edit a message authored by another user"),
    Code.EMPTY_MESSAGE: (400, "Cannot send an empty message"),
    Code.CLOSED_DMS: (403, "Cannot send messages to this user"),
    Code.MISSING_PERMISSIONS: (403, "Missing Permissions"),
    Code.WRONG_COUNT_TO_DELETE: (400, "Provided too few or too many messages to delete. Must provide at least 2."),
    Code.WRONG_CHANNEL_TYPE: (400, "Cannot execute action on this channel type"),
    Code.INVALID_WEBHOOK_TOKEN: (401, "Invalid Webhook Token"),
    Code.TOO_OLD_TO_DELETE: (400, "You can only bulk delete messages that are under 14 days old."),
    Code.THREAD_ARCHIVED: (400, "Thread is archived"),
    Code.REACTION_BLOCKED: (403, "Reaction blocked"),
    Code.NO_HISTORY_FOR_REPLY: (400, "Cannot reply without permission to read message history"),
    Code.THREAD_EXISTS: (400, "A thread has already been created for this message"),
    Code.THREAD_LOCKED: (400, "This thread is locked"),
}


class DiscordError(Exception):
    """An answer that is not 2xx: `status`, `code` and the JSON body that carries them."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(f"{status} ({code}): {message}")
        self.status = status
        self.body: dict[str, Any] = {"code": int(code), "message": message}
        if errors:
            self.body["errors"] = errors


def refuse(code: Code) -> DiscordError:
    status, message = REFUSALS[code]
    return DiscordError(status, code, message)


class FormErrors:
    """Collects what is wrong with a request body, by dotted path, as error 50035 nests it."""

    def __init__(self) -> None:
        self._errors: dict[str, Any] = {}

    def add(self, path: str, code: str, message: str) -> None:
        place = self._errors
        for part in path.split("."):
            place = place.setdefault(part, {})
        place.setdefault("_errors", []).append({"code": code, "message": message})

    def at_most(self, path: str, size: int, limit: int) -> None:
        if size > limit:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length.")

    def between(self, path: str, size: int, low: int, high: int) -> None:
        if not low <= size <= high:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")

    def required(self, path: str) -> None:
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def raise_if_any(self) -> None:
        if self._errors:
            raise DiscordError(400, Code.INVALID_FORM, "Invalid Form Body", self._errors)


def invalid(path: str, code: str, message: str) -> DiscordError:
    form = FormErrors()
    form.add(path, code, message)
    try:
        form.raise_if_any()
    except DiscordError as error:
        return error
    raise AssertionError("a form error was just added")
