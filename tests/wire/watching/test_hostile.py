"""Sites that answer with what no feed should be: nothing crashes, nothing is doubled, and staff hear of it once."""

import asyncio
import contextlib
import gzip

from aiohttp import web as server_of

from tests.wire.watching.lamplit import RSS, Serial
from tests.wire.watching.watchers import Watchers
from tests.worlds.site import Page

ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
ENTITY_BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{ENTITIES}]><rss><title>&e11;</title></rss>'
GZIP_BOMB = gzip.compress(bytes(50 * 2**20))
PAGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><p>Checking.</p></body></html>"


def answering(body: bytes, status: int = 200, **headers: str) -> Page:
    named = {name.replace("_", "-"): value for name, value in {"Content_Type": RSS, **headers}.items()}

    async def page(_: server_of.Request) -> server_of.Response:
        return server_of.Response(body=body, status=status, headers=named)

    return page


async def in_circles(request: server_of.Request) -> server_of.StreamResponse:
    return server_of.Response(status=302, headers={"Location": request.path})


async def dripping(request: server_of.Request) -> server_of.StreamResponse:
    answer = server_of.StreamResponse(headers={"Content-Type": RSS})
    await answer.prepare(request)
    with contextlib.suppress(ConnectionError):
        while True:
            await answer.write(b" ")
            await asyncio.sleep(0.05)
    return answer


def cut_short(serial: Serial) -> Page:
    whole = serial.written()
    return answering(whole[: len(whole) * 2 // 3])


ILL = {
    "Circles": lambda _: in_circles,
    "Drip": lambda _: dripping,
    "Gzip": lambda _: answering(GZIP_BOMB, Content_Encoding="gzip"),
    "Entities": lambda _: answering(ENTITY_BOMB.encode()),
    "Page": lambda _: answering(PAGE, Content_Type="text/html; charset=utf-8"),
    "Large": lambda _: answering(bytes(10 * 2**20)),
    "Cut": cut_short,
}


async def test_whatever_sites_answer_the_others_go_on_and_staff_hear_once(watchers: Watchers) -> None:
    well = await watchers.story("Lamplit", by_itself=True)
    ill = {title: await watchers.story(title, by_itself=True) for title in ILL}
    await watchers.looked(well, *ill.values(), within=60)
    for title, serial in ill.items():
        serial.publish(3)
        serial.instead = ILL[title](serial)

    for _ in range(3):
        await watchers.looked(well, *ill.values(), within=60, hours=3)
    well.publish(3)
    await watchers.looked(well, hours=3)
    await watchers.until(lambda: watchers.announced, "the one that is well doesn't go on")
    assert watchers.told_of_trouble == []
    await watchers.looked(well, *ill.values(), within=60, hours=26)
    await watchers.until(lambda: len(watchers.told_of_trouble) == len(ill), "not everybody was told", 40)
    await watchers.looked(well, *ill.values(), within=60, hours=26)

    for serial in ill.values():
        serial.instead = None
    await watchers.looked(*ill.values(), within=60, hours=26)
    expected = sorted(f"**{title}** · Chapter 3: Night 3" for title in ("Lamplit", *ill))
    await watchers.until(lambda: sorted(watchers.announced) == expected, "not all were announced once", 40)
    await watchers.until(lambda: len(watchers.told_of_recovery) == len(ill), "not everybody heard", 40)
    await watchers.looked(well, *ill.values(), within=60, hours=26)

    assert sorted(watchers.announced) == expected
    assert len(watchers.told_of_trouble) == len(watchers.told_of_recovery) == len(ill)
    assert "Traceback" not in watchers.bot.log
