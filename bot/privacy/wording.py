"""What the bot says of people's data."""

from bot.core.buttons import Button, ButtonColour, Panel
from bot.privacy.buttons import ChooseWhatStays, ForgetMe, KeepMyData
from bot.privacy.models import ExportProgress, Forgotten, Wishes


def policy(contact: str | None, *, is_attached: bool) -> str:
    """Say in short what is kept of whom, and what somebody can do about it; the host's contact where there is one."""
    runs = f"Who runs this bot: {contact}" if contact else "Who runs this bot didn't say how to reach them."
    return "\n".join(
        [
            "**What I keep, and for what**",
            "• your reactions on announcements, to count kudos, each reader once",
            "• your ideas with your name, which ideas you back, and what was decided about them",
            "• of authors and staff: works, chapters, where they appear and are announced, files that wait, calls for"
            " ideas, and who wants to be told of kudos",
            "• who did what with an idea, so that reviewers don't overwrite each other; who was blocked",
            "• what you are told and asked in private, until it is sent or settled",
            "• for a day at most what you typed where it was refused, for minutes what you clicked",
            "I read no messages but one that somebody has me announce or suggest, and keep no list of members. Nothing"
            " goes to anybody else.",
            "",
            "**What you can do**",
            "• `/privacy export`: all of it, of every server, as a file that only you see",
            "• `/privacy forget`: have it deleted, in every server, at once",
            "Works stay with their servers, without their author's name. Who is blocked stays blocked, by a number from"
            " which nobody gets your id. Backups keep what was deleted for five weeks more at most.",
            "A server that removes me is deleted after 30 days.",
            "",
            runs,
            "The whole policy is in the file." if is_attached else "The whole policy is in the program's PRIVACY.md.",
        ]
    )


def exported_already() -> str:
    return "Your data is being gathered already: the file comes where you asked for it first."


def exporting(progress: ExportProgress) -> str:
    return (
        f"Gathering what is stored about you… {progress.done} of {progress.in_all} kinds, {_entries(progress.entries)}."
    )


def exported(entries: int, files: int) -> str:
    if not entries:
        return "Nothing is stored about you, in any server. The file says so, too."
    more = f" in {files} files, each of which can be read by itself" if files > 1 else ""
    return (
        f"What is stored about you in every server: **{_entries(entries)}**{more}. Times are in UTC. Only you see this:"
        " whoever has the file can read it."
    )


def further_file(number: int, files: int) -> str:
    return f"File {number} of {files}."


def too_large(name: str) -> str:
    return (
        f"Discord doesn't take {name} here, for its size. Try again in another server, or ask who runs this bot for it."
    )


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def ask(there_is: Forgotten, wishes: Wishes) -> Panel:
    """Ask once whether somebody's data is to be deleted: what goes, what stays, and why."""
    kudos, ideas = wishes.keep_kudos, wishes.keep_ideas
    goes = [
        "your name and id everywhere: in ideas, thanks on cards, decisions, notes, works",
        f"{_kudos(there_is.kudos)}{', which stay as a number without you' if kudos else ''}",
        f"{_ideas(there_is.ideas)}{', which their authors keep without your name' if ideas else ', with their text'}",
        "whom you back and reported, reasons and notes you wrote as a reviewer, files and forms that wait, digests,"
        " messages to you, previews that nobody kept",
    ]
    stays = ["your reactions, which stand on Discord: they count for nothing" + (" but that number" if kudos else "")]
    if there_is.works:
        stays.append(f"{_works(there_is.works)}, without an author: its readers have it, and its staff can remove it")
    if there_is.blocks:
        stays.append("that you are blocked, by a number from which nobody gets your id: else this would undo it")
    stays.append("backups, for five weeks at most; and messages on Discord that I can't change, such as polls")
    heading = "**Delete what is stored about you, in every server?** It can't be undone."
    return Panel((heading, _list("What goes", goes), _list("What stays, and why", stays)), _buttons(wishes))


def _buttons(wishes: Wishes) -> tuple[tuple[Button, ...], ...]:
    kudos, ideas = int(wishes.keep_kudos), int(wishes.keep_ideas)
    of_kudos = "Kudos: delete them" if kudos else "Kudos: keep the number"
    of_ideas = "Ideas: delete them" if ideas else "Ideas: keep the text"
    other_wishes = (
        Button(of_kudos, ChooseWhatStays(1 - kudos, ideas)),
        Button(of_ideas, ChooseWhatStays(kudos, 1 - ideas)),
    )
    delete = Button("Delete my data", ForgetMe(kudos, ideas), ButtonColour.RED)
    return other_wishes, (delete, Button("Keep it", KeepMyData()))


def forgotten(there_was: Forgotten, wishes: Wishes) -> str:
    kudos = "stay as a number" if wishes.keep_kudos else "are gone"
    ideas = "stay without your name" if wishes.keep_ideas else "are gone"
    works = f" {_works(there_was.works).capitalize()} stay without an author." if there_was.works else ""
    return (
        f"Your data is deleted: {_kudos(there_was.kudos)} {kudos}, {_ideas(there_was.ideas)} {ideas}, and nothing else"
        f" names you.{works} Cards that thanked you are changed in the next minutes. What you do from now on counts as"
        " somebody new's; a reaction that was on its way in these seconds counts for nothing."
    )


def kept() -> str:
    return "Nothing was deleted."


def _list(heading: str, points: list[str]) -> str:
    return "\n".join([f"**{heading}**", *(f"• {point}" for point in points)])


def _kudos(count: int) -> str:
    return f"{count:,} kudos"


def _ideas(count: int) -> str:
    return "1 idea" if count == 1 else f"{count:,} ideas"


def _works(count: int) -> str:
    return "1 work of yours" if count == 1 else f"{count:,} works of yours"
