"""Everything that the mailbox sends, from the features that render it."""

from bot.backlog import letters as backlog
from bot.chapters.scheduling import letters as scheduling
from bot.kudos.news import letters as news
from bot.notices import letters as notices
from bot.suggestions import letters as suggestions
from bot.suggestions.calls import letters as calls

KINDS = {**notices.KINDS, **scheduling.KINDS, **backlog.KINDS, **suggestions.KINDS, **calls.KINDS, **news.KINDS}
