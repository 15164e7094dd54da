"""From a contract to its PDF: beside WeasyPrint alone, unchanged, on two processors, by other typesetters; to Word;
signed and verified; growth.

    python benchmarks/build.py [--pages 10,50,100,200]

Ratios of one run, of processor time, children included; of elapsed time where several processors work. Typst is tried
where its Python package is installed, Chromium where it is found.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks.reading import contract as contract_of_lines
from benchmarks.syntax import say
from slac.document.fonts import find_fonts, font_faces
from slac.pipeline.building import Options, compose, html_of
from slac.pipeline.checking import check
from slac.pipeline.reading import read
from slac.resources import resource_folder
from slac.signing.signing import fields_of

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from tests.signing.authority import PASSPHRASE, person  # noqa: E402  # beside the package, not in it

ANNEX = ROOT / "contracts" / "netmath.slac"
SIX = ("clip", "crm360", "helpdesk", "netmath", "progr1", "exemples/hebergement-belge")
TRIES = 3
PAIRS = 7
#: What a long contract is made of: mostly sentences, with the tables that they place.
PROSE = ("article", "chapitre", "définition")

#: What a program does that calls WeasyPrint on the same page with the same options, and no more.
ALONE = """
import sys, weasyprint
from weasyprint.text.fonts import FontConfiguration
folder, page, sheet, output = sys.argv[1:]
fonts = FontConfiguration()
weasyprint.HTML(filename=page, base_url=folder).write_pdf(output, font_config=fonts,
    stylesheets=[weasyprint.CSS(filename=sheet, font_config=fonts)],
    pdf_variant="pdf/a-3a", pdf_tags=True, pdf_forms=True)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", default="10,50,100,200")
    sizes = [int(each) for each in parser.parse_args().pages.split(",")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        _one(folder)
        _other_files(folder)
        _many(folder)
        _growth(folder, sizes)


def _one(folder: Path) -> None:
    """One annex, by slac and by others."""
    page, sheet = _page(ANNEX, folder)
    output = folder / "one"

    def slac() -> None:
        shutil.rmtree(output, ignore_errors=True)
        _slac("build", "-f", "pdf,json", "-o", output, ANNEX)

    def alone() -> None:
        _python(ALONE, resource_folder("templates"), page, sheet, folder / "alone.pdf")

    alone_time, cold, ratio = _both(alone, slac)
    again = _best(lambda: _slac("build", "-f", "pdf,json", "-o", output, ANNEX))
    _head("un contrat de 11 pages", "secondes", "rapport")
    _row("WeasyPrint seul, sur la même page", alone_time, 1.0)
    _row("`slac build -f pdf,json` (visé : 1,25)", cold, ratio)
    _row("le même, inchangé (visé : 0,05 du premier)", again, again / cold, 3)
    if find_spec("typst") is not None:
        source = folder / "page.typ"
        source.write_text(_typst(page), encoding="utf-8")
        code = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
        took = _best(lambda: _python(code, source, folder / "typst.pdf"))
        _row("Typst, le même texte sans apparence", took, took / alone_time)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium:
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={folder / 'chromium.pdf'}"]
        took = _best(lambda: _run(chromium, *options, page.as_uri()))
        _row("Chromium, la même page, sans PDF/A ni PDF/UA", took, took / alone_time)


def _other_files(folder: Path) -> None:
    """The same annex in other forms, and what is done with its PDF."""
    built = folder / "one" / ANNEX.stem / f"{ANNEX.stem}.pdf"
    key, first, both = folder / "key.p12", folder / "first.pdf", folder / "both.pdf"
    key.write_bytes(person("Essai", "Essais"))
    os.environ["PHRASE"] = PASSPHRASE
    signing = ("--key", key, "--passphrase-env", "PHRASE")
    fields = [field.short for field in fields_of(built.read_bytes())]
    output = folder / "other"

    def built_as(form: str) -> float:
        def build() -> None:
            shutil.rmtree(output, ignore_errors=True)
            _slac("build", "-f", form, "-o", output, ANNEX)

        return _best(build)

    took = {f"`slac build -f {form}`": built_as(form) for form in ("pdf", "html", "docx")}
    took["`slac sign`, un premier signataire"] = _best(
        lambda: _slac("sign", built, *signing, "--field", fields[0], "-o", first)
    )
    took["`slac sign`, un second"] = _best(lambda: _slac("sign", first, *signing, "-o", both))
    # A throw-away authority that nobody trusts: the verdict is 1, and all is looked at.
    took["`slac verify`, deux signatures"] = _best(lambda: _slac("verify", both, code=1))
    _head("le même contrat", "secondes", "rapport")
    for what, seconds in took.items():
        _row(
            f"`{what}`" if what.startswith("slac build") else what,
            seconds,
            seconds / took["`slac build -f pdf`"],
        )


def _many(folder: Path) -> None:
    """Six annexes, one processor and two."""
    paths = [ROOT / "contracts" / f"{name}.slac" for name in SIX]
    took = {}
    for jobs in (1, 2):
        began = time.perf_counter()
        _slac("build", "-j", str(jobs), "-o", folder / f"jobs-{jobs}", *paths)
        took[jobs] = time.perf_counter() - began
    _head("six contrats, temps écoulé", "secondes", "rapport")
    _row("un processus", took[1], 1.0)
    _row("deux", took[2], took[2] / took[1])


def _growth(folder: Path, sizes: list[int]) -> None:
    """The same clauses over and over: seconds and memory for each page."""
    _head("pages", "secondes", "ms par page", "Mo")
    for size in sizes:
        path = folder / f"long-{size}.slac"
        path.write_text(contract_of_lines(100 + 21 * size, PROSE), encoding="utf-8")
        output = folder / f"long-{size}"
        took, peak = _alone("-m", "slac", "build", "-f", "pdf", "-o", output, path)
        pages = _pages(output)
        say(f"| {pages} | {_figure(took, 1)} | {took / pages * 1e3:.0f} | {peak:.0f} |")


def _alone(*arguments: str | Path) -> tuple[float, float]:
    """The seconds and the megabytes of one Python process."""
    command = [sys.executable, *map(str, arguments)]
    process = os.posix_spawn(
        sys.executable,
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(process, 0)
    assert status == 0, command
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _pages(folder: Path) -> int:
    told = subprocess.run(
        ["pdfinfo", next(folder.rglob("*.pdf"))], capture_output=True, text=True, check=True
    )
    return int(told.stdout.split("Pages:")[1].split()[0])


# -- what is measured ---------------------------------------------------------------------------------------------


def _page(path: Path, folder: Path) -> tuple[Path, Path]:
    """The page of a contract, and the style sheet of its fonts, as slac gives them to WeasyPrint."""
    options = Options(date(2026, 1, 1), formats=("html",))
    checked = check(read(path, path.name))
    page, sheet = folder / "page.html", folder / "fonts.css"
    page.write_bytes(html_of(compose(checked, "annexe", (), options), options))
    sheet.write_text(font_faces(find_fonts()), encoding="utf-8")
    return page, sheet


class _Words(HTMLParser):
    """The words of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in ("style", "title", "svg")
        if tag in ("p", "li", "tr", "h1", "h2", "h3", "h4", "dt", "dd"):
            self.lines.append("= " if tag[0] == "h" and tag[1:].isdigit() else "")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("style", "title", "svg")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += " ".join(data.split()) + " "


def _typst(page: Path) -> str:
    words = _Words()
    words.feed(page.read_text(encoding="utf-8"))
    lines = [
        line[:2] + "".join(f"\\{c}" if c in "#$@*_`<>[]\\~/" else c for c in line[2:]) for line in words.lines
    ]
    return '#set page(paper: "a4", numbering: "1 / 1")\n#set text(lang: "fr")\n#outline()\n\n' + "\n\n".join(
        lines
    )


def _head(*columns: str) -> None:
    say(f"\n| {' | '.join(columns)} |\n|---|{'---:|' * (len(columns) - 1)}")


def _row(what: str, seconds: float, ratio: float, digits: int = 2) -> None:
    say(f"| {what} | {_figure(seconds)} | {_figure(ratio, digits)} |")


def _figure(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _slac(*arguments: str | Path, code: int = 0) -> None:
    _run(sys.executable, "-m", "slac", *arguments, code=code)


def _python(code: str, *arguments: str | Path) -> None:
    _run(sys.executable, "-c", code, *arguments)


def _run(*command: str | Path, code: int = 0) -> None:
    run = subprocess.run([str(each) for each in command], capture_output=True, check=False, cwd=ROOT)
    assert run.returncode == code, run.stderr.decode()


def _time(work: Callable[[], None]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _best(work: Callable[[], None]) -> float:
    return min(_time(work) for _ in range(TRIES))


def _both(one: Callable[[], None], other: Callable[[], None]) -> tuple[float, float, float]:
    """The medians of each, tried in turn, so that both meet the same machine, and of the ratio of the second to the
    first."""
    times = [(_time(one), _time(other)) for _ in range(PAIRS)]
    return median(a for a, _ in times), median(b for _, b in times), median(b / a for a, b in times)


if __name__ == "__main__":
    main()
