"""What shows once more what came of a target's commands."""

from bot.core.buttons import CustomId


class ShowCode(CustomId, name="target-code"):
    """Shows a code once more, until it is used or, at `until` in seconds since 1970, over."""

    code: str
    until: int


class ShowEnded(CustomId, name="target-ended"):
    """Says once more that a work is announced no longer in a channel."""

    work_id: int
    channel_id: int


class ShowRedeemed(CustomId, name="target-redeemed"):
    """Says once more that a work of another server is announced here."""

    work_id: int
    channel_id: int
