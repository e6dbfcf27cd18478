"""Who the bot is, where the gateway is, and the servers it is in."""

from typing import Any

from tests.wire.stand_in.errors import Code, refuse
from tests.wire.stand_in.rest.call import Call, Routes

routes = Routes()
SESSION_STARTS = 1000


@routes.get("/users/@me")
def get_current_user(call: Call) -> Any:
    return {**call.world.bot.payload(), "verified": True, "mfa_enabled": False, "email": None, "locale": "en-US"}


@routes.get("/users/@me/guilds")
def list_current_guilds(call: Call) -> Any:
    guilds = [guild for guild in call.world.guilds.values() if guild.has_bot]
    return [
        {
            "id": str(guild.id),
            "name": guild.name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(int(guild.me.permissions)),
            "features": guild.features,
        }
        for guild in guilds
    ]


@routes.get("/users/{user_id}")
def get_user(call: Call) -> Any:
    user = call.world.users.get(call.id("user_id"))
    if user is None:
        raise refuse(Code.UNKNOWN_USER)
    return user.payload()


@routes.get("/oauth2/applications/@me")
@routes.get("/applications/@me")
def get_application(call: Call) -> Any:
    owner = {**call.world.bot.payload(), "id": str(call.world.bot.id - 1), "username": "owner", "bot": False}
    return {
        "id": str(call.world.bot.id),
        "name": call.world.bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": call.world.bot.payload(),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": call.discord.application_flags,
        "flags_new": str(call.discord.application_flags),
        "hook": True,
        "is_monetized": False,
        "owner": owner,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": len(call.world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "team": None,
        "integration_types_config": {"0": {}},
        **call.discord.application,
    }


@routes.get("/gateway")
def get_gateway(call: Call) -> Any:
    return {"url": call.discord.gateway_url}


@routes.get("/gateway/bot")
def get_bot_gateway(call: Call) -> Any:
    return {
        "url": call.discord.gateway_url,
        "shards": call.discord.shards,
        "session_start_limit": {
            "total": SESSION_STARTS,
            "remaining": SESSION_STARTS - call.discord.gateway.identified,
            "reset_after": 86_400_000,
            "max_concurrency": call.discord.gateway.max_concurrency,
        },
    }
