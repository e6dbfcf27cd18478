"""What staff are told when an announcement can't go on by itself."""

from collections.abc import Sequence

from bot.announcements.models import DOUBTS, PASSING, Announcement, DeliveryState, Step, Trouble
from bot.announcements.wording import reason, why
from bot.core.text.cleaning import clean_line
from bot.letters.models import LetterKind
from bot.notices.models import NamedThing
from bot.works.models import Chapter, ChapterDetails, Work
from bot.works.wording import chapter_name, plain_chapter_name, title


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
        case DeliveryState.SET_ASIDE:
            return f"**{chapter}** was set aside meanwhile, and surely isn't there. `/chapter list` has it."
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


def waits_behind(chapter: str, where: str, earlier: str) -> str:
    """Say in a line what waits for another chapter."""
    return f"**{chapter}** in {where}: waits behind **{earlier}**."


def waiting_behind(names: list[str], more: int) -> str:
    """Say which chapters an announcement that is stuck holds up."""
    shown = ", ".join(f"**{name}**" for name in names) + (f" and {more} more" if more else "")
    return f"Behind it {'waits' if len(names) + more == 1 else 'wait'} {shown}, in this order."


def due_but_waiting(work: Work, chapter: Chapter, due: int, earlier: Chapter, channel_id: int, reason: str) -> str:
    return (
        f"**{chapter_name(chapter.details)}** of {title(work)} was due <t:{due}:f>, but it waits behind"
        f" **{chapter_name(earlier.details)}**, which isn't out in <#{channel_id}>: {reason}"
    )


def go_on_without(details: ChapterDetails) -> str:
    return f"Go on without {plain_chapter_name(details)}"


def post_after_all(details: ChapterDetails) -> str:
    return f"Post {plain_chapter_name(details)} after all"


def set_aside(details: ChapterDetails) -> str:
    return (
        f"**{chapter_name(details)}** holds nothing up any more. It stays back, also once what was in its way is"
        " mended: you can post it after all, now or later, with the button here or in `/chapter list`."
    )


def set_aside_line(chapter: str) -> str:
    return f"**{chapter}** was set aside: the others go on without it."


def not_in_the_way(details: ChapterDetails) -> str:
    return f"**{chapter_name(details)}** isn't in anybody's way now. `/chapter list` shows how things stand."


def not_set_aside(details: ChapterDetails) -> str:
    return f"**{chapter_name(details)}** isn't set aside any more. `/chapter list` shows how things stand."


def unsaid(kind: LetterKind, channel_id: int, what: Trouble, *, stands: bool) -> str:
    """Say what couldn't be posted in a channel, or changed where it stands, and how to mend that."""
    named = {
        LetterKind.CARD: "a suggestion for you to review",
        LetterKind.CALL: "a call for ideas",
        LetterKind.POLL: "a poll",
        LetterKind.MILESTONE: "the news of a milestone",
        LetterKind.DIGEST: "the digest of kudos",
        LetterKind.WELCOME: "a word of welcome",
    }
    more = " and Create Polls" if kind is LetterKind.POLL and what is Trouble.FORBIDDEN else ""
    because = "Discord refuses it, maybe by your AutoMod" if what is Trouble.REFUSED else reason(what)
    done = "bring up to date" if stands else "post"
    shown = named.get(kind, "something")
    where = "a thread" if what is Trouble.LOCKED else f"<#{channel_id}>"  # one that is archived has no name here
    return f"I couldn't {done} {shown} in {where}: {because}{more}. I'll do it as soon as that is mended."


def zone_of_letters(zone: str, cities: Sequence[str]) -> str:
    city = cities[0] if cities else "London"
    return (
        f"Times in this server go by **{zone}**, which says nothing of when clocks change to summer time and back. If"
        f" yours do, choose a city, such as `/setup time_zone:{city}`; if they don't, nothing needs to be done."
    )


def delayed(work: Work, chapter: Chapter, due: int) -> str:
    name = chapter_name(chapter.details)
    return (
        f"**{name}** of {title(work)} was due <t:{due}:f>, but I came to it late: I was stopped then, cut off from"
        " Discord or held up."
    )


def author_left(work: Work, name: str) -> str:
    return (
        f"**{clean_line(name)}**, the author of {title(work)}, isn't in this server any more. Its chapters still name"
        " them, as they were last called; `/work edit author:` records somebody else."
    )


def deleted(what: NamedThing, named: str, work: Work | None) -> str:
    """Say that something was deleted which a work or `/setup` still names, what comes of it, and how to mend it."""
    of_work = title(work) if work else ""
    sentences = {
        NamedThing.WORK_ROLE: (
            f"The role that chapters of {of_work} pinged was deleted, so they ping nobody. Choose another with"
            " `/work edit role:`; or press **Follow** under an announcement, and I make a new one."
        ),
        NamedThing.WORK_CHANNEL: (
            f"A channel where {of_work} is announced was deleted. Its chapters can't go out there: choose another with"
            " `/work edit channel:`, or end it with `/target end`."
        ),
        NamedThing.CHANNEL: (
            "The channel where chapters are announced was deleted. They wait until you choose another with `/setup"
            " channel:`."
        ),
        NamedThing.STAFF_ROLE: (
            "The staff role was deleted, so only members with Manage Server are staff. Choose another with `/setup"
            " staff_role:`."
        ),
        NamedThing.EMOJI: (
            f"The emoji {named} was deleted. It can't stand for kudos on new announcements: choose others with `/setup"
            " kudos_emoji:`. The kudos given with it stay."
        ),
    }
    return sentences[what]


def nothing_blocked(work: Work) -> str:
    return f"Nothing of {title(work)} is held up any more."
