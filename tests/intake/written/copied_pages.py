"""Builds pages as browsers copy them, from a story written for these tests."""

from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["plain", "chromium", "firefox"]
SHAPES: tuple[Shape, ...] = ("plain", "chromium", "firefox")

PARAGRAPHS = (
    "The ferry was late, as it was every day but Sunday, when it did not come at all.",
    "“You could swim,” said Odile.",
    "Tomas looked at the water. The water looked back, and blinked first.",
)


@dataclass
class Chapter:
    number: int = 1
    title: str | None = "The Late Ferry"
    summary: str | None = None
    notes: str | None = None
    body: tuple[str, ...] = PARAGRAPHS
    end_notes: str | None = None


@dataclass
class Work:
    title: str = "Small Crossings"
    author: str = "odile_writes"
    summary: str | None = None
    notes: str | None = None
    end_notes: str | None = None
    series: str | None = None
    inspired: str | None = None
    chapters: list[Chapter] = field(default_factory=lambda: [Chapter()])
    has_chapters: bool = True
    posted: int = 3
    total: str = "?"


def ao3(work: Work, shape: Shape = "plain", *, footer: bool = True) -> str:
    """The page of one chapter, of several or of a work without chapters."""
    blocks = ["Actions", *_menu(work, shape), "Work Header", *_tags(work, shape), work.title]
    if shape != "plain":
        blocks.append(work.author)
    if work.chapters[0].number == 1:
        blocks += _preface(work.summary, work.notes, "work" if work.end_notes else None)
    for chapter in work.chapters:
        blocks += _chapter(chapter, work)
    if _is_last(work):
        blocks += ["Notes:", work.end_notes] if work.end_notes else []
        blocks += ["Series this work belongs to:", _series_link(work.series, shape)] if work.series else []
        blocks += ["Works inspired by this one:", work.inspired] if work.inspired else []
    if footer:
        blocks += _footer(shape)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _is_last(work: Work) -> bool:
    return not work.has_chapters or work.chapters[-1].number == work.posted


def _menu(work: Work, shape: Shape) -> list[str]:
    if shape == "plain":
        return []
    around = ["Entire Work", "← Previous Chapter" if work.chapters[0].number > 1 else ""]
    around += ["" if _is_last(work) else "Next Chapter →", "Chapter Index", "Full-Page Index"]
    if shape == "chromium":
        items = [*(filter(None, around[:-1]) if work.has_chapters else []), "Bookmark", "Comments", "Share", "Download"]
        return [" ".join(items)]
    return [
        *(around if work.has_chapters else []),
        "Bookmark",
        "Comments (4)",
        "Share",
        "Subscribe",
        "Download",
        "EPUB",
    ]


def _series_link(series: str | None, shape: Shape) -> str:
    return "" if shape == "plain" else f"← Previous Work {series} Next Work →"


def _tags(work: Work, shape: Shape) -> list[str]:
    chapters = f"{work.posted}/{work.total}"
    if shape == "chromium":
        lines = [
            "Rating:", "Teen And Up Audiences",
            "Archive Warnings:", "Graphic Depictions Of ViolenceMajor Character Death",
            "Category:", "F/FGen", "Fandom:", "Original Work", "Additional Tags:", "FerriesSlow Burn",
        ]  # fmt: skip
        series = f"Series:{work.series}" if work.series else ""
        stats = f"Published:2026-01-03Updated:2026-02-14Words:12,345Chapters:{chapters}Comments:4Kudos:56Hits:789"
        return ["\n".join([*lines, f"Language:English{series}Stats:{stats}"])]
    if shape == "firefox":
        series_lines = ["Series:", f"    {work.series}"] if work.series else []
        lines = [
            "Rating:", "    Teen And Up Audiences",
            "Archive Warnings:", "    Graphic Depictions Of Violence", "    Major Character Death",
            "Categories:", "    F/F", "    Gen", "Fandom:", "    Original Work",
            "Additional Tags:", "    Ferries", "    Slow Burn", "Language:", "    English", *series_lines,
            "Stats:", "    Published:", "    2026-01-03", "    Updated:", "    2026-02-14", "    Words:",
            "    12,345",
            "    Chapters:", f"    {chapters}", "    Comments:", "    4", "    Kudos:", "    56", "    Hits:",
            "    789",
        ]  # fmt: skip
        return ["\n".join(lines)]
    return []


def _preface(summary: str | None, notes: str | None, points_to: str | None) -> list[str]:
    blocks = ["Summary:", summary] if summary else []
    blocks += ["Notes:"] if notes or points_to else []
    blocks += [notes] if notes else []
    blocks += [f"(See the end of the {points_to} for {'more ' if notes else ''}notes.)"] if points_to else []
    return blocks


def _chapter(chapter: Chapter, work: Work) -> list[str]:
    if not work.has_chapters:
        return ["Work Text:", *chapter.body]
    heading = f"Chapter {chapter.number}" + (f": {chapter.title}" if chapter.title else "")
    blocks = [heading, *_preface(chapter.summary, chapter.notes, "chapter" if chapter.end_notes else None)]
    blocks += ["Chapter Text", *chapter.body]
    return [*blocks, "Notes:", chapter.end_notes] if chapter.end_notes else blocks


def _footer(shape: Shape) -> list[str]:
    kudos = ["Kudos", "tomas, ferrywoman, and 21 guests left kudos on this work!"]
    comments = ["Comments", "Post Comment", "Note:", "All fields are required.", "Guest name", "10000 characters left"]
    if shape == "plain":
        return ["Actions", *kudos, *comments]
    if shape == "chromium":
        menu = "↑ Top ← Previous Chapter Next Chapter →  Bookmark Comments (1024)"
        return ["\n".join(["Actions", menu, *kudos]), "\n".join(comments), "Footer\nAbout the Archive Site Map"]
    return ["Actions", "↑ Top", "Bookmark", "Comments (4)", *kudos, *comments, "Customize", "otwarchive v0.9.1"]


def wattpad(
    body: tuple[str, ...] = PARAGRAPHS,
    *,
    title: str | None = "The Late Ferry",
    counts: str | None = "1.2K 78 21",
    work: str = "Small Crossings",
    tagline: str = "Where stories live. Discover now",
    glued: bool = True,
    continued: bool = False,
) -> str:
    """A part's page, or one of its later ones."""
    blocks = ["Start from the beginning"] if continued else [block for block in (title, counts) if block]
    blocks += body
    blocks += [f"{work}{tagline}"] if glued else [work, tagline]
    return "\n\n".join(blocks)
