"""Request bodies and answers are checked against Discord's document where one is given."""

import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.wire.stand_in.json_schema import Validator
from tests.wire.stand_in.stand_in import StandIn

DOCUMENT: dict[str, Any] = {
    "paths": {
        "/channels/{channel_id}/messages": {
            "post": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Message"}}}}
            }
        }
    },
    "components": {
        "schemas": {
            "Id": {"type": "string", "pattern": "^[0-9]+$", "format": "snowflake"},
            "Button": {
                "type": "object",
                "required": ["type", "label"],
                "properties": {"type": {"type": "integer", "enum": [2]}, "label": {"type": "string", "maxLength": 5}},
            },
            "Row": {
                "type": "object",
                "required": ["type"],
                "properties": {
                    "type": {"type": "integer", "enum": [1]},
                    "components": {"type": "array", "maxItems": 2, "items": {"$ref": "#/components/schemas/Button"}},
                },
            },
            "Message": {
                "type": "object",
                "properties": {
                    "content": {"type": ["string", "null"], "maxLength": 10},
                    "flags": {"type": "integer", "minimum": 0, "maximum": 100},
                    "reference": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Id"}]},
                    "parts": {
                        "type": "array",
                        "uniqueItems": True,
                        "items": {
                            "oneOf": [{"$ref": "#/components/schemas/Row"}, {"$ref": "#/components/schemas/Button"}]
                        },
                    },
                    "names": {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
                },
            },
        }
    },
}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"content": None, "flags": 0, "reference": None},
        {"reference": "123"},
        {"reference": 123},
        {"parts": [{"type": 1, "components": [{"type": 2, "label": "Read"}]}, {"type": 2, "label": "x"}]},
        {"names": {"de": "Kapitel"}, "unknown": 1},
    ],
)
def test_a_fitting_body_has_no_problems(body: dict[str, Any]) -> None:
    assert Validator(DOCUMENT).problems({"$ref": "#/components/schemas/Message"}, body) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ([], "body is list, not object"),
        ({"content": "x" * 11}, "body.content has 11 characters, more than 10"),
        ({"content": 1}, "body.content is int, not string or null"),
        ({"flags": 101}, "body.flags is 101, more than 100"),
        ({"flags": True}, "body.flags is bool, not integer"),
        ({"flags": 1.5}, "body.flags is float, not integer"),
        ({"reference": "x"}, "body.reference does not match ^[0-9]+$"),
        ({"parts": [{"type": 2}]}, "body.parts.0.label is required"),
        ({"parts": [{"type": 1, "components": [{"type": 2, "label": "x" * 6}]}]}, "more than 5"),
        ({"parts": [{"type": 2, "label": "x"}] * 2}, "body.parts has equal items"),
        ({"names": {"de": ""}}, "body.names.de has 0 characters, fewer than 1"),
    ],
)
def test_a_problem_is_told_with_its_place(body: Any, problem: str) -> None:
    found = Validator(DOCUMENT).problems({"$ref": "#/components/schemas/Message"}, body)
    assert problem in found[0]


async def test_a_violation_fails_the_test_that_drives_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    monkeypatch.setenv("DISCORD_OPENAPI", str(path))

    with pytest.raises(AssertionError, match=r"body\.flags is str, not integer"):
        await post_badly()


async def post_badly() -> None:
    async with StandIn() as server:
        channel = server.create_guild("Readers").create_text_channel("chapters")
        headers = {"Authorization": f"Bot {server.token}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            url = f"{server.api_url}/channels/{channel.id}/messages"
            await session.post(url, json={"content": "x", "flags": "none"})
