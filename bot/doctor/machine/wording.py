"""What the doctor says of the machine: settings, Python, packages, files."""

from bot.doctor.measures import moment, size
from bot.doctor.models import Advice


def setting_unusable(problem: str) -> Advice:
    return Advice(problem, "Mend it in .env, where .env.example explains each setting, and start the bot again.")


def env_open(file: str) -> Advice:
    return Advice(f"Others on this machine can read {file}, and the token in it.", "Run: chmod 600 .env")


def python_old(version: str, needed: str) -> Advice:
    return Advice(f"This is Python {version}, and Chapterhouse needs {needed}.", "Install a newer Python.")


def packages_missing(names: str) -> Advice:
    return Advice(
        f"What Chapterhouse is built on is missing: {names}.",
        "Run: python -m pip install --require-hashes -r requirements/runtime.txt",
    )


def packages_other(names: str) -> Advice:
    return Advice(
        f"These packages have other versions than those that Chapterhouse was tested with: {names}.",
        "Run: python -m pip install --require-hashes -r requirements/runtime.txt",
    )


def sqlite_old(version: str, needed: str) -> Advice:
    return Advice(
        f"Python's SQLite is {version}, and Chapterhouse needs {needed}.",
        "Install a newer Python, or one with a newer SQLite.",
    )


def disk_low(folder: str, free: int, needed: int) -> Advice:
    return Advice(
        f"{size(free)} are free where {folder} is; a backup and an update take up to {size(needed)}.",
        "Make room there, or move the database to a larger disk.",
    )


def network_disk(folder: str, kind: str) -> Advice:
    return Advice(
        f"{folder} is on a network file system ({kind}), where SQLite's locks don't hold: the database may be damaged.",
        "Move the database to a disk of this machine, or use PostgreSQL.",
    )


def folder_closed(folder: str) -> Advice:
    return Advice(
        f"Nothing can be written into {folder}, where the database is.",
        "Give the folder to the user who runs the bot, and run the doctor as that user. A disk that became read-only by"
        " itself is mostly broken: make a backup to another.",
    )


def file_closed(file: str) -> Advice:
    return Advice(
        f"{file} can only be read, and the bot has to write in it.",
        "Give the file to the user who runs the bot, and run the doctor as that user.",
    )


def file_open(files: str) -> Advice:
    return Advice(
        f"Others on this machine can read what people wrote: {files}.",
        f"Run: chmod go= {files}",
    )


def wal_large(file: str, grown: int) -> Advice:
    return Advice(
        f"{file}, where changes wait to go into the database, has grown to {size(grown)}.",
        "A program has kept the database open to read for very long: end it. The bot takes the file in when it starts.",
    )


def database_missing(file: str) -> Advice:
    return Advice(
        f"There is no database {file}; the bot makes a new and empty one when it starts.",
        "If there should be one, look at DATABASE_URL in .env, and at the folder in which the bot is started.",
    )


def backups_closed(folder: str, *, daily: bool, of_updates: bool) -> Advice:
    kept = ["there are no daily ones"] * daily + ["the next update doesn't begin"] * of_updates
    return Advice(
        f"Nothing can be written into {folder}, where copies of the database go: {', and '.join(kept)}.",
        "Give the folder to the user who runs the bot.",
    )


def backups_old(folder: str, at: int) -> Advice:
    last = f"The newest daily backup in {folder} is of {moment(at)}" if at else f"No daily backup was made in {folder}"
    return Advice(
        f"{last}, though the bot has been running since.",
        "Its log says why, in lines with “backup”. Make one now: python -m bot backup",
    )
