"""How milestones and digests are rendered."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.db.connecting.connections import AsyncConnection
from bot.kudos import wording as kudos_wording
from bot.kudos.news import store as news_store
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.letters.ports import LetterHandling
from bot.works import store as works_store
from bot.works.models import Rating, Work

New = list[tuple[Work, list[int]]]
"""Works, with the readers who gave them kudos."""


async def _milestone(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    work = await works_store.find(connection, letter.guild_id, letter.number("work_id"))
    if work is None or work.removed_at is not None:
        return None
    text = kudos_wording.milestone(work, letter.number("readers"))
    return LetterContent(text=text, rating=work.details.rating, previews_links=False)


async def _digest(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Name the new readers by work; only of works that may be shown there, where it isn't private."""
    author_id = letter.number("author_id")
    since, until = (datetime.fromisoformat(letter.word(name)) for name in ("since", "until"))
    new = await news_store.new_readers(connection, letter.guild_id, author_id, since, until)
    works = await works_store.in_guild(connection, letter.guild_id)
    found = [(work, new[work.id]) for work in works if work.id in new]
    open_to_all = [one for one in found if one[0].details.rating.may_be_shown(is_age_restricted=False)]
    shown, instead = _content(author_id, found), _content(author_id, open_to_all)
    if shown is None or found == open_to_all:
        return shown
    return replace(shown, rating=Rating.EXPLICIT, instead=instead)


def _content(author_id: int, found: New) -> LetterContent | None:
    return LetterContent(text=kudos_wording.digest(author_id, found), previews_links=False) if found else None


KINDS = {
    LetterKind.MILESTONE: LetterHandling(_milestone, tried_for=None, is_kept=True),
    LetterKind.DIGEST: LetterHandling(_digest, tried_for=timedelta(days=1), is_kept=False, held_for=timedelta(days=1)),
}
