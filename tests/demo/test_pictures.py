"""The guides' pictures of the screen, taken once more."""

import json
from pathlib import Path

from docs.pictures.shots import TEXTS, take
from tests.demo.needed import need_chromium


async def test_what_can_be_read_in_the_guides_pictures_is_what_the_bot_says_now(tmp_path: Path) -> None:
    need_chromium()
    noted: dict[str, str] = json.loads(TEXTS.read_text("utf-8"))

    assert await take(tmp_path) == noted, "`make pictures` takes them anew"
