"""Which addresses are of the public internet, checked on each socket before it connects."""

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address
from typing import Any

from bot.core.fetching.errors import NotPublic

_IPV6_IN_USE = IPv6Network("2000::/3")
"""All that IANA has given out for hosts (IPv6 Global Unicast Address Assignments): who is outside is nobody's host."""

_NO_HOSTS = (
    IPv4Network("168.63.129.16/32"),  # Azure's machines reach their host's own services there
    IPv4Network("192.0.0.0/24"),  # assignments of the protocol itself (RFC 6890)
    IPv4Network("192.88.99.0/24"),  # relays into 6to4 (RFC 7526)
    IPv6Network("2001::/23"),  # Teredo, ORCHID and others of the protocol itself (RFC 2928)
    IPv6Network("2002::/16"),  # 6to4: any IPv4 address, private ones too, in another form (RFC 3056)
    IPv6Network("3fff::/20"),  # documentation (RFC 9637)
)
"""What Python's `is_global` takes for public, and isn't, or not in every version of it."""


def is_public(address: str) -> bool:
    """Tell whether a numeric address is one of the public internet's hosts; nothing that isn't an address is."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if not isinstance(ip, IPv4Address) and ip not in _IPV6_IN_USE:
        return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _NO_HOSTS)


def is_loopback(address: str) -> bool:
    """Tell whether a numeric address is this machine itself."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


class PublicSockets:
    """Makes the sockets of one fetch, and none to an address that isn't public.

    It stands where the connection is made, so a literal, a name with several addresses, a name whose answer changes
    between two questions, and a redirect all pass it. `loopback` lets this machine be reached, which tests need.
    """

    def __init__(self, *, loopback: bool) -> None:
        self._loopback = loopback
        self.refused = False

    def __call__(self, address_info: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
        family, kind, protocol, _, address = address_info
        if not is_public(address[0]) and not (self._loopback and is_loopback(address[0])):
            self.refused = True
            raise ConnectionRefusedError(NotPublic.__doc__)
        return socket.socket(family, kind, protocol)
