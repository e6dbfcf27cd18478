"""Emphasis that a page gives by style sheet instead of by tag."""

import re
from dataclasses import dataclass, field

Look = frozenset[str]
"""Some of `bold`, `italic`, `underline`, `strike`, `spoiler`, `hidden`, `floating`."""

_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,4000})\}")
_COMMENT_BEGINS, _COMMENT_ENDS = "/*", "*/"
_SELECTOR = re.compile(r"\s*(?:\w{1,12})?\.([\w-]{1,60})\s*$")
_LOOKS = (
    ("italic", re.compile(r"font-style\s*:\s*(?:italic|oblique)|font\s*:[^;]{0,60}\bitalic", re.IGNORECASE)),
    ("bold", re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:[^;]{0,60}\bbold", re.IGNORECASE)),
    ("underline", re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,60}\bunderline", re.IGNORECASE)),
    ("strike", re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,60}\bline-through", re.IGNORECASE)),
    ("floating", re.compile(r"float\s*:\s*(?:left|inline-start)", re.IGNORECASE)),
    ("hidden", re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)),
)
_DROP_CAP = re.compile(r"drop-?_?cap", re.IGNORECASE)
_MOST_RULES = 5000


def look_of(declarations: str) -> Look:
    """Read `font-style: italic; …`."""
    return frozenset(name for name, pattern in _LOOKS if pattern.search(declarations[:4000]))


@dataclass(slots=True)
class Stylesheet:
    """The looks that a style sheet gives to class names; selectors of more than one class are passed over."""

    looks: dict[str, Look] = field(default_factory=dict)
    above: "Stylesheet | None" = None
    """Another that holds as well, such as a whole book's."""

    def add(self, css: str) -> None:
        for count, rule in enumerate(_RULE.finditer(_without_comments(css))):
            if count == _MOST_RULES:
                return
            look = look_of(rule[2])
            for selector in rule[1].split(",") if look else ():
                if match := _SELECTOR.match(selector):
                    self.looks[match[1]] = self.looks.get(match[1], Look()) | look

    def look(self, classes: list[str], style: str) -> Look:
        """Find what an element's class names and own style make it look like."""
        look = look_of(style) if style else Look()
        for name in classes:
            look |= self.named(name)
            if "spoiler" in name.lower():
                look |= {"spoiler"}
            if _DROP_CAP.search(name):
                look |= {"floating"}
        return look

    def named(self, name: str) -> Look:
        """Return what one class name makes elements look like."""
        own = self.looks.get(name, Look())
        return own | self.above.named(name) if self.above else own


def _without_comments(css: str) -> str:
    kept, place = [], 0
    while (begin := css.find(_COMMENT_BEGINS, place)) >= 0:
        kept.append(css[place:begin])
        end = css.find(_COMMENT_ENDS, begin + 2)
        place = len(css) if end < 0 else end + 2
    return "".join([*kept, css[place:]])
