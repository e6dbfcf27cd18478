"""What a page in a browser sends to the demo, and what it gets."""

from typing import Any
from uuid import uuid4

import aiohttp


class Browser:
    """One open page; `state` is what it showed when it last looked."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._server, capability = url.split("/#")
        self._headers = {"X-Simcord-Capability": capability}
        self._sequence = 0
        self.state: dict[str, Any] = {}

    async def open(self, viewer_id: int) -> None:
        self.state = await self._ask("POST", "/api/pages", viewer_id=str(viewer_id))
        self._headers["X-Simcord-Context"] = self.state["context"]["id"]

    async def look(self) -> dict[str, Any]:
        self.state = await self._ask("GET", "/api/state")
        return self.state

    async def act(self, kind: str, **body: Any) -> dict[str, Any]:
        answer = await self._ask(
            "POST",
            "/api/action",
            kind=kind,
            protocol_version=3,
            sequence=self._sequence + 1,
            request_id=uuid4().hex,
            generation=self.state["context"]["generation"],
            bot_generation=self.state["botGeneration"],
            published_revision=self.state["publishedRevision"],
            **body,
        )
        self._sequence = answer["expectedSequence"]
        await self.look()
        return answer

    @property
    def latest(self) -> dict[str, Any]:
        """The newest message on the page."""
        message: dict[str, Any] = self.state["messages"][self.state["timeline"][-1]]
        return message

    async def react(self, emoji: str, *, reacted: bool = True) -> dict[str, Any]:
        """React to the oldest message."""
        return await self.act("set_reaction", target_id=self.state["timeline"][0], emoji=emoji, reacted=reacted)

    async def press(self, label: str) -> dict[str, Any]:
        components = [item for row in self.latest["components"] for item in row["components"]]
        key = next(item["control_key"] for item in components if item.get("label") == label)
        return await self.act("click", target_id=self.latest["id"], control_key=key)

    async def fill_in(self, **values: str) -> dict[str, Any]:
        return await self.act("modal_submit", modal_handle=self.state["modal"]["handle"], values=values)

    async def _ask(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        async with self._session.request(
            method, self._server + path, headers=self._headers, json=body or None
        ) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == 200, answer
            return answer
