"""What the bot asks Discord to do, told in words that don't depend on how it is built."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import simcord

Entry = dict[str, Any]
Told = dict[str, list[Entry]]

CHANNEL = r"/channels/(?P<channel>\d+)"
MESSAGE = CHANNEL + r"/messages/(?P<message>\d+)"
DEEDS = {
    "post": f"POST {CHANNEL}/messages",
    "post in a forum": f"POST {CHANNEL}/threads",
    "edit": f"PATCH {MESSAGE}",
    "delete": f"DELETE {MESSAGE}",
    "react": f"PUT {MESSAGE}/reactions/(?P<emoji>.+)/@me",
    "publish": f"POST {MESSAGE}/crosspost",
    "open a thread": f"POST {MESSAGE}/threads",
    "delete a thread": f"DELETE {CHANNEL}",
}
"""The requests that do what people see, but for pins, of which only the last one in a channel matters.

Answers to what somebody asked for have routes of their own.
"""

UNASKED = {"INTERACTION_CREATE"}
"""Events that come of what a person does, never of a request."""

ANNOUNCED = "Suggest a plot idea suggest:"
"""The button of an announcement; the order of chapters in a channel is part of what is promised."""

NONCE = re.compile(r"\b(?:[0-9a-f]{24}|(?:c|p|kudos)\d+-\d+|digest[0-9a-f]{18})\b")
NEW = "new"


class RequestLog:
    """Tells a nonce that isn't among `nonces` as `new`, and a message that wasn't there yet by its first line."""

    def __init__(self, env: simcord.Env, nonces: Collection[str]) -> None:
        self._env = env
        self._nonces = nonces
        self._told = 0
        self._before = set(self._standing())

    def take(self) -> Told:
        """Tell by place what the bot did since the last call: what it announced in its order, then the rest, sorted.

        What Discord refused is left out: no event follows it.
        """
        transcript = self._env.backend.transcript
        found: Told = {}
        for (seam, request, body), (answer, event, _) in pairwise(transcript[self._told :]):
            for did, match in (
                _understood(request) if (seam, answer) == ("HTTP", "GATEWAY") and event not in UNASKED else ()
            ):
                entry = {"did": did, **self._object(match), **_content(body or {})}
                found.setdefault(self._place(int(match["channel"])), []).append(self._known(entry))
        self._told = len(transcript)
        return {place: sorted(found[place], key=_order) for place in sorted(found)}

    def pinned(self) -> Told:
        """Tell by place what is pinned there."""
        pinned = [one for one in self._standing().values() if one.pinned]
        return {self._place(one.channel_id): [{"pinned": self._name(one.id)}] for one in pinned}

    def _standing(self) -> dict[int, Any]:
        channels = self._env.backend.messages.values()
        return {message_id: message for messages in channels for message_id, message in messages.items()}

    def _place(self, channel_id: int) -> str:
        channel = self._env.backend.channels[channel_id]
        if channel.recipient_ids:
            return f"@{self._env.backend.users[channel.recipient_ids[0]].name}"
        return f"{self._place(channel.parent_id or 0)}, {channel.name}" if channel.is_thread else f"#{channel.name}"

    def _object(self, match: re.Match[str]) -> Entry:
        """Name the message that the request is about, and the emoji that is put on it."""
        parts = match.groupdict()
        if emoji := parts.get("emoji"):
            parts["emoji"] = unquote(emoji)
        message_id = int(parts.get("message") or 0)
        if message_id:
            parts["message"] = self._name(message_id)
        return {name: part for name, part in parts.items() if name != "channel"}

    def _name(self, message_id: int) -> str:
        if message_id in self._before:
            return str(message_id)
        first_line: str = self._standing()[message_id].content.partition("\n")[0]
        return first_line

    def _known(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._known(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self._known(one) for one in value]
        if isinstance(value, str):
            return NONCE.sub(lambda found: found[0] if found[0] in self._nonces else NEW, value)
        return value


def _understood(request: str) -> Iterator[tuple[str, re.Match[str]]]:
    for did, pattern in DEEDS.items():
        if match := re.fullmatch(pattern, request):
            yield did, match


def _content(body: Entry) -> Entry:
    """Tell what a request says: its nonce, whom it may ping, everything that is read, and what its buttons carry."""
    message = body.get("message") or body
    pings = [*(mentions := message.get("allowed_mentions") or {}).get("parse", []), *mentions.get("roles", [])]
    told = {
        "nonce": message.get("nonce"),
        "name": body.get("name"),
        "pings": [str(one) for one in pings],
        "text": list(_texts(message)),
        "buttons": list(_buttons(message.get("components") or [])),
    }
    return {name: value for name, value in told.items() if value}


def _texts(message: Entry) -> Iterator[str]:
    if message.get("content"):
        yield message["content"]
    for embed in message.get("embeds") or []:
        yield from filter(None, (embed.get("author", {}).get("name"), embed.get("title"), embed.get("url")))
        yield from filter(None, (embed.get("description"), embed.get("footer", {}).get("text")))
        yield from (f"{field['name']}: {field['value']}" for field in embed.get("fields", []))
    yield from _shown(message.get("components") or [])
    if poll := message.get("poll"):
        answers = [answer["poll_media"]["text"] for answer in poll["answers"]]
        yield f"{poll['question']['text']} {answers}, {poll['duration']:g} hours"


def _shown(components: list[Entry]) -> Iterator[str]:
    for component in components:
        yield from filter(None, [component.get("content")])
        yield from _shown(component.get("components") or [])


def _buttons(components: list[Entry]) -> Iterator[str]:
    for component in components:
        parts = [component.get("label"), component.get("custom_id"), component.get("url")]
        if any(parts):
            yield " ".join(filter(None, [*parts, "(disabled)" if component.get("disabled") else None]))
        yield from _buttons(list(filter(None, [*(component.get("components") or []), component.get("accessory")])))


def _order(entry: Entry) -> tuple[bool, str]:
    announces = entry["did"].startswith("post") and any(one.startswith(ANNOUNCED) for one in entry.get("buttons", ()))
    return (False, "") if announces else (True, repr(entry))
