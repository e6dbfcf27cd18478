"""What stands on the review panel."""

from typing import Any

from tests.worlds.town import shown


def buttons(panel: Any) -> list[str]:
    rows = shown(panel).components[0]["components"]
    return [item["label"] for row in rows for item in row.get("components", []) if item.get("label")]


def options(panel: Any) -> dict[str, str]:
    """The labels of the panel's select, with their values."""
    rows = shown(panel).components[0]["components"]
    return {one["label"]: one["value"] for row in rows for item in row.get("components", [])
            for one in item.get("options", [])}  # fmt: skip


def numbers(found: Any) -> list[int]:
    return [int(label.split()[0].removeprefix("#")) for label in options(found)]
