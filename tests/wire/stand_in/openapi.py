"""Request bodies, and the stand-in's own answers, against Discord's OpenAPI document, where one is given."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Self

from tests.wire.stand_in.json_schema import Validator
from tests.wire.stand_in.rest.call import Recorded


class OpenAPI:
    def __init__(self, document: dict[str, Any]) -> None:
        self._paths = document["paths"]
        self._validator = Validator(document)

    @classmethod
    def load(cls, path: str | None) -> Self | None:
        return cls(_document(path)) if path else None

    def violations(self, request: Recorded) -> list[str]:
        """What is wrong with the body of a request."""
        content = self._operation(request).get("requestBody", {}).get("content", {})
        if request.json is None or not content:
            return []
        schema = content.get("application/json", content.get("multipart/form-data", {})).get("schema", {})
        return [f"{request}: {problem}" for problem in self._validator.problems(schema, request.json)]

    def own_mistakes(self, request: Recorded, status: int, body: Any) -> list[str]:
        """What is wrong with an answer of the stand-in's."""
        content = self._operation(request).get("responses", {}).get(str(status), {}).get("content", {})
        schema = content.get("application/json", {}).get("schema", {})
        problems = self._validator.problems(schema, body, "answer") if schema and body is not None else []
        return [f"the stand-in's answer to {request}: {problem}" for problem in problems]

    def _operation(self, request: Recorded) -> dict[str, Any]:
        operation: dict[str, Any] = self._paths.get(request.route, {}).get(request.method.lower(), {})
        return operation


@cache
def _document(path: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return loaded
