"""What is found in a contract to files."""

from slac.pipeline.building import build
from tests.pipeline.contracts import checked, options


class TestFiles:
    """What is built."""

    def test_all_forms(self) -> None:
        files = build(checked("sain"), "sain", options(formats=("pdf", "html", "json"))).files
        assert sorted(files) == ["rules.json", "sain.html", "sain.pdf"]
        assert files["sain.pdf"].startswith(b"%PDF-1.7")
        assert "<html" in files["sain.html"].decode()

    def test_two_builds_give_the_same_bytes(self) -> None:
        asked = options(formats=("pdf", "html", "json"))
        assert build(checked("sain"), "sain", asked) == build(checked("sain"), "sain", asked)
