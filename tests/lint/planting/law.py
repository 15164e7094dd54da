"""Faults about what the law asks for."""

from tests.lint.planting.operator import operator
from tests.lint.planting.parties import SURTAXED
from tests.lint.planting.rewriting import both, in_every_block, saying, where, within

OPERATORS = (
    operator(
        "donner un numéro surtaxé à des consommateurs",
        "LEG06",
        both(
            within("contrat", r"^(  clients +)professionnels", r"\1consommateurs"),
            within("canal", r"^(  numéro +)0\d[\d ]*", rf"\g<1>{SURTAXED}"),
        ),
    ),
    operator(
        "payer trop tard",
        "LEG07",
        where(
            r"^  droit applicable +France",
            1,
            saying("{Le client} règle les factures à 90 jours calendaires, date de facture."),
        ),
    ),
    operator(
        "taire la durée",
        "LEG11",
        both(
            in_every_block("contrat", r"^  durée[^\n]*\n", ""),
            in_every_block("contrat", r"^  (?:reconduction|préavis de dénonciation|annexe de)[^\n]*\n", ""),
        ),
    ),
)
