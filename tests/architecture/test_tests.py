"""What tests may do."""

import re
from pathlib import Path

from tests.architecture.source import every_test, imported


@every_test
def test_a_test_arranges_a_real_situation_instead_of_a_mock(file: Path) -> None:
    taken = {f"{module}.{name}" for module, names in imported(file) for name in ("", *names)}

    assert {one for one in taken if re.search(r"\b(py\.?test_)?mock\b|Mock\b", one)} == set()
