"""The buttons and selects of `/kudos settings`."""

from bot.core.buttons import CustomId


class KudosNews(CustomId, name="kudos-news"):
    """A select of the panel: `part` is a NewsChoice; OPEN shows the panel."""

    part: str
