"""The CDN: attachments by their address."""

from typing import Any

from tests.wire.stand_in.errors import DiscordError
from tests.wire.stand_in.rest.call import Call, Routes

routes = Routes()
PATH = "/attachments/{attachment_id}/{filename}"


@routes.get(PATH, needs_token=False)
def get_attachment(call: Call) -> Any:
    attachment = call.world.attachments.get(call.id("attachment_id"))
    if attachment is None:
        raise DiscordError(404, 0, "This content is no longer available.")
    return attachment
