"""How a bot ends that can't start or go on."""

from tests.wire.bot.process import BotProcess


async def ends_with(bot: BotProcess, words: str) -> None:
    """Start the bot, which ends with code 2 and one line that has these words in it."""
    await bot.start()
    await has_ended_with(bot, words)


async def has_ended_with(bot: BotProcess, words: str) -> None:
    """The bot ends by itself with code 2 and one line that has these words in it."""
    assert await bot.wait() == 2, bot.log
    lines = [line for line in bot.log.splitlines() if line.startswith("chapterhouse: ")]
    assert len(lines) == 1, bot.log
    assert words in lines[0]
    assert "Traceback" not in bot.log, bot.log
