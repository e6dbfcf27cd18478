"""Reading an announcement off its message."""

import discord

from bot.announcements.buttons import SuggestFor
from bot.announcements.models import PostedMessage, StandingCard
from cogs._shared.history.marks import custom_ids


def standing_card(message: discord.Message) -> StandingCard | None:
    """Tell which announcement a message is; None if it is none."""
    button = next(filter(None, map(SuggestFor.parse, custom_ids(message))), None)
    if button is None:
        return None
    channel = message.channel
    in_forum = isinstance(channel, discord.Thread) and channel.id == message.id
    news = isinstance(channel, discord.TextChannel) and channel.is_news()
    posted = PostedMessage(message.id, message.id if in_forum else None, in_announcement_channel=news)
    link = message.embeds[0].url if message.embeds else None
    return StandingCard(posted, button.announcement_id, button.nonce, link, message.content)
