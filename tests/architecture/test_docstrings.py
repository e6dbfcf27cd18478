"""Docstrings say first what is done, in plain English order."""

import ast
import re
from functools import partial
from pathlib import Path

from tests.architecture.source import FILES, ROOT, TESTS, every_file, functions

TOOLS = [file for file in TESTS if not file.is_relative_to(ROOT / "tests")]

NO_VERB = re.compile(
    r"(An?|The|This|That|These|Those|What|Who(m|se)?|Which|Where|When|Whether|Why|How|Each|Every\w*|Nothing|Nobody|Some\w*|"
    r"Anything|One|Two|All|Any|Its|Their|Only|Once|For|From|In|On|At|Of|To|By|If|As|With|Without|And|Or|Not|Raises|"
    r"Returns|Seconds|It|There)\b"
)
"""Words with which no sentence begins that says what a function does."""


@partial(every_file, files=FILES + TOOLS)
def test_a_docstring_begins_with_the_verb_of_what_is_done(file: Path) -> None:
    """What a function returns comes second. A command's docstring is what Discord shows of it."""
    said = {
        node.name: ast.get_docstring(node) or ""
        for node in functions(file)
        if not any(ast.unparse(one).partition("(")[0].endswith("command") for one in node.decorator_list)
    }

    assert {name: words.partition("\n")[0] for name, words in said.items() if NO_VERB.match(words)} == {}
