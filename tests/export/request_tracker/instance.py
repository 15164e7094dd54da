"""A Request Tracker of one's own, in a folder: Debian's, on SQLite, with the configuration that an export writes."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LIBRARY = Path("/usr/share/request-tracker5/lib/RT.pm")
SETUP = "rt-setup-database-5"


def installed() -> bool:
    return LIBRARY.is_file() and shutil.which(SETUP) is not None


class Instance:
    """RT with an empty database in ``folder``; each set of questions is asked under a configuration of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "var").mkdir(parents=True)
        password = folder / "mot-de-passe"
        password.write_text("secret-de-test\n", encoding="utf-8")
        self._run([SETUP, "--action", "init", "--root-password-file", str(password)], self._site("init", {}))

    def ask(
        self, name: str, files: Mapping[str, bytes], questions: Sequence[Mapping[str, Any]]
    ) -> dict[str, Any]:
        """RT's answers, by question, with ``files`` in its ``RT_SiteConfig.d``."""
        asked, answered = self._folder / f"{name}.json", self._folder / f"{name}.answers.json"
        asked.write_text(json.dumps(questions), encoding="utf-8")
        self._run(["perl", str(HERE / "tickets.pl"), str(asked), str(answered)], self._site(name, files))
        answers = json.loads(answered.read_text(encoding="utf-8"))
        return {answer["id"]: answer for answer in answers}

    def _site(self, name: str, files: Mapping[str, bytes]) -> dict[str, str]:
        """Where RT finds its configuration: nothing of the machine's own is read."""
        site = self._folder / f"{name}.site"
        (site / "conf.d").mkdir(parents=True)
        for file, content in files.items():
            (site / "conf.d" / file).write_bytes(content)
        config = site / "RT_SiteConfig.pm"
        config.write_text(
            "Set($rtname, 'slac.test'); Set($Organization, 'slac.test'); Set($Timezone, 'UTC');\n"
            f"Set($DatabaseType, 'SQLite'); Set($DatabaseName, '{self._folder}/rt.sqlite');\n"
            "Set($DatabaseUser, ''); Set($DatabasePassword, ''); Set($WebDomain, '127.0.0.1');\n"
            "Set($MailCommand, 'testfile'); Set($LogToSyslog, undef); Set($LogToFile, undef);\n"
            f"Set($LogToSTDERR, 'error'); Set($LogDir, '{self._folder}/var');\n"
            "1;\n",
            encoding="utf-8",
        )
        return {"RT_SITE_CONFIG": str(config), "RT_SITE_CONFIG_DIR": str(site / "conf.d")}

    def _run(self, command: list[str], site: Mapping[str, str]) -> None:
        plain = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        done = subprocess.run(
            command,
            cwd=self._folder,
            env={**plain, **site, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, f"{command[0]} : {done.stdout[-2000:]}{done.stderr[-2000:]}"
