"""Settings: what .env.example promises, what is read, and what a bad value is answered with."""

import re
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.core.errors import StartupError
from bot.core.ownership import Share, Sharing
from bot.core.settings import Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"
NAMES = Settings.names()
SECRET = "hunter2hunter2"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without .env, and none of the settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def loaded(monkeypatch: pytest.MonkeyPatch, **settings: str) -> Settings:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return Settings.load()


def complaint(monkeypatch: pytest.MonkeyPatch, **settings: str) -> str:
    with pytest.raises(StartupError) as caught:
        loaded(monkeypatch, **settings)
    return str(caught.value)


def test_the_example_names_every_setting_and_nothing_else() -> None:
    assert set(dotenv_values(EXAMPLE)) == NAMES


def test_every_setting_of_the_example_is_explained_above_it() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    settings = [number for number, line in enumerate(lines) if re.match(r"[A-Z_]+=", line)]

    assert len(settings) == len(NAMES)
    assert all(lines[number - 1].startswith("# ") for number in settings)


def test_the_example_itself_loads_and_says_the_defaults(tmp_path: Path) -> None:
    without_a_file = Settings.load()
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")

    assert Settings.load() == without_a_file


def test_the_file_is_read_and_the_environment_goes_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=ERROR\nDISCORD_TOKEN=from the file\n", encoding="utf-8")

    settings = loaded(monkeypatch, LOG_LEVEL="DEBUG")

    assert (settings.log_level, settings.require_token()) == ("DEBUG", "from the file")


def test_what_else_stands_in_the_file_is_nobodys_business(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("COMPOSE_PROJECT_NAME=chapterhouse\n", encoding="utf-8")

    assert Settings.load().log_level == "INFO"


@pytest.mark.parametrize("name", sorted(NAMES))
def test_an_empty_value_counts_as_not_given(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, **{name: ""}) == Settings.of({})


@pytest.mark.parametrize(
    ("given", "driver", "database"),
    [
        ("sqlite:///data/chapterhouse.sqlite3", "sqlite+aiosqlite", "data/chapterhouse.sqlite3"),
        ("sqlite:////srv/bot.sqlite3", "sqlite+aiosqlite", "/srv/bot.sqlite3"),
        ("sqlite+aiosqlite:///bot.sqlite3", "sqlite+aiosqlite", "bot.sqlite3"),
        ("postgresql://u:p@host/stories", "postgresql+asyncpg", "stories"),
        ("postgres://u:p@host:5433/stories", "postgresql+asyncpg", "stories"),
        ("postgresql+asyncpg://u:p@host/stories", "postgresql+asyncpg", "stories"),
    ],
)
def test_a_database_gets_its_driver_by_itself(
    given: str, driver: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = loaded(monkeypatch, DATABASE_URL=given).database

    assert (url.drivername, url.database) == (driver, database)


def test_a_password_with_every_kind_of_character_arrives_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = loaded(monkeypatch, DATABASE_URL="postgresql://bot:p%40ss%3Aw%2Frd%25@host/stories")

    assert settings.database.password == "p@ss:w/rd%"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite+aiosqlite:///:memory:",
        "sqlite:///file::memory:?cache=shared&uri=true",
        "sqlite:///file:house?mode=memory&cache=shared&uri=true",
    ],
)
def test_a_database_in_memory_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search("DATABASE_URL .* file", complaint(monkeypatch, DATABASE_URL=url))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", f"chatty {SECRET}"),
        ("DISCORD_REQUESTS_PER_SECOND", SECRET),
        ("DISCORD_API_URL", f"ftp://bot:{SECRET}@discord.com"),
        ("DATABASE_URL", SECRET),
        ("DATABASE_URL", f"mysql://bot:{SECRET}@host/stories"),
        ("DATABASE_URL", f"postgresql+psycopg2://bot:{SECRET}@host/stories"),
        ("DATABASE_URL", f"postgresql://bot:{SECRET}@host:port/stories"),
        ("DATABASE_URL", f"postgresql://bot:p@ss:{SECRET}@host/stories"),
        ("DATABASE_URL", f"postgresql://bot:{SECRET}#@host:x/stories"),
    ],
)
def test_a_bad_value_is_named_in_one_line_without_showing_it(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = complaint(monkeypatch, **{name: value})

    assert said.startswith(f"The setting {name} can't be used: ")
    assert "\n" not in said
    assert SECRET not in said


def test_a_bad_value_leaves_no_trace_of_itself_in_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StartupError) as caught:
        loaded(monkeypatch, DATABASE_URL=f"mysql://bot:{SECRET}@host/stories")

    assert caught.value.__suppress_context__


def test_secrets_dont_show_when_the_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = loaded(monkeypatch, DISCORD_TOKEN=SECRET, DATABASE_URL=f"postgresql://bot:{SECRET}@host/stories")

    assert SECRET not in f"{settings!r} {settings}"


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"LOG_LEVEL=\xff\xfe\n")

    with pytest.raises(StartupError, match=r"\.env can't be read"):
        Settings.load()


@pytest.mark.parametrize("token", ["", "   "])
def test_a_missing_token_says_where_to_get_one(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = loaded(monkeypatch, DISCORD_TOKEN=token)

    with pytest.raises(StartupError, match=r"https://discord\.com/developers/applications") as caught:
        settings.require_token()
    assert "DISCORD_TOKEN" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_blanks_around_a_token_are_forgiven(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, DISCORD_TOKEN=" a.b.c \n").require_token() == "a.b.c"


def test_the_levels_of_the_log_may_be_written_small(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, LOG_LEVEL="warning").log_level == "WARNING"


def test_a_slash_at_the_end_of_the_api_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, DISCORD_API_URL="http://127.0.0.1:8080/api/v10/").discord_api_url.endswith("/v10")


@pytest.mark.parametrize(
    "contact", ["host@example.org", "https://example.org/about", "http://example.org/~host?a=b#me"]
)
def test_a_contact_is_an_address_where_somebody_answers(contact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, CONTACT=contact).contact == contact


@pytest.mark.parametrize(
    "contact", ["me", "host@example.org\r\nX: 1", "ftp://example.org", "häns@example.org", f"a@{'b' * 200}"]
)
def test_what_cannot_stand_in_a_header_is_no_contact(contact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "The setting CONTACT" in complaint(monkeypatch, CONTACT=contact)


@pytest.mark.parametrize("api", ["http://127.0.0.1:8000/api", "http://[::1]:80/api"])
def test_this_machine_is_fetched_from_beside_a_discord_on_it(api: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, FETCH_LOOPBACK="1", DISCORD_API_URL=api).fetch_loopback


@pytest.mark.parametrize(
    "api", ["", "https://discord.com/api/v10", "http://127.0.0.1.example.org/api", "http://127.0.0.1@example.org/"]
)
def test_this_machine_is_never_fetched_from_beside_the_real_discord(api: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "The setting FETCH_LOOPBACK" in complaint(monkeypatch, FETCH_LOOPBACK="1", DISCORD_API_URL=api)


POSTGRESQL = "postgresql://chapterhouse@localhost/chapterhouse"


def test_shards_are_shared_out_among_processes_or_placed_by_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch).sharing.is_alone
    assert loaded(monkeypatch, DATABASE_URL=POSTGRESQL, PROCESSES="4").sharing == Sharing(4)
    monkeypatch.delenv("PROCESSES")
    assert loaded(monkeypatch, SHARDS="0-3/16").sharing == Sharing(placed=Share(frozenset(range(4)), 16))
    assert loaded(monkeypatch, SHARDS="5/16").sharing == Sharing(placed=Share(frozenset({5}), 16))


@pytest.mark.parametrize("shards", ["16", "3-0/16", "0-16/16", "-1/4", "a/b", "0-3", "0,1/4"])
def test_shards_that_make_no_sense_are_refused(monkeypatch: pytest.MonkeyPatch, shards: str) -> None:
    assert "like 0-3/16" in complaint(monkeypatch, DATABASE_URL=POSTGRESQL, SHARDS=shards)


def test_a_file_is_one_processs_and_shards_are_shared_out_in_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StartupError, match="PostgreSQL"):
        _ = loaded(monkeypatch, PROCESSES="2").sharing
    with pytest.raises(StartupError, match="both"):
        _ = loaded(monkeypatch, DATABASE_URL=POSTGRESQL, SHARDS="0/2").sharing
