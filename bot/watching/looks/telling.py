"""What an entry says of its chapter, as a chapter of the work."""

from bot.intake.feeds.models import FeedEntry
from bot.intake.formats.draft import ChapterDraft
from bot.uploads.drafting import details_of
from bot.watching.entries.telling import told_by_entry
from bot.watching.models import SourceChapter
from bot.works.models import ChapterDetails, Work


def told_by(entry: FeedEntry, work: Work) -> ChapterDetails:
    """Take what an entry says, cut to what a chapter can hold; a number that may be another is left out."""
    told = told_by_entry(entry, (work.title,))
    draft = ChapterDraft(
        chapter_number=told.number, chapter_title=told.title, summary=told.summary, link=entry.link or None
    )
    return details_of(draft, silent=False)


def told_by_listed(chapter: SourceChapter, work: Work) -> ChapterDetails:
    """Read what a source last said of a chapter that it lists."""
    return told_by(FeedEntry(guid=chapter.guid, link=chapter.link, title=chapter.title), work)
