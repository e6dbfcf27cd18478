"""What `/help` says."""

from collections.abc import Callable

Mention = Callable[[str], str]


Line = tuple[tuple[str, ...], str]
"""Commands that belong together, and what they do: few lines, so that a phone shows them at once."""


def readers() -> list[Line]:
    return [
        (("works", "work show"), "what you can read here"),
        (
            ("suggest",),
            "give an author an idea, or press **Suggest a plot idea** under a chapter; **Suggest this**, in the menu of"
            " your own message under Apps, does it too",
        ),
        (("suggestions mine", "suggestions edit", "suggestions withdraw"), "what became of your ideas"),
        (("suggestions board", "suggestions back", "suggestions report"), "what other readers wish for"),
        (("suggestions thanks",), "whose ideas came true"),
        (("kudos work", "kudos chapter", "kudos top"), "what is loved most"),
        (("kudos mine", "kudos why"), "what you gave, and why a reaction counts"),
        (("help",), "this list"),
    ]


def authors() -> list[Line]:
    return [
        (
            ("chapter post",),
            "announce a chapter, which you see first; **Announce as chapter**, in a message's menu under Apps, does it"
            " too",
        ),
        (
            ("chapter list", "chapter edit", "chapter withdraw"),
            "what is out or to come; change it, take it back",
        ),
        (("chapter schedule", "chapter reschedule"), "drafts at a weekly rhythm; another time for one chapter"),
        (("queue review", "queue search", "queue export", "queue log"), "readers' ideas, and who decided what"),
        (("queue call", "queue poll"), "ask readers for ideas, and let them vote"),
        (("queue settings",), "which of your works take ideas; for staff, what readers may suggest at all"),
        (("work edit", "work remove"), "what is said of a work, its cover, and taking it off the list"),
        (
            ("target add", "target list", "target share", "target end"),
            "further channels of a work, in other servers too",
        ),
        (("kudos digest",), "be told who gave kudos"),
    ]


def staff() -> list[Line]:
    return [
        (("work add",), "a new work of this server"),
        (("target redeem",), "another server's work here too, by its code"),
        (("queue block", "queue unblock"), "who may suggest"),
        (("kudos settings", "kudos recount"), "milestones and digests; comparing with Discord"),
    ]


def managers() -> list[Line]:
    return [(("setup",), "the channels, the staff role, the kudos emoji and the time zone")]


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


def _section(name: str, lines: list[Line], mention: Mention) -> str:
    shown = [f"{' · '.join(map(mention, commands))} {what}" for commands, what in lines]
    return "\n".join([f"**{name}**", *shown])
