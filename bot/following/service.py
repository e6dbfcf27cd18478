"""Following a work: a reader takes its role with one click and gives it back with the next."""

import logging

from bot.announcements.service import Announcements
from bot.core.db.database import Database
from bot.core.errors import DiscordError, Forbidden, Full, Gone, Refused, UserFacingError
from bot.core.ports import Port
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.following import store, wording
from bot.following.ports import Roles
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.targets.roles import RoleFacts, obstacle_of, role_of, settle_role
from bot.works.models import Work

log = logging.getLogger(__name__)


class Following:
    """`roles` is bound by the cog that knows Discord."""

    def __init__(self, database: Database, announcements: Announcements) -> None:
        self._database = database
        self._announcements = announcements
        self.roles = Port[Roles]("roles")
        self._being_made: set[tuple[int, int]] = set()

    async def toggle(
        self, member: Member, announcement_id: int, nonce: str, channel_id: int, click_id: int
    ) -> tuple[Work, int | None]:
        """Give the member the role of the announced work, or take it back if they have it.

        `click_id` is Discord's id of their click: what is made for it has a higher one.

        Returns the work, and the role that the member has now: None if it was taken back.

        Raises UserFacingError with what is missing and who can mend it.
        """
        work, _ = await self._announcements.behind_button(member.guild_id, announcement_id, nonce)
        try:
            role_id = await self._role_for(work, member.guild_id, channel_id, click_id)
            if role_id in member.role_ids:
                await self.roles().take(member.guild_id, member.id, role_id)
                return work, None
            await self.roles().give(member.guild_id, member.id, role_id)
            return work, role_id
        except (Full, Refused) as error:
            raise UserFacingError(wording.refused, str(error)) from None
        except Forbidden:
            raise UserFacingError(wording.forbidden) from None
        except DiscordError:
            raise UserFacingError(wording.unclear) from None

    async def _role_for(self, work: Work, guild_id: int, channel_id: int, click_id: int) -> int:
        """Find a role that may be handed out: the work's, made now if it has none or that was deleted."""
        async with self._database.read() as connection:
            role_id = await role_of(connection, work, guild_id)
        role = await self.roles().find(guild_id, role_id) if role_id else None
        if role is None:
            role_id = await self._make(work, guild_id, role_id, channel_id, click_id)
            role = await self.roles().find(guild_id, role_id)
        if role is None:
            raise Gone(f"role {role_id}")
        await self._check(work, guild_id, role)
        if not self.roles().standing(guild_id, channel_id).manages_roles:
            raise UserFacingError(wording.no_manage_roles, work)
        return role.id

    async def _check(self, work: Work, guild_id: int, role: RoleFacts) -> None:
        """Raise UserFacingError for a role that isn't the bot's to hand out, or that gives more than a ping."""
        async with self._database.read() as connection:
            staff_role_id = (await setup_store.find(connection, guild_id)).staff_role_id
        if obstacle := obstacle_of(role, staff_role_id):
            raise UserFacingError(wording.not_to_hand_out, work, role.id, obstacle)

    async def _make(self, work: Work, guild_id: int, before: int | None, channel_id: int, click_id: int) -> int:
        """Make the work's new role. Of two made at once one stays, and both who clicked get that."""
        standing = self.roles().standing(guild_id, channel_id)
        if not standing.manages_roles:
            raise UserFacingError(wording.no_manage_roles, work)
        name = shorten(clean_label(work.title), limits.NAME)
        made = await self._made_once(work, guild_id, name, click_id, mentionable=not standing.mentions_everyone)
        async with self._database.change() as connection:
            settled = await settle_role(connection, work, guild_id, before, made)
            await store.forget_attempt(connection, work.id, guild_id)
        if settled != made:
            await self._discard(guild_id, made)
        return settled

    async def _made_once(self, work: Work, guild_id: int, name: str, click_id: int, *, mentionable: bool) -> int:
        """Make a role, or find what an earlier attempt left of whose end nobody heard; its id.

        What it is known by is written down before the request: its name, and the click shortly after which it is made.
        """
        place = (work.id, guild_id)
        is_alone = place not in self._being_made
        self._being_made.add(place)
        try:
            if is_alone and (left := await self._left(work, guild_id, name)):
                return left
            async with self._database.change() as connection:
                await store.note_attempt(connection, work.id, guild_id, click_id)
            return await self.roles().create(guild_id, name, mentionable=mentionable)
        except (Forbidden, Refused):
            async with self._database.change() as connection:
                await store.forget_attempt(connection, work.id, guild_id)
            raise
        finally:
            self._being_made.discard(place)

    async def _left(self, work: Work, guild_id: int, name: str) -> int | None:
        """Find the role that an earlier attempt left, which is no work's yet; none that was made at another time."""
        async with self._database.read() as connection:
            after_id = await store.attempted_after(connection, work.id, guild_id)
            taken = await store.roles_of_works(connection, guild_id)
        if after_id is None:
            return None
        found = await self.roles().find_made(guild_id, name, (after_id, after_id + store.MADE_WITHIN))
        return next((one for one in found if one not in taken), None)

    async def _discard(self, guild_id: int, role_id: int) -> None:
        try:
            await self.roles().delete(guild_id, role_id)
        except DiscordError as error:
            log.warning("Role %s was made for nothing and can't be deleted: %s", role_id, error)
