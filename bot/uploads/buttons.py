"""The choices under an upload: which work, which chapter."""

from bot.core.buttons import CustomId


class PickWork(CustomId, name="upload-work"):
    upload_id: int


class AddWork(CustomId, name="upload-add"):
    upload_id: int


class NewWorkForm(CustomId, name="upload-new-work"):
    """The form that asks for what the page doesn't tell of its work."""

    upload_id: int


class PickChapter(CustomId, name="upload-chapter"):
    upload_id: int


class ShowChapters(CustomId, name="upload-page"):
    """Turns to another page of the list."""

    upload_id: int
    page: int


class DiscardUpload(CustomId, name="upload-discard"):
    upload_id: int


class PutBack(CustomId, name="upload-front"):
    """Puts the front matter of one of a file's chapters into a draft that was made of it; or leaves it out `again`."""

    upload_id: int
    place: int
    chapter_id: int
    again: int = 0
