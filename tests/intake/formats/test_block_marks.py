"""Marks of blocks, `# `, `> `, `- `, and marks inside a line: which stands outside of which."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import clean

STYLE = "<style>.b { font-weight: bold } .i { font-style: italic } .s { color: red }</style>"


def markdown(html: str) -> str:
    document = clean(STYLE + html)
    return Renderer(document.stylesheet).markdown([document.body])


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<h2 class="b">A</h2><p>a</p>', "## A\n\na"),
        ('<h3 class="i">A</h3><p class="i">a</p>', "### A\n\n*a*"),
        ('<div class="b"><h2 style="text-decoration: underline">A</h2><p>a</p></div>', "## A\n\n**a**"),
        ("<b><i><h2>A</h2></i></b><p>a</p>", "## *A*\n\na"),
        ('<h5 class="b i">A</h5>', "**A**"),
        ('<h2>A <span class="i b">b</span></h2>', "## A *b*"),
        ('<h2 class="spoiler">A</h2>', "## ||A||"),
        ("<h1>1. A</h1><h2>- B</h2>", "# 1. A\n\n## - B"),
        ("<i>a<hr>b</i>", "*a*\n\n\\* \\* \\*\n\n*b*"),
        ("<b><pre><code>x</code></pre></b>", "```\nx\n```"),
        ('<blockquote class="i"><h3 class="b">A</h3><p>a</p></blockquote>', "> ### *A*\n> \n> *a*"),
        ("<b><ul><li><h3>A</h3></li></ul></b>", "- ### A"),
        ("<table><tr><td><h3>A</h3></td><td>b</td></tr></table>", "**A** | b"),
        ('<p>a</p><h1><img alt="a map" src="m.png"></h1><h2> <b> </b></h2><h5><br></h5><p>b</p>', "a\n\nb"),
    ],
)  # fmt: skip
def test_a_heading_by_style_is_a_heading_once_and_an_empty_one_is_none(html: str, shown: str) -> None:
    assert markdown(html) == shown


MARKS = ["b", "i", "u", "s", 'span class="b"', 'p class="i"', 'div class="b i"', 'span class="spoiler"']
BLOCK_TAGS = [
    "h1",
    'h2 class="b"',
    'h3 class="i"',
    "h4",
    "blockquote",
    "ul",
    "li",
    "hr",
    "pre",
    "p",
    'h2 class="spoiler"',
]
NESTED = st.recursive(
    st.sampled_from(["a", "b c", ""]),
    lambda inside: st.tuples(st.sampled_from(MARKS + BLOCK_TAGS), st.lists(inside, max_size=3)).map(
        lambda element: f"<{element[0]}>{''.join(element[1])}</{element[0].split()[0]}>"
    ),
    max_leaves=8,
)


@given(st.lists(NESTED, max_size=3).map("".join))
def test_no_inline_mark_opens_outside_a_block_mark_and_no_block_mark_stands_alone(html: str) -> None:
    for line in markdown(html).split("\n"):
        assert not re.match(r"(?:> )?(?:[*_~|\u2060]+)(?:#{1,3}|>|-) ", line)
        assert not re.fullmatch(r"(?:> )?(?:- )*#{1,3} ?[*_~|]*", line)
