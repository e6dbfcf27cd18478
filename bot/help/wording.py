"""What `/help` says."""

from collections.abc import Callable

Mention = Callable[[str], str]


def readers() -> dict[str, str]:
    return {
        "works": "what you can read here",
        "suggest": "give an author an idea, or press **Suggest a plot idea** under a chapter",
        "suggestions mine": "what became of your ideas; edit one, take it back, answer the author",
        "suggestions board": "what readers wish for in a work; back your favourite with `/suggestions back`",
        "suggestions thanks": "whose ideas came true",
        "kudos work": "how loved a work is, chapter by chapter",
        "kudos chapter": "the same for one chapter",
        "work show": "what is known of a work",
    }


def authors() -> dict[str, str]:
    return {
        "chapter post": "announce a chapter from a file or a form; you see it first",
        "chapter list": "what is scheduled, drafted and announced",
        "chapter schedule": "release drafted chapters one by one, such as every Friday",
        "chapter edit": "change an announced chapter where it stands",
        "chapter reschedule": "let a scheduled one go out at another time",
        "chapter withdraw": "take an announcement away",
        "queue review": "accept, decline, shelve or merge what readers suggest, and mark it used in a chapter",
        "queue search": "find a suggestion by its words",
        "queue export": "every suggestion as a file",
        "queue call": "ask readers for ideas in public; `/queue poll` lets them vote",
        "queue log": "who decided what, and when",
    }


def staff() -> dict[str, str]:
    return {
        "work add": "add a work",
        "work edit": "change one",
        "work remove": "take one off the list",
        "queue settings": "limits, word list, ready phrases, closed works, a channel for staff",
        "queue block": "take no more suggestions from a member",
    }


def managers() -> dict[str, str]:
    return {"setup": "choose the channel, the staff role, the kudos emoji and the time zone"}


def help_for(mention: Mention, *, posts: bool, is_staff: bool, manages_guild: bool, is_set_up: bool) -> str:
    parts = []
    if not is_set_up:
        parts.append(_first_steps(mention, manages_guild=manages_guild))
    parts.append(_section("For readers", readers(), mention))
    parts.append("React to a chapter with its heart to give **kudos**; take the reaction away to take it back.")
    if posts:
        parts.append(_section("For authors", authors(), mention))
    if is_staff:
        parts.append(_section("For staff", staff(), mention))
    if manages_guild:
        parts.append(_section("For managers", managers(), mention))
    return "\n\n".join(parts)


def _first_steps(mention: Mention, *, manages_guild: bool) -> str:
    if manages_guild:
        return (
            f"**Start here:** say where chapters are announced with {mention('setup')}, then add a work with"
            f" {mention('work add')}."
        )
    return "This server isn't set up yet: someone with Manage Server has to run `/setup` first."


def _section(name: str, commands: dict[str, str], mention: Mention) -> str:
    return "\n".join([f"**{name}**", *(f"{mention(command)} {what}" for command, what in commands.items())])
