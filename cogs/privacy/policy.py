"""`/privacy policy`: what is kept about people, in short, with the whole of it as a file."""

from pathlib import Path

from discord import app_commands

from bot.privacy import wording
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply, text_file

POLICY = Path(__file__).parents[2] / "PRIVACY.md"
"""The whole policy, as it stands beside the program."""


class PolicyCommand(Part):
    @app_commands.command()
    async def policy(self, interaction: Interaction) -> None:
        """What is kept about you, why, and for how long."""
        files = (text_file(POLICY.read_text("utf-8"), POLICY.name),) if POLICY.is_file() else ()
        text = wording.policy(self.client.contact, is_attached=bool(files))
        await reply(interaction, Message(text, files=files))
