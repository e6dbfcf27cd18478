"""What title pages say of a work: `Rating: Mature`, `Fandoms: …`, `Summary: …`."""

from dataclasses import replace

from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.text.top_lines import fill, label

_READ = frozenset({"rating", "warnings", "fandoms", "series", "summary", "language", "link"})


def with_title_page(about: ChapterDraft, text: str) -> ChapterDraft:
    """Fill what `about` doesn't say yet of the work from the labelled lines of a title page."""
    values: dict[str, str] = {}
    name = ""
    for line in (as_plain(line.lstrip("#> ")) for line in text.split("\n")):
        found = label(line)
        opened = label(f"{line} -")
        name = found[0] if found else opened[0] if opened else name
        value = found[1] if found else line if name == "summary" and not opened else ""
        if value and name in _READ:
            values[name] = "\n\n".join(filter(None, [values.get(name), value]))
    told = fill(ChapterDraft(), values, None)
    return replace(
        about,
        rating=about.rating or told.rating,
        warnings=about.warnings or told.warnings,
        fandoms=about.fandoms or told.fandoms,
        series=about.series or told.series,
        language=about.language or told.language,
        work_summary=about.work_summary or told.summary,
        link=about.link or told.link,
    )
