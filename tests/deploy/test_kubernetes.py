"""What Kubernetes is told to run."""

from typing import Any

import yaml

from bot.core.settings import Settings
from tests.architecture.source import ROOT

SET: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "kubernetes" / "chapterhouse.yaml").read_text("utf-8"))
POD: dict[str, Any] = SET["spec"]["template"]["spec"]
BOT: dict[str, Any] = POD["containers"][0]
CHOSEN: dict[str, str] = {one["name"]: one["value"] for one in BOT["env"]}


def test_every_setting_is_one_and_there_is_a_spare() -> None:
    assert set(CHOSEN) <= Settings.names()
    assert SET["spec"]["replicas"] == int(CHOSEN["PROCESSES"]) + 1
    assert SET["spec"]["podManagementPolicy"] == "Parallel", "a spare is never ready, and would hold up the others"


def test_each_probe_asks_the_port_that_the_bot_opens() -> None:
    for probe, path in (("startupProbe", "healthz"), ("livenessProbe", "healthz"), ("readinessProbe", "readyz")):
        command = BOT[probe]["exec"]["command"]
        assert command[:2] == ["python", "-c"]
        assert f"{CHOSEN['HEALTH_PORT']}, timeout" in command[2]
        assert f"'/{path}'" in command[2]
        compile(command[2], probe, "exec")


def test_the_bot_may_do_no_more_than_it_needs() -> None:
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert f"--uid {POD['securityContext']['runAsUser']} " in (ROOT / "Dockerfile").read_text("utf-8")
    assert BOT["securityContext"]["readOnlyRootFilesystem"] is True
    assert BOT["securityContext"]["capabilities"] == {"drop": ["ALL"]}
