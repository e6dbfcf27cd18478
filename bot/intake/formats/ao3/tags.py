"""The block of tags and stats at the top of an AO3 page, however the browser laid it out."""

import re
from dataclasses import dataclass, field, replace

RATINGS = ("Not Rated", "General Audiences", "Teen And Up Audiences", "Mature", "Explicit")
WARNINGS = (
    "Creator Chose Not To Use Archive Warnings",
    "Choose Not To Use Archive Warnings",
    "Graphic Depictions Of Violence",
    "Major Character Death",
    "No Archive Warnings Apply",
    "Rape/Non-Con",
    "Underage Sex",
    "Underage",
)
CATEGORIES = ("F/F", "F/M", "M/M", "Gen", "Multi", "Other")

_LABELS = (
    ("rating", "Ratings?"),
    ("warnings", "Archive Warnings?"),
    ("categories", "Categor(?:y|ies)"),
    ("fandoms", "Fandoms?"),
    ("relationships", "Relationships?"),
    ("characters", "Characters?"),
    ("tags", "Additional Tags?"),
    ("language", "Languages?"),
    ("series", "Series"),
    ("collections", "Collections?"),
    ("stats", "Stats"),
)
_ORDER = [name for name, _ in _LABELS]
_LABEL = re.compile("|".join(f"(?P<{name}>{pattern}):" for name, pattern in _LABELS))
STAT = re.compile(
    r"(Published|Updated|Completed|Words|Chapters|Comments|Kudos|Bookmarks|Hits):\s*"
    r"(\d{4}-\d{2}-\d{2}|\d[\d,.]*(?:/(?:\d+|\?))?)"
)
_STAT_LABEL = re.compile(r"(?:Published|Updated|Completed|Words|Chapters|Comments|Kudos|Bookmarks|Hits):$")
_STAT_VALUE = re.compile(r"(?:\d{4}-\d{2}-\d{2}|\d[\d,.]*(?:/(?:\d+|\?))?)$")
_SERIES = re.compile(r"Part (\d+) of (?:(the )(?=.* series(?:Part \d|$)))?", re.IGNORECASE)
_NAMED_SO = re.compile(r"(?:Part \d+ of(?: the)?|[^\s,])[ \t]+$", re.IGNORECASE)
"""What stands before such words where they are a part of a series' own name."""
_BEGINS = re.compile(
    rf"(?:Ratings?:\s*(?:$|{'|'.join(RATINGS)})|Archive Warnings?:\s*(?:$|Show |{'|'.join(map(re.escape, WARNINGS))}))"
)
_LONGEST_SERIES = 5000
_RUN_TOGETHER = re.compile(r"[a-z)\]\d][A-Z]")


@dataclass(slots=True)
class Tags:
    """The block's values by label, its stats by name, and the line where the rest of the page begins."""

    values: dict[str, list[str]] = field(default_factory=dict)
    stats: dict[str, str] = field(default_factory=dict)
    end: int = 0

    def split(self, label: str, vocabulary: tuple[str, ...]) -> tuple[str, ...]:
        """Values from a closed vocabulary, even where they are glued together."""
        text = "\n".join(self.values.get(label, []))
        return tuple(re.findall("|".join(map(re.escape, vocabulary)), text))

    def free(self, label: str) -> tuple[str, ...]:
        """Values that anyone may invent: apart where a comma or a line parts them."""
        lines = self.values.get(label, [])
        return tuple(tag.strip() for line in lines for tag in line.split(",") if tag.strip())

    def run_together(self) -> bool:
        """Tell whether two free tags seem to stand glued together."""
        return any(
            len(self.free(label)) == 1 and _RUN_TOGETHER.search(self.free(label)[0])
            for label in ("fandoms", "relationships", "characters", "tags")
        )

    def number(self, stat: str) -> int | None:
        digits = re.sub(r"\D", "", self.stats.get(stat, ""))
        return int(digits) if digits else None


def is_label(line: str) -> bool:
    """Tell whether a line begins a tag block: no title and no note does by saying `Rating:` and something else."""
    return bool(_BEGINS.match(line))


def read_tags(lines: list[str], start: int, end: int) -> Tags:
    """Read the block that begins at `start`, if there is one."""
    tags = Tags(end=start)
    if start >= end or not is_label(lines[start]):
        return tags
    label = ""
    index = start
    while index < end:
        line = lines[index]
        if line and label == "stats" and not _is_stat(line, tags):
            break
        if line:
            label = _take(line, label, tags)
            if not label:
                break
        index += 1
    return replace(tags, end=index)


def _is_stat(line: str, tags: Tags) -> bool:
    if _STAT_VALUE.match(line):
        return bool(_STAT_LABEL.search(tags.values.get("stats", [""])[-1]))
    return bool(_STAT_LABEL.match(line) or STAT.match(line))


def _take(line: str, label: str, tags: Tags) -> str:
    """File one line's values under their labels; returns the label that the next line goes on with."""
    place = 0
    for match in _LABEL.finditer(line):
        found = str(match.lastgroup)
        if label and _ORDER.index(found) <= _ORDER.index(label):
            continue
        _file(line[place : match.start()], label, tags)
        label, place = found, match.end()
    rest = line[place:]
    if label != "stats" and (stat := STAT.search(rest)) and _begins_the_stats(rest, stat):
        _file(rest[: stat.start()], label, tags)
        label, rest = "stats", rest[stat.start() :]
    _file(rest, label, tags)
    return label


def _begins_the_stats(rest: str, stat: re.Match[str]) -> bool:
    return stat[1] == "Published" or rest == stat[0]


def _file(text: str, label: str, tags: Tags) -> None:
    text = text.strip()
    if not text or not label:
        return
    values = tags.values.setdefault(label, [])
    values.append(text)
    if label == "stats":
        tags.stats.update(STAT.findall("\n".join(values[-2:])))


def read_series(text: str) -> tuple[str, ...]:
    """Read `Part 2 of Lanterns`, as often as it stands there, without the links to the works beside it."""
    text = re.sub(r"\s*(?:←\s*Previous Work|Next Work\s*→)\s*", "\n", text[:_LONGEST_SERIES]).strip()
    found = []
    starts = [match for match in _SERIES.finditer(text) if not _NAMED_SO.search(text, 0, match.start())]
    for match, after in zip(starts, [*starts[1:], None], strict=False):
        name = text[match.end() : after.start() if after else len(text)].strip(" ,\n")
        if match[2]:
            name = name.removesuffix(" series")
        found.append(f"Part {match[1]} of {name}")
    return tuple(dict.fromkeys(found))
