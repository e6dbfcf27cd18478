"""A click, and what was asked with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

KEPT = timedelta(minutes=15)
"""For how long a click is remembered: as long as Discord takes answers to it."""

EPOCH = 1_420_070_400_000
"""The first millisecond of 2015, from which on Discord's ids count, in Unix time."""

ASKED = ("name", "type", "target_id", "options", "custom_id", "component_type", "values", "components")
"""What of an interaction's data says what was asked for."""


@dataclass(frozen=True, slots=True)
class Click:
    """A press on a button, a choice in a menu, a form that was sent, or a command: by Discord's id of the interaction.

    `content` is the same wherever the same person asks for the same thing in the same server.
    """

    id: int
    user_id: int
    content: str


@dataclass(frozen=True, slots=True)
class WrittenClick:
    """A click for which something was written; `outcome` is the custom_id of a button that shows what came of it."""

    id: int
    content: str
    outcome: str | None


def content_of(guild_id: int, data: Mapping[str, Any]) -> str:
    """Make a short mark of what was asked for. A file that is sent again has another id, but its name and size."""
    asked = json.dumps([guild_id, {key: data[key] for key in ASKED if key in data}], sort_keys=True)
    for file_id, file in data.get("resolved", {}).get("attachments", {}).items():
        asked = asked.replace(json.dumps(file_id), json.dumps([file.get("filename"), file.get("size")]))
    return blake2b(asked.encode(), digest_size=16).hexdigest()


def first_id(moment: datetime) -> int:
    """Return the id from which on clicks were made at this moment or later."""
    return (int(moment.timestamp() * 1000) - EPOCH) << 22


def earliest(click_id: int) -> int:
    """Return the id from which on clicks are remembered. Discord's ids count milliseconds, above 22 bits of others."""
    return click_id - (int(KEPT.total_seconds() * 1000) << 22)
