"""The kinds of file that suggestions are exported to."""

from enum import StrEnum


class Format(StrEnum):
    """The value is the file's ending."""

    CSV = "csv"
    JSON = "json"
    MARKDOWN = "md"
