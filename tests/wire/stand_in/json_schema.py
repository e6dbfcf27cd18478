"""The part of JSON Schema that Discord's OpenAPI document uses."""

import math
import re
from typing import Any

Schema = dict[str, Any]

EXACT_NUMBERS = 2**53  # wider integers, which JSON readers may round, are taken as strings too

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


class Validator:
    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def problems(self, schema: Schema, value: Any, path: str = "body") -> list[str]:
        """What is wrong with the value, each with its place; nothing if it fits."""
        schema = self._followed(schema)
        found = [problem for part in schema.get("allOf", []) for problem in self.problems(part, value, path)]
        found += self._union(schema, value, path)
        if value is None and self._nullable(schema):
            return found
        wrong = _wrong_type(schema, value, path)
        if wrong:
            return [*found, wrong]
        found += _constants(schema, value, path)
        if isinstance(value, dict):
            return found + self._object(schema, value, path)
        if isinstance(value, list):
            return found + self._array(schema, value, path)
        return found + _scalar(schema, value, path)

    def _followed(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            target: Any = self._document
            for step in schema["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            schema = target
        return schema

    def _nullable(self, schema: Schema) -> bool:
        kinds = schema.get("type", [])
        return kinds == "null" or "null" in kinds

    def _union(self, schema: Schema, value: Any, path: str) -> list[str]:
        options = schema.get("oneOf") or schema.get("anyOf") or []
        if not options:
            return []
        tried = [self.problems(option, value, path) for option in options]
        if any(not problems for problems in tried):
            return []
        likely = [problems for problems, option in zip(tried, options, strict=True) if self._of_kind(option, value)]
        return min(likely or tried, key=len)

    def _of_kind(self, schema: Schema, value: Any) -> bool:
        """Whether this option is meant: by its Python type, or by the `type` that a component or option carries."""
        schema = self._followed(schema)
        if _wrong_type(schema, value, ""):
            return False
        if not isinstance(value, dict) or "type" not in value:
            return True
        kind = self._followed(schema.get("properties", {}).get("type", {}))
        return value["type"] in kind.get("enum", [value["type"]])

    def _object(self, schema: Schema, value: dict[str, Any], path: str) -> list[str]:
        found = [f"{path}.{name} is required" for name in schema.get("required", []) if name not in value]
        properties = schema.get("properties", {})
        rest = schema.get("additionalProperties")
        for name, part in value.items():
            if name in properties:
                found += self.problems(properties[name], part, f"{path}.{name}")
            elif rest is False:
                found.append(f"{path}.{name} is not known")
            elif isinstance(rest, dict):
                found += self.problems(rest, part, f"{path}.{name}")
        return found

    def _array(self, schema: Schema, value: list[Any], path: str) -> list[str]:
        found = _within(len(value), schema.get("minItems"), schema.get("maxItems"), f"{path} has", " items")
        for index, part in enumerate(value):
            found += self.problems(schema.get("items", {}), part, f"{path}.{index}")
        if schema.get("uniqueItems") and len({repr(part) for part in value}) < len(value):
            found.append(f"{path} has equal items")
        return found


def _wrong_type(schema: Schema, value: Any, path: str) -> str | None:
    kinds = schema.get("type")
    if kinds is None:
        return None
    kinds = [kinds] if isinstance(kinds, str) else kinds
    for kind in kinds:
        if isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool)):
            return None
    if schema.get("format") == "snowflake" and isinstance(value, int):
        return None
    if "integer" in kinds and isinstance(value, float) and value.is_integer():  # to JSON Schema 2.0 is one too
        return None
    wide = schema.get("format") != "int32" and schema.get("maximum", math.inf) > EXACT_NUMBERS
    if "integer" in kinds and wide and isinstance(value, str) and value.isdigit():
        return None
    return f"{path} is {type(value).__name__}, not {' or '.join(kinds)}"


def _constants(schema: Schema, value: Any, path: str) -> list[str]:
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path} is {value!r}, not one of {schema['enum']}"]
    if "const" in schema and value != schema["const"]:
        return [f"{path} is {value!r}, not {schema['const']!r}"]
    return []


def _scalar(schema: Schema, value: Any, path: str) -> list[str]:
    if isinstance(value, str):
        found = _within(len(value), schema.get("minLength"), schema.get("maxLength"), f"{path} has", " characters")
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{path} does not match {schema['pattern']}")
        return found
    if isinstance(value, bool) or schema.get("format") == "snowflake":
        return []
    return _within(value, schema.get("minimum"), schema.get("maximum"), f"{path} is", "")


def _within(size: float, low: float | None, high: float | None, what: str, unit: str) -> list[str]:
    if low is not None and size < low:
        return [f"{what} {size}{unit}, fewer than {low}"]
    if high is not None and size > high:
        return [f"{what} {size}{unit}, more than {high}"]
    return []
