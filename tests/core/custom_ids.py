"""Every kind of custom_id that the program has."""

import importlib
import pkgutil
from pathlib import Path

import bot
from bot.core.buttons import CustomId


def _kinds() -> list[type[CustomId]]:
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if module.name.rpartition(".")[2] == "buttons":
            importlib.import_module(module.name)
    kinds = [kind for kind in CustomId.__subclasses__() if kind.__module__.startswith("bot.")]
    return sorted(kinds, key=lambda kind: kind.name)


ROOT = Path(bot.__file__).parents[1]
KINDS = _kinds()
