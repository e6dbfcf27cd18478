"""The log: what happened, without tokens, passwords and what people wrote."""

import logging
from collections.abc import Callable
from functools import partial

import discord
import pytest
from sqlalchemy import text

from bot.core import logs
from bot.core.db.database import Database
from bot.core.errors import UserFacingError

TOKEN = "MTE5.Gx0f.hunter2_hunter2-hunter2"
PASSWORD = "correct horse"
IDEA = "the butler did it"


@pytest.fixture
def log() -> logging.Logger:
    return logging.getLogger("bot.test")


def test_it_goes_to_standard_error_from_its_level_up(log: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("WARNING")
    log.info("quiet")
    log.warning("loud")

    written = capsys.readouterr()
    assert written.out == ""
    assert "loud" in written.err
    assert "quiet" not in written.err


def test_starting_it_twice_writes_nothing_twice(log: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("INFO")
    logs.start("INFO")
    log.info("once")

    assert capsys.readouterr().err.count("once") == 1


@pytest.mark.parametrize("secret", [TOKEN, PASSWORD])
def test_secrets_are_struck_out_wherever_they_stand(
    secret: str, log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start("DEBUG", hidden=(TOKEN, PASSWORD))
    log.info("said %s", secret)
    log.info("said %r", {"Authorization": f"Bot {secret}"})
    try:
        raise ConnectionError(f"postgresql://bot:{secret}@host refused")
    except ConnectionError as refused:
        try:
            raise RuntimeError("no database") from refused
        except RuntimeError:
            log.exception("gave up")
    log.info("with a stack", stack_info=True)

    written = capsys.readouterr().err
    assert secret not in written
    assert written.count("[secret]") >= 3
    assert "ConnectionError" in written


def test_a_secret_inside_another_takes_nothing_of_it_along(
    log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start("INFO", hidden=("abc", "abcdef"))
    log.info("abcdef")

    assert "def" not in capsys.readouterr().err


def test_a_password_is_struck_out_as_a_url_spells_it_too(
    log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start("INFO", hidden=("p@ss:w/rd",))
    log.info("connecting to postgresql://bot:p%40ss%3Aw%2Frd@host")

    assert "p%40ss%3Aw%2Frd" not in capsys.readouterr().err


def test_no_secret_at_all_strikes_out_nothing(log: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("INFO", hidden=("", ""))
    log.info("plain words")

    assert "plain words" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    [
        "POST https://discord.com/api/v10/interactions/123/aW50ZXJhY3Rpb24.x-y_z/callback returned 404",
        "PATCH https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24.x-y_z/messages/@original",
        "POST /webhooks/123/aW50ZXJhY3Rpb24.x-y_z?wait=true",
        "POST /webhooks/123/aW50ZXJhY3Rpb24.x-y_z",
    ],
)
def test_an_interactions_token_is_struck_out_and_its_id_stays(
    line: str, log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start("INFO")
    log.warning(line)

    written = capsys.readouterr().err
    assert "aW50ZXJhY3Rpb24" not in written
    assert "/123/" in written


@pytest.mark.parametrize(
    "library",
    ["discord", "discord.http", "discord.gateway", "discord.webhook.async_", "aiosqlite", "sqlalchemy.engine.Engine"],
)
def test_a_library_says_nothing_of_what_people_write_even_at_debug(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start("DEBUG")
    logging.getLogger(library).debug("POST with %s", {"content": IDEA})

    assert IDEA not in capsys.readouterr().err


def test_the_bot_itself_does_say_more_at_debug(log: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("DEBUG")
    log.debug("a detail")

    assert "a detail" in capsys.readouterr().err


def test_a_quiet_log_keeps_the_libraries_quiet_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.start("ERROR")
    logging.getLogger("discord.client").warning("a library's worry")

    assert capsys.readouterr().err == ""


def failing_with(error: Exception, log: logging.Logger) -> None:
    log.warning("An error could not be shown: %s", error)


def a_task_that_failed(log: logging.Logger) -> None:
    del log
    said = f"Task exception was never retrieved\nfuture: <Task finished exception={ValueError(IDEA)!r}>"
    logging.getLogger("asyncio").error(said, exc_info=ValueError(IDEA))


def a_button_that_nobody_knows(log: logging.Logger) -> None:
    del log
    line = "View interaction referencing unknown view for item %s. Discarding"
    logging.getLogger("discord.ui.view").warning(line, f"<Button custom_id={IDEA!r}>")


@pytest.mark.expects_errors
@pytest.mark.parametrize(
    "quote",
    [
        partial(failing_with, ValueError(IDEA)),
        partial(failing_with, UserFacingError(lambda: IDEA)),
        partial(failing_with, discord.DiscordException(f'In url: Scheme "{IDEA}" must be one of (http, https).')),
        a_task_that_failed,
        a_button_that_nobody_knows,
    ],
)
def test_no_line_quotes_what_somebody_wrote(
    quote: Callable[[logging.Logger], None], log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start("INFO")
    quote(log)

    written = capsys.readouterr().err
    assert IDEA not in written
    assert len(written) > len("2026-11-20 18:00:00,000 WARNING bot.test: ")


@pytest.mark.expects_errors
async def test_a_statement_that_fails_takes_nothing_anybody_wrote_into_the_log(
    database: Database, log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start("DEBUG")
    try:
        async with database.change() as connection:
            await connection.execute(text("INSERT INTO nowhere VALUES (:idea)"), {"idea": IDEA})
    except Exception:
        log.exception("could not keep it")

    written = capsys.readouterr().err
    assert "nowhere" in written
    assert IDEA not in written


def fail_by_number() -> None:
    int(IDEA)


def fail_by_key() -> None:
    known: dict[str, int] = {}
    known[IDEA] += 1


def fail_by_encoding() -> None:
    (IDEA + "\N{SNOWMAN}").encode("ascii")


def fail_by_what_it_led_to() -> None:
    try:
        int(IDEA)
    except ValueError as error:
        raise RuntimeError("the form can't be read") from error


@pytest.mark.expects_errors
@pytest.mark.parametrize("fail", [fail_by_number, fail_by_key, fail_by_encoding, fail_by_what_it_led_to])
def test_an_error_that_quotes_what_somebody_wrote_is_told_by_its_place_and_kind(
    fail: Callable[[], None], log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start("INFO")
    try:
        fail()
    except Exception:
        log.exception("a form failed")

    written = capsys.readouterr().err
    assert IDEA not in written
    assert fail.__name__ in written
    assert "Error" in written
