"""Every route, in one table; those with fewer parameters come first, so that `@original` is not taken for an id."""

from tests.wire.stand_in.rest import (
    cdn,
    channels,
    commands,
    guilds,
    interactions,
    login,
    messages,
    reactions,
    threads,
    webhooks,
)
from tests.wire.stand_in.rest.call import Route

EVERY: list[Route] = [
    *login.routes,
    *commands.routes,
    *interactions.routes,
    *webhooks.routes,
    *messages.routes,
    *reactions.routes,
    *threads.routes,
    *channels.routes,
    *guilds.routes,
    *cdn.routes,
]

ROUTES = sorted(EVERY, key=lambda route: route.path.count("{"))
