"""What nobody else answers, as people see it."""

import pytest

from tests.worlds.databases.failing import failing_at
from tests.worlds.town import Town, said, shown


async def test_a_button_of_another_version_is_answered_with_what_to_do(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    preview = await town.preview()
    forged = {"type": 2, "style": 2, "label": "Old", "custom_id": "of-an-earlier-version:7"}
    shown(preview)._message.components = [{"type": 1, "components": [forged]}]

    answer = await town.author.click(shown(preview), custom_id="of-an-earlier-version:7")

    assert "older version of me" in said(answer)


@pytest.mark.expects_errors
async def test_an_unexpected_error_is_answered_with_a_reference_that_is_in_the_log(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    with failing_at(town.database, "SELECT works"):
        answer = await town.manager.slash(town.channel, "works")

    (logged,) = [record.getMessage() for record in caplog.records if record.msg.startswith("Reference")]
    assert logged.split()[1].rstrip(":") in said(answer)


async def test_prose_in_the_options_of_a_refused_command_is_given_back(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    notes = "Thank you all for waiting. " * 10

    answer = await town.author.slash(
        town.channel, "chapter post", work="The Lamp Room", file=("story.pdf", b"%PDF-1.7"), notes=notes
    )

    assert "PDF" in said(answer)
    assert notes.strip() in said(answer)
