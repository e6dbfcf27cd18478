"""Web addresses that people type: what one leads to, and how it is printed so that nothing else can be made of it."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_UNLINKABLE = re.compile(r"[\s<>\"`\\|^\x00-\x1f\x7f-\x9f\u2000-\u206f\ufeff\ud800-\udfff]")
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+", re.ASCII)
_IN_PLACE = "%/:@!$&',;=+?"
"""What may stand in an address as it is, beside letters, digits and `-._~`: no bracket, and no mark of emphasis."""

LONGEST = 2048
"""Characters of an address that are looked at: no client opens a longer one."""

_INVITING = {f"discord.{end}" for end in ("gg", "me", "io", "li", "new", "gift")} | {"dsc.gg", "invite.gg"}
_DISCORD = {"discord.com", "discordapp.com"}
_INVITING_PATHS = {"invite", "gifts", "template", "oauth2"}


@dataclass(frozen=True, slots=True)
class LinkParts:
    """An address taken apart as a browser does; `host` has its letters in ASCII."""

    scheme: str
    host: str
    port: int | None
    path: str
    query: str
    fragment: str


def shown(text: str | None) -> str | None:
    """Print an address as it was understood, in ASCII; None for what is no web address.

    No bracket or mark stays in it that could end a masked link, or begin one.
    """
    parts = taken_apart(text or "")
    if parts is None:
        return None
    port = f":{parts.port}" if parts.port is not None else ""
    query = f"?{quote(parts.query, safe=_IN_PLACE)}" if parts.query else ""
    fragment = f"#{quote(parts.fragment, safe=_IN_PLACE)}" if parts.fragment else ""
    return f"{parts.scheme}://{parts.host}{port}{quote(parts.path, safe=_IN_PLACE)}{query}{fragment}"


def is_invite(text: str) -> bool:
    """Tell whether an address leads into a Discord server, however it is spelled: capitals, ports, names before an @,
    wide letters, percent signs. What a bot's or a gift's address asks for is as unasked for.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).replace("\\", "/")
    plain = "".join(letter for letter in plain if unicodedata.category(letter) not in ("Cf", "Mn"))
    try:
        address = urlsplit(plain.strip())
        host = _ascii((address.hostname or "").rstrip(".")) or ""
    except ValueError:
        return False
    of_discord = any(_belongs_to(host, one) for one in _DISCORD)
    return any(_belongs_to(host, one) for one in _INVITING) or (of_discord and _invites(address.path))


def _invites(path: str) -> bool:
    steps = [step for step in unquote(path).lower().split("/") if step not in ("", ".", "..", "api")]
    steps = [step for step in steps if not re.fullmatch(r"v\d+", step)]
    return bool(steps) and steps[0] in _INVITING_PATHS


def _belongs_to(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def taken_apart(text: str) -> LinkParts | None:
    """Take an address apart; None for what is no web address, or hides where it leads."""
    text = text.strip().strip("<>")
    if _UNLINKABLE.search(text):
        return None
    try:
        parts = urlsplit(text)
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or host is None or not _HOST.fullmatch(host):
        return None
    return LinkParts(parts.scheme, host, port, parts.path, parts.query, parts.fragment)


def _ascii(host: str) -> str | None:
    """Spell a name as the network knows it; None if it can't be one."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
