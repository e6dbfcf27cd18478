"""Everything that can go wrong on purpose, on one page."""

from collections.abc import Callable
from functools import partial
from typing import ParamSpec

P = ParamSpec("P")


class ChapterhouseError(Exception):
    """The root of what this program raises itself."""


class HostError(ChapterhouseError):
    """Nothing goes until whoever runs the bot has mended something: one line for them, exit code 2."""


class StartupError(HostError):
    """The bot can't start."""


class InUse(StartupError):
    """Another process has the database, until it ends."""


class ServerAway(StartupError):
    """The database's server can't be reached, for now."""


class Starting(StartupError):
    """Another process has the whole database for a moment, as the first one to start."""


class Outdated(StartupError):
    """The database is of an older version of this program."""


class CutShort(HostError):
    """The bot was running and can't go on."""


class LockLost(ChapterhouseError):
    """The database may be another process's by now: nothing more is to be done with it until it is had again."""


class UserFacingError(ChapterhouseError):
    """A wrong step by a person: its words are shown to that person and nobody else.

    Carries a function of a wording module and its arguments, never a sentence: the one handler that shows it makes
    the words, one or two sentences that say what went wrong and what to do.
    """

    def __init__(self, say: Callable[P, str], *arguments: P.args, **named: P.kwargs) -> None:
        super().__init__(say, *arguments)
        self._say = partial(say, *arguments, **named)

    @property
    def words(self) -> str:
        return self._say()

    def __str__(self) -> str:
        return self.words


class AlreadyDone(ChapterhouseError):
    """This very thing was done for this person before, and isn't done again.

    `outcome` is the custom_id of a button that shows what came of it; None where nobody noted that. `click_id` is the
    click for which it was done: once its person hears of that, asking once more means it.
    """

    def __init__(self, outcome: str | None, click_id: int) -> None:
        super().__init__(outcome)
        self.outcome = outcome
        self.click_id = click_id


class MeanwhileForgotten(UserFacingError):
    """This person had their data deleted while it was under way: nothing is kept of what they asked for before."""


class DatabaseBusy(ChapterhouseError):
    """Somebody else kept the database for longer than is waited for it: what was to be changed is as it was."""


class DatabaseAway(DatabaseBusy):
    """The database's server can't be reached, or takes no more connections: it is as it was, unless it was the answer
    to a commit that was lost.
    """


WITHOUT_DATABASE = (DatabaseBusy, HostError, LockLost)
"""What is raised where the database can't be had, for now or any more: it says nothing of what was asked of Discord."""


class DiscordError(ChapterhouseError):
    """Discord didn't do what a port asked of it."""


class Gone(DiscordError):
    """The channel, message, member or role is no longer there; trying again won't help."""


class Forbidden(DiscordError):
    """The bot isn't allowed to, until somebody changes a permission."""


class Full(Forbidden):
    """Discord takes no more of them there, until somebody makes room."""


class Locked(Forbidden):
    """The thread is archived, and the bot may not open it: somebody locked it, which takes Manage Threads."""


class Refused(DiscordError):
    """Discord won't take it as it is: trying again won't help until it is something else."""


class EmojiGone(Refused):
    """The emoji was deleted: somebody has to choose another."""


class TagNeeded(Refused):
    """The forum wants a tag on every post, and has none that the bot may use."""


class Unclear(DiscordError):
    """Nobody knows whether Discord did it: the answer was lost or made no sense."""


class Unfamiliar(Unclear):
    """Discord refused it in a way that this program doesn't know: surely not done, and perhaps only for now."""


class Unsearchable(DiscordError):
    """Nobody can tell whether it stands there."""


class Buried(Unsearchable):
    """Too much stands there to look through all of it."""


class Unlisted(Unsearchable):
    """Nothing at all is listed there, which may be so or not."""


class Busy(Unclear):
    """Discord asks to wait for `retry_after` seconds: longer than a request is held for."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"to be tried again in {retry_after:.0f} s")
        self.retry_after = retry_after
