"""Text to contract, and what is found."""

from tests.pipeline.contracts import checked


class TestChecking:
    """Reading, in order; each stage says what it found."""

    def test_mistakes_of_writing_stop_there_and_are_all_told(self) -> None:
        result = checked("mal-ecrit")
        assert result.contract is None
        assert [finding.code for finding in result.findings] == ["SYN20", "SYN20"]

    def test_a_fragment_is_parsed_and_no_more(self) -> None:
        result = checked("fragment")
        assert (result.contract, result.findings, result.fragment) == (None, (), True)
