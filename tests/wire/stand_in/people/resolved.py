"""The `resolved` part of an interaction: what the chosen ids stand for."""

from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.people.refusals import NotPossible
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.members import Member
from tests.wire.stand_in.world.guilds.roles import Role
from tests.wire.stand_in.world.messages.attachments import Upload
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.users import User

if TYPE_CHECKING:
    from tests.wire.stand_in.world.world import World


class Resolved:
    def __init__(self, world: "World", chooser: Member | None = None) -> None:
        self._world = world
        self._chooser = chooser
        self._found: dict[str, dict[str, Any]] = {}

    def payload(self) -> dict[str, Any]:
        return {"resolved": self._found} if self._found else {}

    def add(self, thing: Any) -> str:
        """Take a person, role, channel or message in; its id."""
        if isinstance(thing, Member):
            self._put("users", thing.id, thing.user.payload())
            self._put("members", thing.id, {**thing.payload(), "permissions": str(int(thing.permissions))})
        elif isinstance(thing, User):
            self._put("users", thing.id, thing.payload())
        elif isinstance(thing, Role):
            self._put("roles", thing.id, thing.payload())
        elif isinstance(thing, Channel):
            self._put("channels", thing.id, thing.partial(self._chooser))
        elif isinstance(thing, Message):
            self._put("messages", thing.id, thing.payload())
        else:
            raise NotPossible(f"{thing!r} is no person, role, channel or message")
        return str(thing.id)

    def file(self, name: str, content: bytes) -> str:
        if len(content) > self._world.attachment_size_limit:
            raise NotPossible(f"{name!r} is too big to upload")
        attachment = self._world.store_file(Upload(name, content), ephemeral=True)
        self._put("attachments", attachment.id, attachment.payload())
        return str(attachment.id)

    def _put(self, kind: str, id_: int, payload: dict[str, Any]) -> None:
        self._found.setdefault(kind, {})[str(id_)] = payload
