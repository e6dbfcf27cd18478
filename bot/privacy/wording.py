"""What the bot says of people's data."""

from bot.privacy.models import ExportProgress


def policy(contact: str | None, *, is_attached: bool) -> str:
    """Say in short what is kept of whom, and what somebody can do about it; the host's contact where there is one."""
    runs = f"Who runs this bot: {contact}" if contact else "Who runs this bot didn't say how to reach them."
    return "\n".join(
        [
            "**What I keep, and for what**",
            "• your reactions on announcements, to count kudos, each reader once",
            "• your ideas with your name, which ideas you back, and what was decided about them",
            "• of authors: their works, chapters, files that wait, and how they want to be told of kudos",
            "• who did what with an idea, so that reviewers don't overwrite each other; who was blocked",
            "• for a day at most what you typed where it was refused, for minutes what you clicked",
            "I read no messages, and keep no list of members. Nothing goes to anybody else.",
            "",
            "**What you can do**",
            "• `/privacy export`: all of it, of every server, as a file that only you see",
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


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"
