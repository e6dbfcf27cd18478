"""Cut a TCP connection off so that the other side sees a reset."""

import socket
import struct

from aiohttp import web

LINGER_NOT_AT_ALL = struct.pack("ii", 1, 0)


def abort(request: web.Request) -> None:
    transport = request.transport
    if transport is None:
        return
    raw = transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT_AT_ALL)
    transport.abort()
