"""The documents, and what stands in them: spans of code, what is bold, what is quoted."""

import re
from collections.abc import Iterator

from tests.architecture.source import ROOT

EXAMPLE = "docs/adding-a-feature.md"
"""Its command and its files exist in the copy of the project in which test_adding_a_feature.py follows it."""

DOCUMENTS = sorted(
    str(path.relative_to(ROOT)) for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/*.md"))
)

HOW_IT_IS_BUILT = ("docs/adding-a-feature.md", "docs/glossary.md", "docs/how-")

GUIDES = [
    name
    for name in DOCUMENTS
    if name == "README.md" or (name.startswith("docs/") and not name.startswith(HOW_IT_IS_BUILT))
]
"""What people read who use the bot or run it. In these, words in bold are what stands on a button, in a menu or over a
field, unless they head a paragraph and end with a full stop or a colon; and what is quoted is what the bot says."""


def document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def spans(text: str) -> list[str]:
    """What stands in a document as code, among words or as a line of a block; what is **`bold`** heads an example."""
    blocks = re.findall(r"^ *```.*?\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    among_words = re.findall(r"(?<!\*)`((?:[^`\n]|\n(?!\n))+)`", without_blocks(text))
    return [*(" ".join(one.split()) for one in among_words), *filter(None, lines)]


def without_blocks(text: str) -> str:
    return re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)


def prose(text: str) -> str:
    """The document without what stands in it as code."""
    return re.sub(r"`(?:[^`\n]|\n(?!\n))+`", "", without_blocks(text))


def labels(text: str) -> list[str]:
    """What is bold, but for what a paragraph begins with, which ends with a full stop or a colon."""
    bold = (" ".join(words.split()) for words in re.findall(r"\*\*([^*]+)\*\*", prose(text)))
    return [words for words in bold if not words.endswith((".", ":", "?"))]


def quotes(text: str) -> list[str]:
    """What the bot is said to say: between quotation marks, or a line that begins with `>`."""
    blocks = re.findall(r"(?:^> .*\n?)+", without_blocks(text), re.MULTILINE)
    around = re.sub(r"^> .*$", "", without_blocks(text), flags=re.MULTILINE)
    return [*(_line(block) for block in blocks), *(" ".join(one.split()) for one in re.findall("“([^“”]+)”", around))]


def _line(block: str) -> str:
    return " ".join(line.removeprefix("> ").strip() for line in block.splitlines())


def headings(text: str) -> Iterator[str]:
    """The anchors of a document's headings, as they stand behind `#` in a link."""
    for heading in re.findall(r"^#+ (.*)$", without_blocks(text), re.MULTILINE):
        yield re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
