"""Numbers that people type, and that forged clicks carry."""

GREATEST = 2**63 - 1
"""What a database's integer holds; Discord's ids stay below it until 2084."""


def number_in(text: str) -> int:
    """Return the number that a text is; 0, which no id is, if it is none or too great to be kept."""
    number = int(text) if text.isdecimal() and len(text) <= len(str(GREATEST)) else 0
    return number if number <= GREATEST else 0
