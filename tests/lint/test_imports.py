"""Linting pays for no heavy library."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("weasyprint", "jinja2", "numpy", "babel", "num2words", "rich", "jsonschema", "holidays")

LINTING = """
import sys
from pathlib import Path
from slac.lint import formats
from slac.lint.report import Report
from slac.lint.runner import lint
from slac.model import lower
from slac.source import Source
from slac.syntax import parse

tree, mistakes = parse(Source(Path("contracts/originaux/crm360.slac").read_text(encoding="utf-8"), "crm360.slac"))
contract, raised = lower(tree)
found = lint(contract, raised=raised)
assert found
for name in formats.names():
    formats.render(name, Report(found, ("crm360.slac",)), colour=True)
print(*sorted({module.partition(".")[0] for module in sys.modules}))
"""


def test_linting_a_contract_imports_no_heavy_library() -> None:
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", LINTING], cwd=root, capture_output=True, text=True, check=True
    )
    assert set(run.stdout.split()).isdisjoint(HEAVY)
