"""Reading processes that read for one bot after another: starting one costs as much as ten actions of a town."""

from bot.intake.worker import Intake


class LastingIntake(Intake):
    """A bot that stops leaves it as it is; `end` is for when there are no more bots."""

    async def close(self) -> None:
        """Nothing that a bot could end."""

    async def end(self) -> None:
        await super().close()
