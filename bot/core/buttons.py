"""What a button carries: a custom_id that says everything, so that it works after any restart.

A custom_id can be forged by anybody: what it names is looked up and authorised again at the click.
"""

import dataclasses
import re
from typing import Any, ClassVar, Self, get_type_hints

MAX_LENGTH = 100
"""Discord's limit for a custom_id, in characters."""

_FIELDS = {int: r"-?\d{1,18}", str: r"[\w.-]{0,40}"}

_patterns: dict[type, re.Pattern[str]] = {}


@dataclasses.dataclass(frozen=True, slots=True)
class CustomId:
    """A kind of button, select or form: subclasses are dataclasses of ints and of short words.

    `name` begins the custom_id of the kind and must be unique in the program.
    """

    name: ClassVar[str]

    def __str__(self) -> str:
        values = (str(getattr(self, field.name)) for field in dataclasses.fields(self))
        text = ":".join((self.name, *values))
        if len(text) > MAX_LENGTH:
            raise ValueError(f"a custom_id holds {MAX_LENGTH} characters: {text}")
        return text

    @classmethod
    def pattern(cls) -> re.Pattern[str]:
        if cls not in _patterns:
            hints = get_type_hints(cls)
            fields = (f"(?P<{field.name}>{_FIELDS[hints[field.name]]})" for field in dataclasses.fields(cls))
            _patterns[cls] = re.compile(":".join((re.escape(cls.name), *fields)), re.ASCII)
        return _patterns[cls]

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The value whose custom_id this is, or None if it is of another kind."""
        found = cls.pattern().fullmatch(text)
        if found is None:
            return None
        hints = get_type_hints(cls)
        values: dict[str, Any] = {name: hints[name](value) for name, value in found.groupdict().items()}
        return cls(**values)
