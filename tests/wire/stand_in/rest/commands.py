"""Application commands, global and of one server."""

from typing import Any

from tests.wire.stand_in.errors import Code, FormErrors, refuse
from tests.wire.stand_in.rest.call import Call, Routes
from tests.wire.stand_in.rest.limits.commands import check_command

routes = Routes()
GLOBAL = "/applications/{application_id}/commands"
OF_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


def _scope(call: Call) -> int | None:
    return call.guild().id if "guild_id" in call.parameters else None


def _registered(call: Call) -> dict[int, dict[str, Any]]:
    return call.world.commands.setdefault(_scope(call), {})


def _store(call: Call, body: dict[str, Any], id_: int | None = None) -> dict[str, Any]:
    """Register one command; the same name and kind keep their id."""
    form = FormErrors()
    check_command(form, body)
    form.raise_if_any()
    registered, kind = _registered(call), body.get("type") or 1
    known = [old for old, command in registered.items() if (command["name"], command["type"]) == (body["name"], kind)]
    id_ = id_ or (known[0] if known else call.world.snowflakes.next())
    defaults: dict[str, Any] = {
        "description": "",
        "options": [],
        "default_member_permissions": None,
        "nsfw": False,
        "integration_types": [0],
    }
    permissions = body.get("default_member_permissions")
    registered[id_] = {
        **defaults,
        **{key: value for key, value in body.items() if value is not None},
        "id": str(id_),
        "type": kind,
        "application_id": str(call.world.bot.id),
        "version": str(call.world.snowflakes.next()),
        "default_member_permissions": None if permissions is None else str(permissions),
    }
    scope = _scope(call)
    if scope:
        registered[id_]["guild_id"] = str(scope)
    return registered[id_]


@routes.get(GLOBAL)
@routes.get(OF_GUILD)
def list_commands(call: Call) -> Any:
    return list(_registered(call).values())


@routes.put(GLOBAL)
@routes.put(OF_GUILD)
def replace_commands(call: Call) -> Any:
    form = FormErrors()
    for index, command in enumerate(call.body or []):
        check_command(form, command, f"{index}.")
    form.raise_if_any()
    kept = {(command["name"], command.get("type") or 1) for command in call.body or []}
    registered = _registered(call)
    for id_, command in list(registered.items()):
        if (command["name"], command["type"]) not in kept:
            del registered[id_]
    stored = [_store(call, command) for command in call.body or []]
    call.discord.commands_registered = True
    return stored


@routes.post(GLOBAL, status=201)
@routes.post(OF_GUILD, status=201)
def create_command(call: Call) -> Any:
    call.discord.commands_registered = True
    return _store(call, call.body)


@routes.get(GLOBAL + "/{command_id}")
@routes.get(OF_GUILD + "/{command_id}")
def get_command(call: Call) -> Any:
    command = _registered(call).get(call.id("command_id"))
    if command is None:
        raise refuse(Code.UNKNOWN_COMMAND)
    return command


@routes.patch(GLOBAL + "/{command_id}")
@routes.patch(OF_GUILD + "/{command_id}")
def edit_command(call: Call) -> Any:
    return _store(call, {**get_command(call), **call.body}, call.id("command_id"))


@routes.delete(GLOBAL + "/{command_id}")
@routes.delete(OF_GUILD + "/{command_id}")
def delete_command(call: Call) -> Any:
    get_command(call)
    del _registered(call)[call.id("command_id")]
