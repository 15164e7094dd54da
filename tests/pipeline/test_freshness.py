"""Whether files are still good."""

from datetime import date

from slac.pipeline.freshness import build_key
from tests.pipeline.contracts import checked, options


class TestKey:
    """The key of what is built."""

    def test_the_key_follows_what_the_files_depend_on(self) -> None:
        sound = checked("sain")
        key = build_key(sound, "sain", options())
        assert key == build_key(checked("sain"), "sain", options(final=True))
        others = {
            build_key(checked("projet"), "sain", options()),
            build_key(sound, "autre", options()),
            build_key(sound, "sain", options(final=False)),
            build_key(sound, "sain", options(formats=("pdf",))),
            build_key(sound, "sain", options()._replace(reference=date(2027, 1, 1))),
        }
        assert len(others - {key}) == 5
