"""How people are named of whom only an id is known, or not even that."""


def mention(person_id: int) -> str:
    """Name somebody as Discord shows them; who had their data deleted has no id any more."""
    return f"<@{person_id}>" if person_id > 0 else nobody()


def name_or_nobody(name: str) -> str:
    return name or nobody()


def nobody() -> str:
    return "someone who had their data deleted"
