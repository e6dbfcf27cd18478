"""Each kind of letter has one feature that renders it."""

from bot.app.letters import KINDS
from bot.backlog import letters as backlog
from bot.chapters.scheduling import letters as scheduling
from bot.kudos.news import letters as news
from bot.letters.models import LetterKind
from bot.notices import letters as notices
from bot.suggestions import letters as suggestions
from bot.suggestions.calls import letters as calls
from bot.watching import letters as watching
from bot.welcome import letters as welcome


def test_each_kind_is_rendered_by_one_feature() -> None:
    modules = (backlog, calls, news, notices, scheduling, suggestions, watching, welcome)
    features = [module.KINDS for module in modules]

    assert sorted(kind for kinds in features for kind in kinds) == sorted(KINDS) == sorted(LetterKind)
