"""What the documents name is there, in the words in which it is there; and whatever there is, a guide names."""

import re

import pytest

from tests.architecture.documents import claims
from tests.architecture.documents.claims import IN_ALL, IN_GUIDES, Claims, Surface
from tests.architecture.documents.pages import DOCUMENTS, EXAMPLE, GUIDES, document, headings, labels
from tests.architecture.documents.sayings import is_said, said_to_people
from tests.architecture.source import ROOT
from tests.worlds.town import Town

REAL = [name for name in DOCUMENTS if name != EXAMPLE]

MADE_UP = [
    (claims.slash_commands, "`/work fly`"),
    (claims.slash_commands, "`/works list`"),
    (claims.slash_commands, "`/fly`"),
    (claims.slash_commands, "`/chapter post link: wings:`"),
    (claims.slash_commands, "`/chapter post when: Friday 18:00 wings: two`"),
    (claims.slash_commands, "`/kudos digest often: hourly`"),
    (claims.slash_commands, "```\n/work add wings:\n```"),
    (claims.options, "Give `wings:` with it"),
    (claims.buttons, "Press **Post right now**"),
    (claims.buttons, "**Begin here.** Press **Fly**"),
    (claims.sentences, "> I can't fly."),
    (claims.sentences, "It says “You can't fly here”"),
    (claims.log_lines, "`No WINGS are set`"),
    (claims.shell_lines, "`python -m bot fly`"),
    (claims.shell_lines, "```\n.venv/bin/python -m bot doctor --wings\n```"),
    (claims.shell_lines, "`python -m bot invite --for flying`"),
    (claims.shell_lines, "`--wings`"),
    (claims.settings, "`WING_SPAN=3`"),
    (claims.make_targets, "`make wings`"),
    (claims.make_targets, "```\nmake PYTHON=python3.13 wings\n```"),
    (claims.files, "`docs/wings.md` or `wings.service`"),
]

TRUE = """
**Begin.** `/setup channel:`, `/work add|edit cover: cover_alt:`, `/chapter post when: Friday 18:00 silent:`,
`/kudos digest often: weekly`, `/work`, `when:`, then **Post now**; **Announce as chapter** is in the menu.

> That works in a server only.

`No DISCORD_TOKEN is set`, `python -m bot invite --for following --for pins`, `python -m bot backup [FILE]`, `--json`,
`DISCORD_TOKEN=`, `make demo`, `make PYTHON=python3.13 demo`, `.env.example`, `docs/backups.md`, `/etc/wings.service`
"""


@pytest.fixture
def surface(town: Town) -> Surface:
    return Surface.of(town)


async def test_what_a_document_names_is_there(surface: Surface) -> None:
    strangers = [f"{name}: {one}" for name in REAL for check in IN_ALL for one in check(document(name), surface)]

    assert strangers == []


async def test_what_a_guide_names_is_there(surface: Surface) -> None:
    strangers = [f"{name}: {one}" for name in GUIDES for check in IN_GUIDES for one in check(document(name), surface)]

    assert strangers == []


async def test_every_command_is_named_in_a_guide(surface: Surface) -> None:
    typed = [f"{span} " for name in GUIDES for span in claims.typed_in(document(name))]
    bold = {words for name in GUIDES for words in labels(document(name))}

    assert [one for one in surface.commands if not any(span.startswith(f"/{one} ") for span in typed)] == []
    assert surface.menus
    assert set(surface.menus) <= bold


@pytest.mark.parametrize("name", REAL)
def test_every_link_within_the_documents_leads_to_a_heading(name: str) -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", document(name))
    pages = {target: (ROOT / name).parent / target if target else ROOT / name for target, _ in linked}

    assert [f"{page}#{to}" for page, to in linked if to not in headings(pages[page].read_text(encoding="utf-8"))] == []


async def test_what_is_made_up_is_found_out(surface: Surface) -> None:
    assert [text for check, text in MADE_UP if not check(text, surface)] == []


async def test_what_is_true_passes(surface: Surface) -> None:
    assert {check.__name__: check(TRUE, surface) for check in (*IN_ALL, *IN_GUIDES) if check(TRUE, surface)} == {}


def test_every_kind_of_claim_is_shown_to_be_looked_at() -> None:
    tried: set[Claims] = {check for check, _ in MADE_UP}

    assert {*IN_ALL, *IN_GUIDES} == tried


def test_a_text_is_rendered_with_holes_where_something_is_put_in() -> None:
    assert is_said("put your bot's token there", frozenset({"Copy … and put your bot's token there: …"}))
    assert any("…" in text for text in said_to_people())
    assert "Post a test" in said_to_people()
