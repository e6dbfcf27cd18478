"""What the doctor says of the database, and of what the bot wrote there about itself and its work."""

from bot.doctor.measures import moment
from bot.doctor.models import Advice


def database_unreadable(name: str, why: str) -> Advice:
    return Advice(
        f"The database {name} can't be read: {why}.",
        "Look at DATABASE_URL in .env, and whether that is the bot's database and runs; else restore a backup.",
    )


def database_locked(name: str) -> Advice:
    return Advice(
        f"Another program keeps the database {name} to itself, so that the bot can do nothing.",
        "End what has the file open besides the bot, such as an editor of databases.",
    )


def database_damaged(name: str, why: str) -> Advice:
    return Advice(
        f"The database {name} is damaged: {why}.",
        "Stop the bot, keep a copy of the file, and put the newest backup in its place.",
    )


def database_inconsistent(name: str, tables: str) -> Advice:
    return Advice(
        f"In the database {name} rows are missing to which others belong, of: {tables}.",
        "Another program wrote in it. Stop the bot, keep a copy of the file, and put the newest backup in its place.",
    )


def database_read_only(name: str) -> Advice:
    return Advice(
        f"The database {name} can only be read: its server is a standby, or set so.",
        "Name the primary server in DATABASE_URL, or have default_transaction_read_only turned off.",
    )


def move_unfinished(name: str, source: str) -> Advice:
    return Advice(
        f"Not everything has arrived in the database {name} yet, so the bot doesn't start on it.",
        f"Let DATABASE_URL be {source} and type the move again: it goes on. Or let it be that, and start the bot.",
    )


def encoding_other(name: str, encoding: str) -> Advice:
    return Advice(
        f"The database {name} keeps text as {encoding}, which can't hold what people write.",
        "Create one with ENCODING 'UTF8', and move the data there with pg_dump and psql.",
    )


def schema_old(found: str, needed: str) -> Advice:
    return Advice(
        f"The database is of an older version (schema {found}, now {needed}), so its contents weren't looked at.",
        "Start the bot once: it makes a backup and updates the database.",
    )


def schema_new(found: str, needed: str) -> Advice:
    return Advice(
        f"The database was written by a newer Chapterhouse (schema {found}, here {needed}), so the bot can't start.",
        "Update this program, or restore the backup made before that update.",
    )


def stopped(at: int) -> Advice:
    return Advice(f"The bot isn't running: it was stopped at {moment(at)}.", "Start it: python -m bot run")


def died(at: int) -> Advice:
    return Advice(
        f"The bot isn't running, and nobody stopped it: it last gave a sign at {moment(at)}.",
        "Its log says why it ended; a supervisor such as systemd starts it again by itself.",
    )


def heart_stopped(at: int) -> Advice:
    return Advice(
        f"The bot has given no sign since {moment(at)}, though nobody stopped it.",
        "Look at its log, and start it again.",
    )


def not_connected(at: int) -> Advice:
    return Advice(
        f"The bot runs, but wasn't connected to Discord at {moment(at)}.",
        "Its log says what it waits for. See also https://discordstatus.com.",
    )


def loop_behind(name: str, at: int) -> Advice:
    return Advice(
        f"“{name}”, which the bot does again and again, hasn't gone well since {moment(at)}.",
        f"The log says why, in lines with “{name} failed”. If there are none, start the bot again.",
    )


def version_other(running: str, here: str) -> Advice:
    return Advice(f"The bot that runs is version {running}, and this program is {here}.", "Start the bot again.")


def chapters_overdue(count: int, since: int) -> Advice:
    return Advice(
        f"Chapters that should be out and aren't: {count}, the first since {moment(since)}.",
        "They go out once the bot runs and is connected; if it is, its log says what is in their way.",
    )


def announcements_overdue(count: int, since: int) -> Advice:
    return Advice(
        f"Announcements that wait to be sent or changed: {count}, the first since {moment(since)}.",
        "They go out once the bot runs and is connected; if it is, its log says what is in their way.",
    )


def announcements_held_up(count: int, guilds: int) -> Advice:
    return Advice(
        f"Announcements that can't go out until somebody decides or changes something: {count}, in {guilds} servers.",
        "Staff there were told; /doctor in the server says what to do.",
    )


def steps_held_up(count: int, guilds: int) -> Advice:
    return Advice(
        f"What follows an announcement, such as its reaction, thread or pin, can't be done: {count}, in {guilds}"
        " servers.",
        "Staff there were told; /doctor in the server says what to do.",
    )


def letters_overdue(count: int, since: int) -> Advice:
    return Advice(
        f"Messages besides announcements that wait to be sent: {count}, the first since {moment(since)}.",
        "They go out once the bot runs and is connected; if it is, its log says what is in their way.",
    )


def letters_held_up(count: int, guilds: int) -> Advice:
    return Advice(
        f"Messages besides announcements that Discord refuses until somebody changes something: {count},"
        f" in {guilds} servers.",
        "Staff there were told; /doctor in the server says what to do.",
    )
