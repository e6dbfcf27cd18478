"""What an entry says of its chapter."""

from bot.addresses.models import Address, AddressKind
from bot.addresses.reading import read
from bot.chapters.links.drafting import draft_of
from bot.chapters.links.models import ChapterLink, ShownLink
from bot.intake.feeds.models import FeedEntry
from bot.uploads.drafting import details_of
from bot.watching.models import SourceChapter
from bot.works.models import ChapterDetails, Work

NOWHERE = Address(site=None, kind=AddressKind.OTHER, normal="", host="")


def told_by(entry: FeedEntry, work: Work) -> ChapterDetails:
    """Read an entry as the page of a chapter whose title that is; a number that may be another is left out."""
    address = read(entry.link) if entry.link else None
    shown = ShownLink(link=entry.link or "", title=entry.title, text=entry.summary, author=entry.author)
    link = ChapterLink(link=entry.link or "", address=address or NOWHERE, shown=shown)
    return details_of(draft_of(link, (work,)), silent=False)


def told_by_listed(chapter: SourceChapter, work: Work) -> ChapterDetails:
    """Read what a source last said of a chapter that it lists."""
    return told_by(FeedEntry(guid=chapter.guid, link=chapter.link, title=chapter.title), work)
