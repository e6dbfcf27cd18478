"""What staff are told when an announcement can't go on by itself."""

from bot.announcements.models import Delivery, Step, Trouble
from bot.works.models import Chapter, Work
from bot.works.wording import chapter_name, title

TRY_AGAIN = "Try again"

WHAT_TO_DO = {
    Trouble.CHANNEL_GONE: "the channel is no longer there. Choose another with `/work edit channel:` or `/setup`",
    Trouble.FORBIDDEN: (
        "I'm not allowed to. Give me View Channel, Send Messages, Embed Links, Attach Files, Add Reactions and"
        " Read Message History there"
    ),
    Trouble.REFUSED: "Discord refuses it. Change the chapter with `/chapter edit`, or tell the bot's host",
    Trouble.AGE: (
        "the channel isn't age-restricted, and the work is rated Mature or Explicit. Restrict it, or choose another"
        " channel with `/work edit channel:`"
    ),
    Trouble.WORK_GONE: "the work was removed",
    Trouble.UNCERTAIN: (
        "Discord didn't say whether it arrived, and I may not look. Give me Read Message History there and I'll look"
    ),
}


STEPS = {
    Step.REACT: ("put my reaction on it", "Add Reactions and Read Message History"),
    Step.PUBLISH: ("publish it to the channel's followers", "Send Messages"),
    Step.COMMENTS: ("open a thread under it", "Create Public Threads"),
    Step.TEXT: ("post its text in its thread", "Send Messages in Threads and Read Message History"),
}
"""What a step does, and which permissions it takes."""


def step_forbidden(work: Work, chapter: Chapter, channel_id: int, step: Step) -> str:
    name = chapter_name(chapter.details)
    does, needs = STEPS[step]
    return (
        f"**{name}** of {title(work)} stands in <#{channel_id}>, but I'm not allowed to {does}. Give me {needs} there"
        " and I'll do it."
    )


def blocked(trouble: Trouble) -> str:
    """Why an announcement doesn't go out, and what to do; it goes out by itself afterwards."""
    return f"{WHAT_TO_DO[trouble]}. It goes out by itself as soon as that is mended."


def trouble(work: Work, chapter: Chapter, channel_id: int, what: Trouble) -> str:
    name = chapter_name(chapter.details)
    if what is Trouble.UNCERTAIN:
        return f"I can't tell whether **{name}** of {title(work)} stands in <#{channel_id}>: {WHAT_TO_DO[what]}."
    return f"**{name}** of {title(work)} couldn't be posted in <#{channel_id}>: {blocked(what)}"


HELD_UP = "**Held up**"


def held_up(chapter: str, where: str, state: Delivery, why: str) -> str:
    """A line of what can't go on by itself."""
    doubt = "I can't tell whether it stands. " if state is Delivery.UNCERTAIN else ""
    return f"**{chapter}** in {where}: {doubt}{why[:1].upper()}{why[1:].rstrip('.')}."


def delayed(work: Work, chapter: Chapter, due: int) -> str:
    name = chapter_name(chapter.details)
    return f"**{name}** of {title(work)} was due <t:{due}:f> and went out late: I wasn't running then."


def nothing_blocked(work: Work) -> str:
    return f"Nothing of {title(work)} is held up any more."
