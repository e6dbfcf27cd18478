"""The image, as far as it can be judged without Docker."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from bot.core.settings import Settings
from tests.architecture.source import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
PINNED = r"docker\.io/library/[a-z]+:[\w.-]+@sha256:[0-9a-f]{64}"
OF_OTHERS = {
    "PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "PYTHONFAULTHANDLER", "MPLCONFIGDIR",
    "PIP_NO_CACHE_DIR", "PIP_DISABLE_PIP_VERSION_CHECK",
}  # fmt: skip
"""What the image sets for Python, pip and matplotlib."""


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} (.*)$", DOCKERFILE, re.MULTILINE)


def is_left_out(path: str) -> bool:
    """Tell what .dockerignore says of a path: of the lines that mean it or a folder around it, the last one counts."""
    left_out = False
    around = [path, *(str(one) for one in Path(path).parents if str(one) != ".")]
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        pattern = line.removeprefix("!").rstrip("/").removeprefix("**/")
        names = around if "**/" not in line else [Path(one).name for one in around]
        if line and not line.startswith("#") and any(fnmatch(one, pattern) for one in names):
            left_out = not line.startswith("!")
    return left_out


def copied() -> list[str]:
    return [source for line in instructions("COPY") if "--from" not in line for source in line.split()[:-1]]


def test_what_is_copied_exists_and_is_not_left_out() -> None:
    assert [one for one in copied() if not (ROOT / one).exists() or is_left_out(one.rstrip("/"))] == []


@pytest.mark.parametrize(
    "path", [".env", ".git/config", "data/chapterhouse.sqlite3", "tests/conftest.py", "bot/__pycache__"]
)
def test_what_is_nobodys_business_is_left_out(path: str) -> None:
    assert is_left_out(path)


def test_everything_that_the_bot_runs_on_is_copied() -> None:
    assert {"bot/", "cogs/", "requirements/runtime.txt"} <= set(copied())
    assert "--require-hashes --no-deps --only-binary :all: -r requirements/runtime.txt" in DOCKERFILE


def test_images_are_pinned_by_tag_and_digest() -> None:
    named = [
        *re.findall(r"^ARG PYTHON=(.*)$", DOCKERFILE, re.MULTILINE),
        *re.findall(r"image: (.*/.*)", (ROOT / "compose.yaml").read_text("utf-8")),
    ]

    assert len(named) == 2
    assert [one for one in named if not re.fullmatch(PINNED, one)] == []
    assert {line.split()[0] for line in instructions("FROM")} == {"${PYTHON}"}


def test_the_image_runs_the_bot_as_nobody_special() -> None:
    assert instructions("USER") == ["chapterhouse"]
    assert json.loads(instructions("ENTRYPOINT")[0]) == ["python", "-m", "bot"]
    assert json.loads(instructions("CMD")[0]) == ["run"]
    assert instructions("VOLUME") == ["/app/data"]


def test_every_setting_of_the_image_is_one() -> None:
    named = {name for line in instructions("ENV") for name in re.findall(r"(\w+)=", line)}

    assert named - OF_OTHERS <= Settings.names()
    assert named >= OF_OTHERS


def test_the_check_of_its_health_is_a_program_that_asks_the_port() -> None:
    command = json.loads(re.findall(r"^HEALTHCHECK .* CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[0])

    assert command[:2] == ["python", "-c"]
    compile(command[2], "healthcheck", "exec")
    assert "/healthz" in command[2]
    assert re.findall(r"environ\['(\w+)'\]", command[2]) == ["HEALTH_PORT"]
