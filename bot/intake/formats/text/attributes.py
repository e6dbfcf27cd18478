"""What Google Docs and pandoc add to Markdown that Discord would show: attributes, divs, pictures by reference."""

import re

from bot.intake.formats.draft import DroppedPiece, DropReason

_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}]*\}\s*$|\s*\{\s*[\w-]+=[^{}]*\}\s*$")
_WHOLLY_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1$")
_CLOSING = re.compile(r"(?:^|\s)#+\s*$")
_SPAN = re.compile(r"(?<![!\\])\[([^\[\]\n]*)\]\{([^{}\n]*)\}")
_UNDERLINED = re.compile(r"\.(?:underline|ul)\b")
_DIV = re.compile(r" {0,3}:{3,}.*$")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])(?:\{[^{}\n]*\})?")
_EMBEDDED = re.compile(r" {0,3}\[([^\[\]\n]+)\]:\s*<?data:.*$")
_NEEDLESS = re.compile(r"`[^`\n]*`|\\([!\"$%&',;=?^{}/])|\\.")


def heading_words(text: str) -> str:
    """Return a heading's words without its attributes, closing marks, and marks that make all of it bold."""
    text = _CLOSING.sub("", _ATTRIBUTES.sub("", text)).strip()
    bold = _WHOLLY_BOLD.match(text)
    return bold[2] if bold else text


def without_attributes(line: str) -> str:
    """Take divs, the attributes of spans, and backslashes that nothing needs out of a line."""
    if _DIV.match(line):
        return ""
    line = _SPAN.sub(lambda span: f"__{span[1]}__" if span[1] and _UNDERLINED.search(span[2]) else span[1], line)
    return _NEEDLESS.sub(lambda escape: escape[1] or escape[0], line)


def without_images(text: str) -> tuple[str, list[DroppedPiece]]:
    """Take pictures out, those too whose data stands below the text."""
    lines, names = [], []
    for line in text.split("\n"):
        embedded = _EMBEDDED.match(line)
        if embedded:
            names.append(embedded[1])
        else:
            lines.append(line)
    text = "\n".join(lines)
    dropped = [DroppedPiece(image[0], DropReason.IMAGE) for image in _IMAGE.finditer(text)]
    return _IMAGE.sub("", text), dropped + [DroppedPiece(name, DropReason.IMAGE) for name in names]
