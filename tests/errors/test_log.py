"""What the log says of a form that failed: where and which kind, and nothing of what was typed."""

import logging

import pytest

from bot.suggestions.buttons import ReviewForm
from tests.worlds.databases.failing import failing_at
from tests.worlds.forgeries import forge_button
from tests.worlds.town import Town, shown

SECRET = "the-butler-did-it"


@pytest.mark.expects_errors
async def test_a_forged_custom_id_stays_out_of_the_log(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    await town.set_up()
    await town.add_work()
    works = await town.manager.slash(town.channel, "works")
    ids = (f"q:show:1:0:{SECRET}:0", f"q:{SECRET}:1:0:card:0", SECRET, str(ReviewForm("note", 1, 0, SECRET)))
    with failing_at(town.database, "SELECT works"), caplog.at_level(logging.DEBUG, "bot"):
        for custom_id in ids:
            await town.manager.click(shown(works), custom_id=forge_button(works, custom_id))

    lines = [record.getMessage() for record in caplog.records if record.name.startswith(("bot", "cogs"))]
    assert any("q failed" in line for line in lines)
    assert [line for line in lines if SECRET in line] == []
