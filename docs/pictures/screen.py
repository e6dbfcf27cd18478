"""The demo's page in a real browser, Debian's Chromium: what its people press and type there, and what they see."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

CHROMIUM = Path("/usr/bin/chromium")

PATIENCE = 60.0
"""Seconds in which a page does what it was told, on a busy machine."""

LOOK = 0.05
"""Seconds between two looks at the page."""

OVERLOOKED = 2.0
"""Seconds of a page at rest after which nothing comes any more of what was pressed."""

TRIES = 5

Act = Callable[[], Awaitable[Any]]
State = dict[str, Any]
Receipt = dict[str, Any]
"""What the page was told of its last action: whether it was taken, and which messages came of it."""


class Unmoved(Exception):
    """The page didn't do what somebody pressed."""


@asynccontextmanager
async def open_chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, timeout=PATIENCE * 1000)
        try:
            yield chromium
        finally:
            await chromium.close()


class Screen:
    """One open page, on which one can be anybody; `complaints` are the errors in the page's own scripts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    @classmethod
    @asynccontextmanager
    async def open(cls, chromium: Browser, address: str, width: int, height: int) -> AsyncIterator[Self]:
        context = await chromium.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=1, locale="en-US", timezone_id="UTC"
        )
        screen = cls(await context.new_page())
        try:
            await screen.page.goto(address)
            await screen.settle()
            yield screen
        finally:
            await context.close()

    async def be(self, name: str) -> None:
        """Look at the channel as somebody else."""
        await self.page.get_by_label("Viewing as").select_option(label=name)
        await self.settle()

    async def slash(self, command: str, **options: str) -> Locator:
        """Type a command, take it from the list, and fill in options; return its answer, or the form that it opens."""
        await self.page.locator("#channel-composer-input").click()
        await self.page.keyboard.type(f"/{command}")
        await self.page.locator(".command-entry", has_text=f"/{command}").first.click()
        for name, value in options.items():
            await self._fill_option(name, value)
        return await self._answer(self.page.locator("#send-message").click)

    async def _fill_option(self, name: str, value: str) -> None:
        offered = self.page.locator(f'.command-suggestion[data-value="{name}"]')
        if await offered.count():
            await offered.click()
        for _ in range(TRIES):
            await self.page.keyboard.type(value)
            if (await self._until(_has_offered, PATIENCE))["commandPicker"]["autocomplete"]["state"] != "failed":
                break
            await self.page.keyboard.press("ControlOrMeta+A")
        found = self.page.locator(".command-suggestion", has_text=value)
        if await found.count():
            await found.first.click()

    def message(self, *words: str) -> Locator:
        """Find the newest message with all of these words."""
        found = self.page.locator(".channel-message")
        for one in words:
            found = found.filter(has_text=one)
        return found.last

    async def press(self, message: Locator, label: str) -> None:
        await self._act(message.get_by_role("button", name=label, exact=True).click)

    async def tap(self, message: Locator, emoji: str) -> None:
        """Tap a reaction that stands there."""
        await self._act(message.locator(".reaction-chip", has_text=emoji).click)

    async def choose(self, message: Locator, menu: str, option: str) -> None:
        """Choose in a menu. Nothing else may happen meanwhile: a page doesn't send a refused choice a second time."""
        await message.get_by_role("combobox", name=menu).click()
        await self._act(self.page.get_by_role("option", name=option).first.click)

    async def fill_in(self, **fields: str) -> Locator:
        """Fill in the form that is open, by its fields' custom_ids, and send it; return its answer."""
        for name, text in fields.items():
            await self.page.locator(f'.modal-field[data-custom-id="{name}"]').locator("input, textarea").fill(text)
        return await self._answer(self.page.get_by_role("button", name="Submit").click)

    async def sees(self, message: Locator, *texts: str) -> None:
        """Raise AssertionError unless the message comes to hold these texts."""
        for text in texts:
            await expect(message).to_contain_text(text, timeout=PATIENCE * 1000)

    async def settle(self) -> None:
        """Wait until the page shows everything that it knows of, and takes what is pressed."""
        await self._until(_is_at_rest, PATIENCE)

    async def too_wide(self) -> list[str]:
        """Find what of the messages reaches out of the window, in which nobody can scroll sideways."""
        found: list[str] = await self.page.evaluate(
            "Array.from(document.querySelectorAll('.channel-message *'))"
            ".filter(one => one.getBoundingClientRect().right > window.innerWidth + 1 && one.checkVisibility())"
            ".map(one => one.className + ': ' + one.textContent.slice(0, 40))"
        )
        return found

    async def _answer(self, do: Act) -> Locator:
        """Do it and find what came of that very act, whatever else comes in meanwhile."""
        request = (await self._act(do))["requestId"]
        told = await self._until(lambda state: _last_act(state) == request and _is_answered(state), PATIENCE)
        if told["renderState"]["modalHandle"]:
            return self.page.locator(".modal-dialog")
        return self.page.locator(f'.channel-message[data-message-id="{_answers(told)[0]}"]')

    async def _act(self, do: Act) -> Receipt:
        """Do it until the page takes it: what is pressed just as something new comes in, it refuses or overlooks."""
        for _ in range(TRIES):
            await self.settle()
            before = _last_act(await self._state())
            await do()
            receipt = await self._receipt(before)
            if receipt and not receipt["rejected"]:
                return receipt
        raise Unmoved("The page doesn't take what is pressed")

    async def _receipt(self, before: str) -> Receipt | None:
        """Wait for what comes of what was pressed; None if the page rests and has overlooked it."""
        for _ in range(int(OVERLOOKED / LOOK)):
            state = await self._until(_is_at_rest, PATIENCE)
            if _last_act(state) != before:
                receipt: Receipt = state["lastAction"]
                return receipt
            await asyncio.sleep(LOOK)
        return None

    async def _until(self, holds: Callable[[State], bool], seconds: float) -> State:
        for _ in range(int(seconds / LOOK)):
            state = await self._state()
            if state and holds(state):
                return state
            await asyncio.sleep(LOOK)
        raise Unmoved("The page doesn't come to rest")

    async def _state(self) -> State:
        state: State = await self.page.evaluate("window.simcordPreview || null")
        return state


def _is_at_rest(state: State) -> bool:
    return bool(
        state["ready"]
        and state["authorized"]
        and not state["pendingQuery"]
        and (state["awaitingRevision"] or 0) <= state["publishedRevision"]
    )


def _has_offered(state: State) -> bool:
    return bool(state["commandPicker"]["autocomplete"]["state"] != "loading")


def _last_act(state: State) -> str:
    return str((state["lastAction"] or {}).get("requestId"))


def _is_answered(state: State) -> bool:
    """Tell whether what came of the last act is on the page: a form, or the message that it is."""
    if any(outcome["kind"] == "modal" for outcome in state["lastAction"]["outcomes"]):
        return bool(state["renderState"]["modalHandle"])
    return bool(_answers(state)) and _answers(state)[0] in state["projectedMessageIds"]


def _answers(state: State) -> list[str]:
    return [str(outcome["messageId"]) for outcome in state["lastAction"]["outcomes"] if outcome.get("messageId")]
