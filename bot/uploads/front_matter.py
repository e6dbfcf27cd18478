"""What was left out of a chapter as front matter, and the chapter with that put back."""

from dataclasses import replace

from bot.intake.formats.draft import ChapterDraft, DroppedPiece, DropReason
from bot.intake.formats.words import count_words


def front_matter(draft: ChapterDraft) -> tuple[DroppedPiece, ...]:
    """Find the title pages, contents and the like that stood beside a chapter's text."""
    return tuple(piece for piece in draft.dropped if piece.why is DropReason.FRONT_MATTER)


def put_back(draft: ChapterDraft) -> ChapterDraft:
    """Put a chapter's front matter back where it stood: above the text, and behind it."""
    pieces = front_matter(draft)
    above = [piece.text for piece in pieces if not piece.is_behind]
    behind = [piece.text for piece in pieces if piece.is_behind]
    return replace(
        draft,
        body="\n\n".join(filter(None, [*above, draft.body, *behind])),
        body_words=draft.body_words + sum(count_words(piece.text) for piece in pieces),
        dropped=tuple(piece for piece in draft.dropped if piece not in pieces),
    )
