"""What a person's second phone shows."""


def as_before(preview: object) -> list[dict[str, object]]:
    """The buttons a second phone still shows."""
    del preview
    button = {"type": 2, "style": 1, "label": "Post now", "custom_id": "chapter-post:1:0", "disabled": False}
    return [{"type": 1, "components": [button]}]
