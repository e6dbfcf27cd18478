"""What a person does and reads at the panel of `/chapter schedule`."""

import re

from simcord.actors import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from tests.worlds.town import CHAPTER, Town, said, shown

WORK = "The Lamp Room"
DAY = 24 * 3600


async def draft(town: Town, *numbers: int) -> None:
    """Upload chapters and keep each as a draft."""
    for number in numbers:
        await town.author.click(shown(await preview(town, number)), label="Keep as draft")


async def preview(town: Town, number: int) -> InteractionResult:
    return await town.preview(
        text=CHAPTER.replace("Chapter 2: The Keeper's Daughter", f"Chapter {number}: Night {number}")
    )


async def schedule(town: Town, every: str = "", *, by: MemberActor | None = None) -> InteractionResult:
    options = {"every": every} if every else {}
    return await (by or town.author).slash(town.channel, "chapter schedule", work=WORK, **options)


async def panel_of(town: Town, every: str = "every day at 12:00") -> ResponseMessage:
    """A running backlog with the chapters 3, 4 and 5."""
    await draft(town, 3, 4, 5)
    return await begun(town, every)


async def begun(town: Town, every: str) -> ResponseMessage:
    """The panel of a backlog that was planned and has begun."""
    panel = shown(await schedule(town, every))
    await town.author.click(panel, label="Begin")
    return panel


def order(panel: InteractionResult | ResponseMessage) -> list[str]:
    return re.findall(r"^\d+\. (?:\*\*)?Chapter (\d+)", said(panel), re.MULTILINE)


def labels(panel: ResponseMessage) -> list[str]:
    rows = [component for row in panel.components for component in row["components"]]
    return [one["label"] for one in rows if "label" in one and not one.get("disabled")]


def next_slot(panel: ResponseMessage) -> int:
    return int(re.findall(r"Next: <t:(\d+)", said(panel))[0])


def select_of(panel: ResponseMessage, kind: str) -> str:
    rows = [component for row in panel.components for component in row["components"]]
    (custom_id,) = [one["custom_id"] for one in rows if one["custom_id"].startswith(f"backlog-{kind}")]
    return str(custom_id)


def posted(town: Town) -> list[str]:
    return [re.findall(r"Chapter (\d+)", one.content)[0] for one in town.announcements()]
