"""Files: what a request uploads and what the stand-in's CDN serves."""

import mimetypes
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Upload:
    """One `files[n]` part of a multipart body, or a file that a member chose."""

    filename: str
    content: bytes


@dataclass(eq=False)
class Attachment:
    id: int
    filename: str
    content: bytes
    url: str
    description: str | None = None
    ephemeral: bool = False

    @property
    def content_type(self) -> str | None:
        guessed, _ = mimetypes.guess_type(self.filename)
        return f"{guessed}; charset=utf-8" if guessed and guessed.startswith("text/") else guessed

    def payload(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "filename": self.filename,
            "size": len(self.content),
            "url": self.url,
            "proxy_url": self.url,
            **({"content_type": self.content_type} if self.content_type else {}),
            **({"description": self.description} if self.description else {}),
            **({"ephemeral": True} if self.ephemeral else {}),
        }
