"""What a sentence of the contract says of all hours and days that do not say their nature themselves."""

import re
from collections.abc import Mapping

from slac.lint.once import once_a_contract
from slac.lint.passages import sentences
from slac.model.contract import Contract

_GENERAL = (
    r"\bsauf\s+(?:mention|stipulation|indication|precision|disposition|exception)s?\b|\bs'entend(?:ent)?\b"
)
_SAYS = (
    r"\b(?P<unit>jour|heure)s?\b[^.;]{0,60}?\b(?P<kind>calendaires?|ouvres?|ouvrees?|ouvrables?|francs?)\b"
)

#: A kind as a text says it, by the reading of a delay that it settles.
_READINGS = {
    ("jour", "calendaire"): "calendaires",
    ("jour", "ouvre"): "ouvrés",
    ("jour", "ouvrable"): "ouvrables",
    ("jour", "franc"): "francs",
    ("heure", "calendaire"): "clock",
    ("heure", "ouvree"): "working",
}


@once_a_contract
def settled(contract: Contract) -> Mapping[str, str]:
    """« Sauf mention contraire, les jours sont calendaires » gives {"jours": "calendaires"}; « heures » the same way.

    The values are the kinds of days, and "clock" or "working" for hours.
    """
    found: dict[str, str] = {}
    for sentence in sentences(contract):
        if re.search(_GENERAL, sentence.words):
            for match in re.finditer(_SAYS, sentence.words):
                reading = _READINGS.get((match["unit"], match["kind"].removesuffix("s")))
                if reading is not None:
                    found.setdefault(f"{match['unit']}s", reading)
    return found
