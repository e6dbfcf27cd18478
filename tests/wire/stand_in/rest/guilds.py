"""Servers: their roles, members and emoji."""

from typing import Any

from tests.wire.stand_in.errors import Code, FormErrors, refuse
from tests.wire.stand_in.permissions import Permission
from tests.wire.stand_in.rest.call import Call, Routes
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.guilds.members import Member
from tests.wire.stand_in.world.guilds.roles import Role

routes = Routes()
GUILD = "/guilds/{guild_id}"
ROLE = GUILD + "/roles/{role_id}"
MEMBER = GUILD + "/members/{user_id}"
ROLE_NAME = 100

ASKED_FOR = {
    "home_header": None,
    "widget_enabled": False,
    "widget_channel_id": None,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
}
"""What a server's own answer has besides what the gateway tells of it."""


@routes.get(GUILD)
def get_guild(call: Call) -> Any:
    guild = call.guild()
    counts = {"approximate_member_count": len(guild.members), "approximate_presence_count": 1}
    return {**guild.payload(), **ASKED_FOR, **(counts if call.request.query.get("with_counts") else {})}


@routes.get(GUILD + "/emojis")
def list_emojis(call: Call) -> Any:
    return [emoji.guild_payload() for emoji in call.guild().emojis.values()]


@routes.get(GUILD + "/emojis/{emoji_id}")
def get_emoji(call: Call) -> Any:
    emoji = call.guild().emojis.get(call.id("emoji_id"))
    if emoji is None:
        raise refuse(Code.UNKNOWN_EMOJI)
    return emoji.guild_payload()


@routes.get("/applications/{application_id}/emojis")
def list_application_emojis(call: Call) -> Any:
    return {"items": []}


@routes.get(GUILD + "/roles")
def list_roles(call: Call) -> Any:
    return [role.payload() for role in call.guild().roles.values()]


def _role(call: Call, guild: Guild) -> Role:
    role = guild.roles.get(call.id("role_id"))
    if role is None:
        raise refuse(Code.UNKNOWN_ROLE)
    return role


@routes.get(ROLE)
def get_role(call: Call) -> Any:
    return _role(call, call.guild()).payload()


@routes.post(GUILD + "/roles")
def create_role(call: Call) -> Any:
    guild = call.guild()
    me = call.need_in_guild(Permission.MANAGE_ROLES, guild)
    role = Role(call.world.snowflakes.next(), "new role")
    _fill(role, call.body, me)
    return guild.add_role(role).payload()


@routes.patch(ROLE)
def edit_role(call: Call) -> Any:
    guild = call.guild()
    role = _manageable(call, guild)
    _fill(role, call.body, guild.me)
    guild.update_role(role)
    return role.payload()


@routes.delete(ROLE)
def delete_role(call: Call) -> Any:
    guild = call.guild()
    guild.delete_role(_manageable(call, guild))


def _fill(role: Role, body: dict[str, Any], me: Member) -> None:
    form = FormErrors()
    form.at_most("name", len(body.get("name") or ""), ROLE_NAME)
    form.raise_if_any()
    wanted = Permission(int(body.get("permissions") or 0))
    if wanted & ~me.permissions:
        raise refuse(Code.MISSING_PERMISSIONS)
    role.name = body.get("name") or role.name
    role.permissions = wanted if "permissions" in body else role.permissions
    role.color = body.get("color") or (body.get("colors") or {}).get("primary_color") or role.color
    role.mentionable = bool(body.get("mentionable", role.mentionable))
    role.hoist = bool(body.get("hoist", role.hoist))


def _manageable(call: Call, guild: Guild) -> Role:
    """A role that the bot may give, change and delete: it stands below the bot's highest."""
    me = call.need_in_guild(Permission.MANAGE_ROLES, guild)
    role = _role(call, guild)
    if role.managed or role.position >= max((own.position for own in me.roles), default=0):
        raise refuse(Code.MISSING_PERMISSIONS)
    return role


def _member(call: Call, guild: Guild) -> Member:
    member = guild.members.get(call.id("user_id"))
    if member is None:
        known = call.id("user_id") in call.world.users
        raise refuse(Code.UNKNOWN_MEMBER if known else Code.UNKNOWN_USER)
    return member


@routes.get(MEMBER)
def get_member(call: Call) -> Any:
    return _member(call, call.guild()).with_user()


@routes.put(MEMBER + "/roles/{role_id}")
def give_role(call: Call) -> Any:
    guild = call.guild()
    member, role = _member(call, guild), _manageable(call, guild)
    if role not in member.roles:
        guild.set_roles(member, [*member.roles, role])


@routes.delete(MEMBER + "/roles/{role_id}")
def take_role(call: Call) -> Any:
    guild = call.guild()
    member, role = _member(call, guild), _manageable(call, guild)
    guild.set_roles(member, [kept for kept in member.roles if kept is not role])


@routes.delete("/users/@me/guilds/{guild_id}")
def leave_guild(call: Call) -> Any:
    call.guild().remove_bot()
