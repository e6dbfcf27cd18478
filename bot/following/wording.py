"""What the bot says to readers who follow a work."""

from bot.targets.roles import RoleObstacle
from bot.works.models import Work
from bot.works.wording import title


def audit_reason() -> str:
    return "Somebody clicked Follow on an announcement"


def followed(work: Work, role_id: int) -> str:
    return f"You follow {title(work)} now: its chapters ping <@&{role_id}>. Click the button again to unfollow."


def unfollowed(work: Work) -> str:
    return f"You don't follow {title(work)} any more, and its chapters won't ping you. Click again to follow it."


def no_manage_roles(work: Work) -> str:
    return (
        f"Following {title(work)} takes a role, and I can't hand out any: I lack Manage Roles. Somebody who manages"
        " this server can give it to me in Server Settings → Roles; then click again."
    )


def not_to_hand_out(work: Work, role_id: int, obstacle: RoleObstacle) -> str:
    """Say why a work's role isn't handed out, and who can mend it."""
    reasons = {
        RoleObstacle.EVERYONE: everyone_follows(work),
        RoleObstacle.GRANTS: role_grants(role_id),
        RoleObstacle.MANAGED: role_is_managed(role_id),
        RoleObstacle.OUT_OF_REACH: role_out_of_reach(role_id),
    }
    return reasons[obstacle]


def role_out_of_reach(role_id: int) -> str:
    return (
        f"<@&{role_id}> stands above my own role, so I can't hand it out. Somebody who manages this server can drag"
        " mine above it in Server Settings → Roles; then click again."
    )


def role_is_managed(role_id: int) -> str:
    return (
        f"<@&{role_id}> belongs to an integration, and nobody else can hand it out. Staff can choose another role"
        " with `/work edit role:`."
    )


def role_grants(role_id: int) -> str:
    return (
        f"<@&{role_id}> allows more in this server than everyone may do, so no button hands it out. Staff can choose"
        " a role without permissions with `/work edit role:`."
    )


def everyone_follows(work: Work) -> str:
    return (
        f"{title(work)} pings everyone in this server, so there is nothing to follow. Staff can choose a role for it"
        " with `/work edit role:`."
    )


def forbidden() -> str:
    return (
        "Discord doesn't let me hand out that role. Somebody who manages this server can give me Manage Roles and"
        " drag my role above it in Server Settings → Roles; then click again."
    )


def refused(answer: str) -> str:
    return f"Discord refused it ({answer}). Tell this server's staff: a server holds 250 roles at most."


def unclear() -> str:
    return "Discord didn't answer as it should. Click again in a moment."
