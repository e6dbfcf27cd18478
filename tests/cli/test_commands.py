"""The commands of `python -m bot`, as a host meets them."""

import json
import os
from pathlib import Path

import discord
import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.intake import wording as intake_wording
from bot.setup.permissions import BITS, TO_ANNOUNCE, Use, asked_for, invitation
from bot.setup.wording import not_asked_for, permission_name, permission_purpose
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.files import epub, xhtml

COMMANDS = ("run", "demo", "read", "export", "backup", "restore", "move", "invite", "doctor")


def test_called_with_nothing_it_lists_its_commands() -> None:
    shown = CliRunner().invoke(app, []).output

    assert [name for name in COMMANDS if name not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_what_it_does(name: str) -> None:
    shown = CliRunner().invoke(app, [name, "--help"])

    assert shown.exit_code == 0
    assert "--help" in shown.output


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(["1234567890"], {}), ([], {"DISCORD_TOKEN": "MTIzNDU2Nzg5MA.Gabcde.secret"})],
    ids=["a number", "the token's"],
)
def test_the_invitation_is_printed_with_what_each_permission_is_for(
    arguments: list[str], environment: dict[str, str]
) -> None:
    shown = CliRunner().invoke(app, ["invite", *arguments], env=environment).output

    assert shown.startswith(invitation("1234567890"))
    assert "secret" not in shown
    for one in BITS:
        assert f"{permission_name(one)} " in shown
        assert permission_purpose(one) in shown


@pytest.mark.parametrize("uses", [(), (Use.ANNOUNCING,), (Use.FOLLOWING, Use.PINS), tuple(Use)])
def test_an_invitation_asks_for_what_is_to_be_used_and_names_what_it_leaves_out(uses: tuple[Use, ...]) -> None:
    options = [part for use in uses for part in ("--for", use.value)]
    shown = CliRunner().invoke(app, ["invite", "1234567890", *options]).output

    asked, left_out = shown.split(not_asked_for())
    assert shown.startswith(invitation("1234567890", asked_for(uses)))
    assert {one for one in BITS if permission_purpose(one) in asked} == set(asked_for(uses))
    assert {one for one in BITS if permission_purpose(one) in left_out} == set(BITS) - set(asked_for(uses))


def test_announcing_is_always_asked_for_and_every_permission_is_of_use_for_something() -> None:
    assert all(set(TO_ANNOUNCE) <= set(asked_for([use])) for use in Use)
    assert set(asked_for(list(Use))) == set(BITS)


def test_without_a_number_or_a_token_that_says_one_there_is_no_invitation() -> None:
    refused = CliRunner().invoke(app, ["invite"], env={"DISCORD_TOKEN": "not-a-token"})

    assert refused.exit_code == 2
    assert "python -m bot invite NUMBER" in refused.output


def test_every_permission_has_the_bit_that_discord_gives_it() -> None:
    assert {one: 1 << bit for one, bit in BITS.items()} == {
        one: discord.Permissions(**{one: True}).value for one in BITS
    }


def test_a_file_that_isnt_there_is_an_error_of_its_own() -> None:
    shown = CliRunner().invoke(app, ["read", "nothing-there.txt"])

    assert shown.exit_code == 1
    assert "nothing-there.txt" in shown.output


def test_a_file_is_read_within_the_bots_limits(tmp_path: Path) -> None:
    hungry, large = tmp_path / "hungry.html", tmp_path / "large.txt"
    hungry.write_bytes(b"<html>" + b"<" * 7_000_000)
    large.write_bytes(b"a" * (10 * 2**20 + 1))
    shown = CliRunner().invoke(app, ["read", str(hungry), str(large)])

    assert shown.exit_code == 1
    assert intake_wording.too_tangled() in shown.output
    assert intake_wording.too_big(10) in shown.output


def test_a_book_that_names_one_page_two_thousand_times_is_read_at_once(tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    page = xhtml("".join(f"<p>{line}</p>" for line in PARAGRAPHS * 200))
    book.write_bytes(epub({"a.xhtml": page}, spine=["a.xhtml"] * 2000))
    before = os.times()
    shown = CliRunner().invoke(app, ["read", "--json", str(book)])

    assert len(book.read_bytes()) < 10_000
    assert json.loads(shown.stdout)["words"] == 200 * len(" ".join(PARAGRAPHS).split())
    assert os.times().children_user - before.children_user < 3
