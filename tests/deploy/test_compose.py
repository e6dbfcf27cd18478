"""What Docker composes the bot of, with PostgreSQL where that is wanted."""

import json
import os
import re
import shutil
import subprocess
from typing import Any

import pytest
import yaml

from bot.core.settings import Settings
from tests.architecture.source import ROOT
from tests.wire.bot.process import STOPS_WITHIN

FILE = ROOT / "compose.yaml"
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
PAGE = (ROOT / "docs" / "hosting" / "docker.md").read_text("utf-8")
COMPOSED: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSED["services"]


def seconds(duration: str) -> int:
    return int(duration.removesuffix("s"))


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_closed_and_keeps_its_log_short(name: str) -> None:
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"
    assert set(service["logging"]["options"]) == {"max-size", "max-file"}
    assert "ports" not in service


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_names_is_there(name: str) -> None:
    service = SERVICES[name]

    assert {one.partition(":")[0] for one in service["volumes"]} <= set(COMPOSED["volumes"])
    assert {*service["networks"]} <= {"default", *COMPOSED["networks"]}
    assert {*service.get("depends_on", {})} <= set(SERVICES)


def test_the_bot_has_its_data_in_the_images_volume_and_the_time_to_end() -> None:
    bot = SERVICES["bot"]

    assert [one.partition(":")[2] for one in bot["volumes"]] == re.findall(r"^VOLUME (.*)$", DOCKERFILE, re.MULTILINE)
    assert seconds(bot["stop_grace_period"]) > STOPS_WITHIN
    assert {*bot["environment"]} <= Settings.names()
    assert bot["environment"]["HEALTH_PORT"], "an empty line in .env would take the health check's port away"
    assert [one.partition(":")[0] for one in bot["tmpfs"]] == ["/tmp"]


def test_as_many_bots_are_started_as_is_set_however_often_they_are_started() -> None:
    page = (ROOT / "docs" / "hosting" / "several-processes.md").read_text("utf-8")

    assert SERVICES["bot"]["deploy"]["replicas"] == "${CONTAINERS:-1}"
    assert "container_name" not in SERVICES["bot"], "only one can have it"
    assert "\nPROCESSES=3\nCONTAINERS=4\n" in page


def test_postgresql_is_started_only_where_it_is_wanted_and_waited_for_then() -> None:
    assert "profiles" not in SERVICES["bot"]
    assert SERVICES["database"]["profiles"] == ["postgresql"]
    assert "healthcheck" in SERVICES["database"]
    assert SERVICES["bot"]["depends_on"] == {"database": {"condition": "service_healthy", "required": False}}


def test_the_page_about_docker_gives_the_address_of_that_database() -> None:
    database = SERVICES["database"]["environment"]

    assert f"postgresql://{database['POSTGRES_USER']}:PASSWORD@database/{database['POSTGRES_DB']}" in PAGE
    assert "COMPOSE_PROFILES=postgresql" in PAGE
    assert f"`{COMPOSED['name']}_data`" in PAGE


@pytest.mark.parametrize("profiles", ["", "postgresql"])
def test_docker_compose_understands_the_file(profiles: str) -> None:
    command = composing()
    settings = {"COMPOSE_PROFILES": profiles, "POSTGRES_PASSWORD": "secret"}
    done = subprocess.run(
        [*command, "--file", "-", "config", "--format", "json"],
        input=FILE.read_text("utf-8").replace("env_file: .env", "env_file: .env.example"),
        capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, **settings},
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert {*json.loads(done.stdout)["services"]} == {"bot", *(["database"] if profiles else [])}


def composing() -> list[str]:
    for command in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(command[0]) and not subprocess.run([*command, "version"], capture_output=True).returncode:
            return command
    pytest.skip("there is no Docker Compose here")
