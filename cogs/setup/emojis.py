"""The emoji that a manager chose for kudos, typed or picked."""

import discord

from bot.core.errors import UserFacingError
from bot.setup import wording
from bot.setup.emoji import Emoji
from bot.setup.service import read_emojis
from cogs._shared.parts import Interaction


def emojis_in(interaction: Interaction, typed: str) -> tuple[Emoji, ...]:
    """Read the emoji that were typed; forms and phones have the server's own as `:name:` alone.

    Raises UserFacingError naming what is none, or what the bot can't use.
    """
    for one in interaction.guild.emojis if interaction.guild else ():
        typed = _in_full(typed, one)
    emojis = read_emojis(typed)
    for emoji in emojis:
        if emoji.custom_id and interaction.client.get_emoji(emoji.custom_id) is None:
            raise UserFacingError(wording.foreign_emoji, emoji.shown)
    return emojis


def _in_full(typed: str, emoji: discord.Emoji) -> str:
    """Write a server's own emoji as Discord does where somebody typed `:name:`."""
    whole = str(emoji)
    parts = typed.split(whole)
    return whole.join(part.replace(f":{emoji.name}:", whole) for part in parts)
