"""A text whose end is that of a site's page, because the copy begins in the middle of the chapter."""

from dataclasses import dataclass, replace

from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece
from bot.intake.formats.lines import TextFile


@dataclass(frozen=True, slots=True)
class EndedText:
    """What stands above the end of a site's page, and what that says of it."""

    site: str
    above: TextFile
    left_out: tuple[DroppedPiece, ...]
    notes: str | None = None
    series: tuple[str, ...] = ()

    def end(self, drafts: list[ChapterDraft]) -> list[ChapterDraft]:
        """Give the last of the chapters above the page's end what stands there."""
        *others, last = (
            replace(draft, site=self.site, series=tuple(dict.fromkeys([*draft.series, *self.series])))
            for draft in drafts
        )
        unsure = (Doubt.NOTES_UNCERTAIN,) if self.notes else ()
        last = replace(
            last,
            notes_after="\n\n".join(filter(None, [last.notes_after, self.notes])) or None,
            notes_offered=None if self.notes else last.notes_offered,
            dropped=(*last.dropped, *self.left_out),
            doubts=tuple(dict.fromkeys((*last.doubts, *unsure))),
        )
        return [*others, last]
