"""What a person does with the bot: commands, autocomplete, buttons, selects, modals."""

from typing import Any

from tests.wire.bot.waiting import PATIENCE
from tests.wire.stand_in.people import options
from tests.wire.stand_in.people.choosing import find_button, find_select, select_values
from tests.wire.stand_in.people.refusals import NotPossible
from tests.wire.stand_in.people.resolved import Resolved
from tests.wire.stand_in.people.result import Choice, Result
from tests.wire.stand_in.permissions import NONE, Permission
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.members import Member
from tests.wire.stand_in.world.guilds.threads import Thread
from tests.wire.stand_in.world.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from tests.wire.stand_in.world.messages.components import BUTTON, STRING_SELECT
from tests.wire.stand_in.world.messages.messages import Message

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
GUILD_CONTEXT, BOT_DM_CONTEXT = 0, 1


class Interacting(Member):
    """`thinking` is how long to wait, in seconds, for the answer after a deferral."""

    async def slash(self, channel: Channel, command: str, /, *, thinking: float = PATIENCE, **values: Any) -> Result:
        """`await ana.slash(channel, "work add", title="…", cover=("cover.png", b"…"), channel=other_channel)`."""
        name, *path = command.split()
        definition = self._command(channel, name, CHAT_INPUT)
        steps, known = options.descend(definition, path)
        resolved = Resolved(channel.world, self)
        filled = options.fill(known, values, resolved)
        data = {**_of(definition), "options": options.nested(steps, filled), **resolved.payload()}
        return await self._interact(COMMAND, channel, data, thinking)

    async def autocomplete(
        self, channel: Channel, command: str, option: str, text: str = "", /, **values: Any
    ) -> list[Choice]:
        """What the bot offers for an option while `text` stands in it; `values` are options filled in before."""
        name, *path = command.split()
        definition = self._command(channel, name, CHAT_INPUT)
        steps, known = options.descend(definition, path)
        typed = options.typed_so_far(known, values, option, text)
        data = {**_of(definition), "options": options.nested(steps, typed)}
        return (await self._interact(AUTOCOMPLETE, channel, data, 0)).autocomplete_choices

    async def message_command(self, message: Message, command: str, *, thinking: float = PATIENCE) -> Result:
        """A command from a message's menu; the bot gets the message with all its content."""
        self._need(Permission.VIEW_CHANNEL, message.channel)
        return await self._on_target(message.channel, command, MESSAGE, message, thinking)

    async def user_command(
        self, channel: Channel, target: Member, command: str, *, thinking: float = PATIENCE
    ) -> Result:
        return await self._on_target(channel, command, USER, target, thinking)

    async def _on_target(
        self, channel: Channel, command: str, kind: int, target: Message | Member, thinking: float
    ) -> Result:
        definition = self._command(channel, command, kind)
        resolved = Resolved(channel.world, self)
        data = {**_of(definition), "target_id": resolved.add(target), **resolved.payload()}
        return await self._interact(COMMAND, channel, data, thinking)

    async def click(
        self,
        where: Message | Result,
        label: str | None = None,
        *,
        custom_id: str | None = None,
        thinking: float = PATIENCE,
    ) -> Result:
        message = self._seen(where)
        button = find_button(message.components, label, custom_id)
        data = {"component_type": BUTTON, "custom_id": button["custom_id"], "id": button.get("id", 0)}
        return await self._interact(COMPONENT, message.channel, data, thinking, message)

    async def select(
        self,
        where: Message | Result,
        chosen: list[Any],
        *,
        placeholder: str | None = None,
        custom_id: str | None = None,
        thinking: float = PATIENCE,
    ) -> Result:
        """Choose options by value or label, or people, roles and channels where the select takes those."""
        message = self._seen(where)
        menu = find_select(message.components, placeholder, custom_id)
        resolved = Resolved(message.channel.world, self)
        values = select_values(menu, chosen, resolved)
        data = {"component_type": menu["type"], "custom_id": menu["custom_id"], "values": values, **resolved.payload()}
        return await self._interact(COMPONENT, message.channel, data, thinking, message)

    async def submit_modal(self, opened: Result, values: dict[str, Any], *, thinking: float = PATIENCE) -> Result:
        """Fill in fields by label or custom_id, a file field with `("name.txt", b"…")`; others keep their defaults."""
        interaction = opened.interaction
        if opened.modal is None:
            raise NotPossible(f"{opened!r} opened no modal")
        if interaction.user is not self.user:
            raise NotPossible(f"the modal is {interaction.user.name}'s")
        data = opened.modal.filled(interaction.world, values)
        return await self._interact(MODAL_SUBMIT, interaction.channel, data, thinking, interaction.message, interaction)

    async def forge_click(
        self, message: Message, custom_id: str, *, values: list[str] | None = None, thinking: float = PATIENCE
    ) -> Result:
        """A component interaction that no client offers: any custom_id on a message, with values as of a select."""
        chosen = {} if values is None else {"values": values}
        data = {
            "component_type": BUTTON if values is None else STRING_SELECT,
            "custom_id": custom_id,
            "id": 1,
            **chosen,
        }
        return await self._interact(COMPONENT, message.channel, data, thinking, message)

    async def _interact(
        self,
        kind: int,
        channel: Channel,
        data: dict[str, Any],
        thinking: float,
        message: Message | None = None,
        trigger: Interaction | None = None,
    ) -> Result:
        if isinstance(channel, Thread) and channel.archived:
            raise NotPossible(f"{channel!r} is archived")
        member = self if channel.guild else None
        interaction = Interaction(channel.world, kind, self.user, member, channel, data, message, trigger)
        result = Result(interaction)
        channel.world.start_interaction(interaction)
        await result.first_answer()
        await result.after_thinking(thinking)
        return result

    def _seen(self, where: Message | Result) -> Message:
        message = where.message if isinstance(where, Result) else where
        if message is None or message.deleted:
            raise NotPossible(f"there is no message to act on: {where!r}")
        if message.ephemeral and message.interaction and message.interaction.user is not self.user:
            raise NotPossible(f"only {message.interaction.user.name} sees {message!r}")
        self._need(Permission.VIEW_CHANNEL, message.channel)
        return message

    def _need(self, permission: Permission, channel: Channel) -> None:
        mine = channel.recipient is self.user if channel.guild is None else self.can(permission, channel)
        if not mine:
            raise NotPossible(f"{self!r} lacks {permission.name} in {channel!r}")

    def _command(self, channel: Channel, name: str, kind: int) -> dict[str, Any]:
        """The registered command, if Discord shows it to this person in this channel."""
        guild = channel.guild
        command = channel.world.command(guild.id if guild else None, name, kind)
        if command is None or (guild and not guild.has_bot):
            raise NotPossible(f"the bot has registered no command {name!r}")
        self._need(Permission.USE_APPLICATION_COMMANDS, channel)
        contexts = command.get("contexts")
        here = GUILD_CONTEXT if guild else BOT_DM_CONTEXT
        if (contexts and here not in contexts) or (not guild and command.get("dm_permission") is False):
            raise NotPossible(f"/{name} is not offered in {channel!r}")
        if command.get("nsfw") and not channel.age_restricted:
            raise NotPossible(f"/{name} is offered only in age-restricted channels")
        needed = Permission(int(command["default_member_permissions"] or 0))
        if guild and needed & ~self.permissions != NONE:
            raise NotPossible(f"/{name} is hidden from {self!r}")
        return command


def _of(definition: dict[str, Any]) -> dict[str, Any]:
    """What the data of an interaction says of its command."""
    guild = {"guild_id": definition["guild_id"]} if "guild_id" in definition else {}
    return {"id": definition["id"], "name": definition["name"], "type": definition["type"], **guild}
