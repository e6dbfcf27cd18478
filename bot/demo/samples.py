"""The chapters that the demo announces, as the bot's own reader reads them."""

from dataclasses import dataclass
from pathlib import Path

from bot.intake.formats.draft import ChapterDraft
from bot.intake.reading import read

FOLDER = Path(__file__).parents[2] / "data" / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    filename: str
    data: bytes
    draft: ChapterDraft

    @property
    def work(self) -> str:
        return self.draft.work or Path(self.filename).stem

    @property
    def chapter(self) -> str:
        return self.draft.chapter_title or self.filename


def samples(folder: Path = FOLDER) -> list[Sample]:
    """Read the folder's chapters, by filename; a file with several of them is left to its reader.

    Raises Unreadable or OSError if a file can't be read.
    """
    found: list[Sample] = []
    for file in sorted(folder.glob("[!.]*")):
        data = file.read_bytes()
        drafts = read(data, file.name)
        if len(drafts) == 1:
            found.append(Sample(file.name, data, drafts[0]))
    return found
