"""The pictures in docs/ are what the code is: each arrow a call that stands in it."""

import json
import re

import pytest

from docs.pictures.drawing import draw
from docs.pictures.routes import ROUTES, Route, Stop
from docs.pictures.shots import TEXTS
from docs.pictures.source import ROOT, Unfounded
from tests.architecture.documents.pages import GUIDES, document

SCREENS = ROOT / "docs" / "screens"
LARGEST = 60_000


@pytest.mark.parametrize("name", ROUTES)
def test_a_picture_is_what_the_code_makes_of_it_now(name: str) -> None:
    drawn = (ROOT / "docs" / f"{name}.svg").read_text(encoding="utf-8")

    assert drawn == draw(ROUTES[name]), "the code says something else by now; `make pictures` draws it"


@pytest.mark.parametrize("name", ROUTES)
def test_a_picture_is_shown_where_its_route_is_told(name: str) -> None:
    assert re.search(rf"!\[[^\]]+\]\({name}\.svg\)", (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8"))


def test_a_picture_of_the_screen_is_small_and_shown_in_a_guide_with_words_for_who_doesnt_see_it() -> None:
    pictures = list(SCREENS.glob("*.png"))
    shown = {
        target
        for name in GUIDES
        for target in re.findall(r"!\[[^\]]{20,}\]\((?:docs/)?(screens/\w+\.png)\)", document(name))
    }

    assert shown == {f"screens/{picture.name}" for picture in pictures}
    assert {picture.stem for picture in pictures} == {*json.loads(TEXTS.read_text(encoding="utf-8"))}
    assert [picture.name for picture in pictures if picture.stat().st_size > LARGEST] == []


@pytest.mark.parametrize(
    ("stops", "why"),
    [
        ([Stop("Outbox.retry_everything")], "names 0 functions"),
        ([Stop("store.add")], "functions"),
        ([Stop("Sender.post_or_find"), Stop("Outbox.deliver_chapter")], "nothing before calls"),
        (
            [Stop("Outbox.deliver_chapter"), Stop("outbox_store.mark_sent"), Stop("outbox_store.claim")],
            "nothing before",
        ),
        ([Stop("Inbox.put"), Stop("Outbox.deliver_chapter", "inbox", "?")], "nothing to do with inbox"),
    ],
    ids=["no such function", "many such functions", "called the other way round", "another order", "nothing in common"],
)
def test_what_is_not_in_the_code_cant_be_drawn(stops: list[Stop], why: str) -> None:
    with pytest.raises(Unfounded, match=why):
        draw(Route("A person does something.", tuple(stops), "Something happens."))
