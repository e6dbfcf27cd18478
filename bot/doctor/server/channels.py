"""What the bot lacks in the channels of a server, and what a work wants there that can't be."""

from collections.abc import Iterator

from bot.doctor.server import wording
from bot.doctor.server.models import ServerFinding, Ward, error, warning
from bot.doctor.server.ports import Surroundings
from bot.setup import wording as setup_wording
from bot.setup.permissions import TO_ANNOUNCE, TO_WRITE, ChannelCheck
from bot.works.models import Target, TextPlace, Work


def of_channels(ward: Ward, around: Surroundings) -> Iterator[ServerFinding]:
    """Find it for the channels where chapters go, then for those where the bot only writes."""
    guild_id = ward.settings.guild_id
    here = [target for target in ward.targets if target.guild_id == guild_id]
    own = [ward.settings.channel_id] if ward.settings.channel_id else []
    for channel_id in dict.fromkeys((*own, *(target.channel_id for target in here))):
        check = around.look(guild_id, channel_id, TO_ANNOUNCE)
        if check is None:
            continue  # what is named and deleted is told of once
        if check.lacks:
            yield error(setup_wording.cannot_announce, check)
        there = [target for target in here if target.channel_id == channel_id and target.work_id in ward.works]
        for target in there:
            yield from _of_target(ward.works[target.work_id], target, check, around)
    yield from _where_it_writes(ward, around)


def _where_it_writes(ward: Ward, around: Surroundings) -> Iterator[ServerFinding]:
    for use, channel_id in ward.chosen.items():
        check = around.look(ward.settings.guild_id, channel_id, TO_WRITE)
        if check is None:
            yield error(wording.channel_deleted, use)
        elif check.lacks:
            yield error(setup_wording.cannot_write, check)


def _of_target(work: Work, target: Target, check: ChannelCheck, around: Surroundings) -> Iterator[ServerFinding]:
    """Find what a work wants in a channel that can't be there."""
    restricted = around.is_age_restricted(target.channel_id)
    if not work.details.rating.may_be_shown(is_age_restricted=restricted):
        yield error(wording.open_to_all, work, target.channel_id)
    lacking = {lack.permission for lack in check.besides}
    if missing := [permission for permission in _wanted(work) if permission in lacking]:
        yield warning(wording.work_lacks, work, check, missing)
    role = around.role(target.guild_id, target.role_id) if target.role_id else None
    if role is None:
        return
    if not role.is_mentionable and not around.may_ping_all(target.guild_id, target.channel_id):
        yield warning(setup_wording.role_is_not_pingable, role.id)
    if role.is_out_of_reach or not around.gives_roles(target.guild_id):
        yield warning(wording.role_out_of_reach, work, role.id)


def _wanted(work: Work) -> Iterator[str]:
    """Name the permissions that a work's own choices take besides those to announce."""
    if work.details.pin:
        yield "pin_messages"
    if work.details.comments or work.details.text is TextPlace.THREAD:
        yield "create_public_threads"
    if work.details.text is TextPlace.THREAD:
        yield "send_messages_in_threads"
    if work.cover or work.details.text is TextPlace.FILE:
        yield "attach_files"
