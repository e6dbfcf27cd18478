"""What staff are told when an announcement can't go on by itself."""

from bot.announcements.models import DOUBTS, PASSING, Announcement, DeliveryState, Step, Trouble
from bot.announcements.wording import reason, why
from bot.works.models import Chapter, ChapterDetails, Work
from bot.works.wording import chapter_name, title


def try_again() -> str:
    return "Try again"


def it_is_there() -> str:
    return "It's there"


def post_anyway() -> str:
    return "Post it anyway"


def step_does(step: Step) -> str:
    does = {
        Step.REACT: "put my reaction on it",
        Step.PUBLISH: "publish it to the channel's followers",
        Step.COMMENTS: "open a thread under it",
        Step.PIN: "pin it in place of the one before",
        Step.TEXT: "post its text in its thread",
        Step.RENAME: "call its post or thread as it is called now",
    }
    return does[step]


def step_needs(step: Step) -> str:
    permissions = {
        Step.REACT: "Add Reactions and Read Message History",
        Step.PUBLISH: "Send Messages",
        Step.COMMENTS: "Create Public Threads",
        Step.PIN: "Pin Messages",
        Step.TEXT: "Send Messages in Threads, Attach Files and Read Message History",
        Step.RENAME: "Manage Threads",
    }
    return permissions[step]


def step_held_up(work: Work, chapter: Chapter, channel_id: int, step: Step, what: Trouble) -> str:
    """Say what wasn't done with an announcement that stands, and how to mend it."""
    head = f"**{chapter_name(chapter.details)}** of {title(work)} stands in <#{channel_id}>, but"
    if what is Trouble.FULL and step is Step.PIN:
        return f"{head} as many messages are pinned there as Discord allows. Unpin one and I'll pin it."
    if what is Trouble.FORBIDDEN:
        return f"{head} I'm not allowed to {step_does(step)}. Give me {step_needs(step)} there and I'll do it."
    ending = "" if what in PASSING else " I'll do it as soon as that is mended."
    return f"{head} I couldn't {step_does(step)}: {reason(what)}.{ending}"


def trouble(work: Work, chapter: Chapter, channel_id: int, what: Trouble, state: DeliveryState) -> str:
    """Say what keeps an announcement in this state from being sent, changed or taken away."""
    name = f"**{chapter_name(chapter.details)}** of {title(work)}"
    if what in DOUBTS:
        return f"I can't tell whether {name} stands in <#{channel_id}>: {why(what)}."
    ending = "." if what in PASSING else ". I'll do it as soon as that is mended."
    if state is DeliveryState.SENT:
        return f"{name} was changed, but I couldn't change it in <#{channel_id}>: {reason(what)}{ending}"
    if state is DeliveryState.WITHDRAWING:
        because = "Discord refuses it, so delete the message yourself" if what is Trouble.REFUSED else reason(what)
        return f"{name} was withdrawn, but I couldn't take it away in <#{channel_id}>: {because}{ending}"
    return f"{name} couldn't be posted in <#{channel_id}>: {why(what)}"


def decide() -> str:
    return f"You can look yourself, and press **{it_is_there()}** or **{post_anyway()}**."


def question(chapter: str, where: str) -> str:
    return f"Is **{chapter}** in {where}? Nothing more is posted there until you look, and say so."


def believed(chapter: str, where: str) -> str:
    return (
        f"**{chapter}** counts as posted in {where}, and what waited behind it goes on. I haven't found it, so I"
        " can't change it, and its kudos don't count."
    )


def settled(details: ChapterDetails, now: Announcement) -> str:
    """Say what became of an announcement that somebody wants to decide about too late."""
    chapter = chapter_name(details)
    match now.state:
        case DeliveryState.SENT if now.message_id:
            return f"I found **{chapter}** by now: [see it]({now.link}). Nothing more was posted."
        case DeliveryState.SENT:
            return f"Somebody said already that **{chapter}** is there. Nothing more was posted."
        case DeliveryState.WAITING:
            return f"**{chapter}** is on its way already. `/chapter list` shows what becomes of it."
        case DeliveryState.BLOCKED:
            return f"**{chapter}** surely isn't there: it couldn't be posted. `/chapter list` shows why."
        case DeliveryState.UNCERTAIN:
            return f"**{chapter}** was posted anew since I asked that. `/chapter list` asks you again."
    return f"**{chapter}** was withdrawn meanwhile."


def nothing_to_decide() -> str:
    return "That announcement is no longer there to decide about. `/chapter list` shows how things stand."


def held_up_heading() -> str:
    return "**Held up**"


def held_up(chapter: str, where: str, state: DeliveryState, trouble: Trouble) -> str:
    """Say in a line what can't go on by itself."""
    doubt, reason = "I can't tell whether it stands. " if state is DeliveryState.UNCERTAIN else "", why(trouble)
    return f"**{chapter}** in {where}: {doubt}{reason[:1].upper()}{reason[1:].rstrip('.')}."


def delayed(work: Work, chapter: Chapter, due: int) -> str:
    name = chapter_name(chapter.details)
    return f"**{name}** of {title(work)} was due <t:{due}:f> and went out late: I wasn't running then."


def nothing_blocked(work: Work) -> str:
    return f"Nothing of {title(work)} is held up any more."
