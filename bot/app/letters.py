"""Everything that the mailbox sends, from the features that render it."""

from bot.backlog import letters as backlog
from bot.chapters.scheduling import letters as scheduling
from bot.kudos.news import letters as news
from bot.notices import letters as notices
from bot.suggestions import letters as suggestions
from bot.suggestions.calls import letters as calls
from bot.watching import letters as watching
from bot.welcome import letters as welcome

FEATURES = (notices, scheduling, backlog, watching, suggestions, calls, news, welcome)

KINDS = {kind: handling for feature in FEATURES for kind, handling in feature.KINDS.items()}
