"""Several faults in one file: every faulty line is reported, and nothing else."""

import random

import pytest

from slac.source import Source
from slac.syntax import parse

#: Lines of a block, and the same lines with one fault each.
LINES = [
    ("  rang  1", "  rnag  1"),
    ("  réponse  15 minutes", "  réponse  15 minuts"),
    ("  résolution  4 heures ouvrées", "  résolution  4"),
    ("  départ  ouverture du ticket", "  départ  ouverture ticket"),
    ("  horaires  support", "  horaires  support bureau"),
    ("  obligation  moyens", "  obligation  moyen"),
    ('  aussi nommé  "Bloquante"', '  aussi nommé  "Bloquante'),
    ("  canal  courriel", "  canal  {courriel"),
    ("  prise en charge  8 h, pour 95 % des tickets", "  prise en charge  8 h, 95 % des tickets"),
    ("  unité  heures ouvrées", "  unité : heures ouvrées"),
]


@pytest.mark.parametrize("faults", [1, 5, 20, 60])
def test_every_faulty_line_is_reported_once(faults: int) -> None:
    draw = random.Random(faults)
    text: list[str] = []
    faulty: set[int] = set()
    while len(faulty) < faults:
        text += ["", f'priorité N{len(text)} "Niveau"']
        for right, wrong in draw.sample(LINES, 6):
            wanted = len(faulty) < faults and draw.random() < 0.5
            text.append(wrong if wanted else right)
            if wanted:
                faulty.add(len(text))
    _, findings = parse(Source("\n".join(text)))
    assert [finding.span.first.line for finding in findings] == sorted(faulty)


def test_five_thousand_faults_are_all_reported() -> None:
    _, findings = parse(Source("priorité P1\n" + "  rnag  1\n" * 5000))
    assert len(findings) == 5000


def test_faults_of_headers_lines_and_texts_are_reported_together() -> None:
    text = "\n".join(
        [
            'horraires support "Support"',
            "  ouvert  lundi à vendredi de 9 h à 25 h",
            "",
            "Un texte collé au bord gauche de la page.",
            "",
            'article acces "Accès"',
            "  Le {client} accède au {portail.",
            "  numéro  quatre",
            "",
            "priorité P1",
            "  résolution",
            "    or  huit",
            "    - 4 heures",
        ]
    )
    _, findings = parse(Source(text))
    assert [(f.span.first.line, f.code) for f in findings] == [
        (1, "SYN10"),
        (2, "SYN36"),
        (4, "SYN11"),
        (7, "SYN60"),
        (12, "SYN45"),
        (13, "SYN52"),
    ]
