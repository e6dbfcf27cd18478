"""What Discord takes at most, each number said once.

From its documentation: "Message", "Embed limits", "Component reference", "Application commands", "Channel".
"""

MESSAGE = 2000
"""Characters of a message's content."""

LAYOUT = 4000
"""Characters of all texts of a message that is laid out in containers."""

EMBEDS = 6000
"""Characters of all texts of a message's embeds together."""

EMBED_TITLE = 256
EMBED_AUTHOR = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELD = 1024
"""Characters of one text of an embed."""

OPTIONS = 25
"""Options of a select, and choices that are offered while somebody types."""

OPTION = 100
"""Characters of an option or a choice: its name, its value, its description."""

SELECT_HINT = 150
FIELD_HINT = 100
"""Characters of what stands in a select, or in a field of a form, while nothing is chosen or typed there."""

FORM_FIELDS = 5
"""Fields of a form."""

FORM_LABEL = 45
"""Characters of a form's title, and of a field's label."""

FORM_TEXT = 4000
"""Characters that can be typed into one field of a form."""

CUSTOM_ID = 100
"""Characters of what a button, select or form carries."""

NONCE = 25
"""Characters of what keeps a message from being sent twice."""

NAME = 100
"""Characters of the name of a role, a thread or a forum's post."""

FORUM_TAGS = 20
FORUM_TAG = 20
"""Tags of a forum, and characters of one."""

FILE_DESCRIPTION = 1024
"""Characters of what a picture shows, for people who don't see it."""

LISTED = 100
"""Messages, or users of a reaction, in one answer to a request."""
