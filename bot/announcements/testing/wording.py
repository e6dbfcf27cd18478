"""What a test says, and what the bot says of it."""

from bot.announcements.models import Trouble
from bot.announcements.wording import reason


def work() -> str:
    return "A test of this channel"


def chapter() -> str:
    return "Only a test"


def summary() -> str:
    return "This is how a new chapter looks here. Nothing was published, and nobody was notified."


def remove() -> str:
    return "Remove this test"


def take_reactions() -> str:
    return "Use my reactions for kudos"


def stands(link: str) -> str:
    return f"✅ The test stands: {link}. {_its_buttons()}"


def stood_already(link: str) -> str:
    return f"A test stands there already: {link}. {_its_buttons()}"


def _its_buttons() -> str:
    return (
        f"Its button **{remove()}** takes it away. For other kudos emoji, react to it with them, and press"
        f" **{take_reactions()}** there."
    )


def reactions_taken(emojis: list[str]) -> str:
    first = "I put it on each announcement." if len(emojis) == 1 else "I put the first on each announcement."
    return f"✅ Kudos: {' '.join(emojis)}. {first}"


def no_reactions() -> str:
    return (
        "You haven't reacted to this test yet. React to it with each emoji that is to stand for kudos, mine too if it"
        f" is to stay, and press **{take_reactions()}** again."
    )


def reactions_unread(trouble: Trouble) -> str:
    return f"I couldn't look at who reacted: {reason(trouble)}. Nothing was changed."


def nowhere_to_test() -> str:
    return "Choose the channel for chapters first: the test is posted there."


def not_a_test() -> str:
    return "That message isn't a test of mine, so it stays."


def removed() -> str:
    return "The test is gone."


def post_stays() -> str:
    return "The test's text is gone. To delete its post as well, I need Manage Threads; you can delete it yourself."


def without_emoji(link: str, trouble: Trouble) -> str:
    return f"⚠️ The test stands: {link}. But I couldn't put the kudos emoji on it: {reason(trouble)}."


def failed(channel_id: int, trouble: Trouble) -> str:
    return f"The test couldn't be posted in <#{channel_id}>: {reason(trouble)}."


def not_removed(trouble: Trouble) -> str:
    return f"The test couldn't be removed: {reason(trouble)}. You can delete the message yourself."
