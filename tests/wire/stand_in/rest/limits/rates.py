"""Rate-limit headers on every answer, and 429s where a test asks for limits."""

import hashlib
import math
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tests.wire.stand_in.faults import path_pattern
from tests.wire.stand_in.rest.call import Recorded, Route

GENEROUS = 10_000
MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_id")
NOT_BOUND_TO_THE_GLOBAL_LIMIT = ("/interactions/", "/webhooks/")
Scope = Literal["user", "shared", "global"]


@dataclass
class Rule:
    """At most `limit` requests each `per` seconds to what matches, apart for each channel, server or webhook."""

    method: str
    pattern: re.Pattern[str]
    limit: int
    per: float
    scope: Scope = "user"


@dataclass
class Window:
    limit: int
    per: float
    ends: float = 0.0
    used: int = 0
    rejected: int = field(default=0)

    def take(self, now: float) -> bool:
        if now >= self.ends:
            self.ends, self.used = now + self.per, 0
        if self.used >= self.limit:
            self.rejected += 1
            return False
        self.used += 1
        return True


class RateLimits:
    def __init__(self) -> None:
        self._rules: list[Rule] = []
        self._windows: dict[str, Window] = {}
        self._global: Window | None = None

    def add(self, method: str, pattern: str, limit: int, per: float, scope: Scope = "user") -> None:
        self._rules.append(Rule(method, path_pattern(pattern), limit, per, scope))

    def limit_globally(self, limit: int = 50, per: float = 1.0) -> None:
        self._global = Window(limit, per)

    def like_discord(self) -> None:
        """Limits of about the size that Discord was seen to have; it publishes none but the global one."""
        self.limit_globally()
        self.add("POST", "/channels/*/messages", 5, 5.0)
        self.add("PATCH", "/channels/*/messages/*", 5, 5.0)
        self.add("DELETE", "/channels/*/messages/*", 5, 1.0)
        self.add("PUT", "/channels/*/messages/*/reactions/**", 1, 0.25)
        self.add("POST", "/channels/*/messages/*/crosspost", 10, 3600.0)

    def take(self, request: Recorded, route: Route, parameters: Mapping[str, str]) -> dict[str, str]:
        """Headers for the answer; with Retry-After where the request is one too many."""
        now = time.monotonic()
        bound = not request.path.startswith(NOT_BOUND_TO_THE_GLOBAL_LIMIT)
        if self._global and bound and not self._global.take(now):
            request.scope = "global"
            return {**rejection(self._global.ends - now, "global"), "X-RateLimit-Global": "true"}
        rule = self._rule(request)
        major = "+".join(parameters[name] for name in MAJOR if name in parameters)
        bucket = hashlib.sha1(f"{route.method} {route.path}".encode(), usedforsecurity=False).hexdigest()[:32]
        fresh = Window(rule.limit, rule.per) if rule else Window(GENEROUS, 1.0)
        window = self._windows.setdefault(f"{bucket}:{major}:{rule is not None}", fresh)
        accepted = window.take(now)
        headers = _state(window, now, bucket)
        if accepted:
            return headers
        request.scope = rule.scope if rule else "user"
        return headers | rejection(window.ends - now, request.scope)

    def _rule(self, request: Recorded) -> Rule | None:
        for rule in reversed(self._rules):
            if rule.method in ("*", request.method) and rule.pattern.fullmatch(request.path):
                return rule
        return None


def _state(window: Window, now: float, bucket: str) -> dict[str, str]:
    return {
        "X-RateLimit-Bucket": bucket,
        "X-RateLimit-Limit": str(window.limit),
        "X-RateLimit-Remaining": str(window.limit - window.used),
        "X-RateLimit-Reset": f"{time.time() + window.ends - now:.3f}",
        "X-RateLimit-Reset-After": f"{window.ends - now:.3f}",
    }


def rejection(seconds: float, scope: str) -> dict[str, str]:
    """Headers of a 429 that comes from Discord itself: those have `Via`."""
    return {
        "Via": "1.1 google",
        "Retry-After": str(math.ceil(seconds)),
        "X-RateLimit-Scope": scope,
        "X-RateLimit-Reset-After": f"{seconds:.3f}",
    }
