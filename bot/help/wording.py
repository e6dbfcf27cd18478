"""What `/help` says."""

from collections.abc import Callable, Sequence

from bot.help.models import Topic

Mention = Callable[[str], str]

Line = tuple[tuple[str, ...], str]
"""Commands that belong together, and what they do; a message's menu stands among them as `**Suggest this**`."""


def topic_name(topic: Topic) -> str:
    names = {
        Topic.READING: "Reading and ideas",
        Topic.KUDOS: "Kudos",
        Topic.CHAPTERS: "Chapters",
        Topic.QUEUE: "Readers' ideas",
        Topic.WORKS: "Works",
        Topic.STAFF: "Staff",
        Topic.SERVER: "Server",
        Topic.PRIVACY: "Privacy",
    }
    return names[topic]


def lines(topic: Topic) -> list[Line]:
    """Say which commands there are, and what they do: few words, so that a phone shows all at once."""
    explained: dict[Topic, list[Line]] = {
        **_of_everybody(),
        Topic.CHAPTERS: [
            (
                ("chapter post", "**Announce as chapter**"),
                f"announce a chapter by link, file or text; {_in_the_menu()}",
            ),
            (("chapter list", "chapter edit", "chapter withdraw"), "what is out or to come; change it, take it back"),
            (("chapter schedule", "chapter reschedule"), "drafts at a weekly rhythm; another time for one chapter"),
        ],
        Topic.QUEUE: [
            (("queue review", "queue search", "queue export", "queue log"), "readers' ideas, and who decided what"),
            (("queue call", "queue poll"), "ask readers for ideas, and let them vote"),
            (("queue settings",), "which of your works take ideas; for staff, what readers may suggest at all"),
        ],
        Topic.WORKS: [
            (("work edit", "work remove"), "what is said of a work, its cover"),
            (
                ("target add", "target list", "target share", "target end"),
                "further channels, in other servers too",
            ),
            (("kudos digest",), "be told who gave kudos"),
            (
                ("source add", "source list", "source check", "source pause", "source end"),
                "chapters that announce themselves",
            ),
        ],
        Topic.STAFF: [
            (("work add",), "a new work of this server"),
            (("target redeem",), "another server's work here too, by its code"),
            (("queue block", "queue unblock"), "who may suggest"),
            (("kudos settings", "kudos recount"), "milestones and digests; comparing with Discord"),
        ],
        Topic.SERVER: [
            (("setup",), "channels, staff role, kudos emoji, time zone"),
            (("doctor",), "what keeps me from my work here, and how to mend it"),
        ],
    }
    return explained[topic]


def _of_everybody() -> dict[Topic, list[Line]]:
    return {
        Topic.READING: [
            (("works", "work show"), "what you can read here"),
            (("suggest", "**Suggest this**"), f"an idea for an author; {_in_the_menu()}"),
            (("suggestions mine", "suggestions edit", "suggestions withdraw"), "what became of yours"),
            (("suggestions board", "suggestions back", "suggestions report"), "what others wish for"),
            (("suggestions thanks", "help"), "whose ideas came true; this list"),
        ],
        Topic.KUDOS: [
            (("kudos work", "kudos chapter", "kudos top"), "what is loved most; a chapter's heart gives kudos"),
            (("kudos mine", "kudos why"), "what you gave, and why a reaction counts"),
        ],
        Topic.PRIVACY: [(("privacy policy", "privacy export", "privacy forget"), "what I keep about you; deleting it")],
    }


def _in_the_menu() -> str:
    return "also in a message's menu, under Apps"


def help_for(mention: Mention, topics: Sequence[Topic], explained: Sequence[Topic], first_steps: str = "") -> str:
    """Explain what is asked for, and name what else this person can do."""
    parts = [_explained(topic, mention) for topic in topics if topic in explained]
    others = [_named(topic, mention) for topic in topics if topic not in explained]
    return "\n\n".join(filter(None, [first_steps, *parts, "\n".join(others)]))


def first_steps(mention: Mention, *, manages_guild: bool) -> str:
    if manages_guild:
        return f"**Start here:** {mention('setup')}, then {mention('work add')}."
    return "This server isn't set up yet: someone with Manage Server has to run `/setup` first."


def _explained(topic: Topic, mention: Mention) -> str:
    shown = [f"{_commands(commands, mention)} {what}" for commands, what in lines(topic)]
    return "\n".join([f"**{topic_name(topic)}**", *shown])


def _named(topic: Topic, mention: Mention) -> str:
    """Name the commands of a topic: of those that begin with the same word, the first in full."""
    shown, before = [], ""
    for name in (name for commands, _ in lines(topic) for name in commands):
        group, _, rest = name.partition(" ")
        is_further = group == before and not name.startswith("**")
        shown.append(rest if is_further else _commands([name], mention))
        before = group
    return f"**{topic_name(topic)}** {' · '.join(shown)}"


def _commands(names: Sequence[str], mention: Mention) -> str:
    return " · ".join(name if name.startswith("**") else mention(name) for name in names)
