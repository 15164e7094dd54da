"""What a test has counted is told at the end of the run: ``record_property("compté", "…")``."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    told = [
        str(value)
        for report in terminalreporter.stats.get("passed", [])
        for name, value in getattr(report, "user_properties", ())
        if name == "compté" and report.when == "call"
    ]
    if told:
        terminalreporter.section("comptés")
        for line in told:
            terminalreporter.line(line)
