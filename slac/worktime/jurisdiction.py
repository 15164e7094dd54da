"""What a governing law supplies where the contract is silent: a time zone and a list of public holidays.

Nothing here is applied in silence: whoever uses it says so (see ``slac.worktime.from_contract``).
"""

from typing import NamedTuple

from slac.model.contract import Contract
from slac.syntax.folding import folded_words as fold


class Jurisdiction(NamedTuple):
    """``zone`` is an IANA key; ``holiday_list`` a key of the table, None where no list holds everywhere."""

    label: str  # « France », as in « le droit applicable (France) »
    zone: str
    holiday_list: str | None


_FRANCE = Jurisdiction("France", "Europe/Paris", "FR")
_QUEBEC = Jurisdiction("Québec", "America/Toronto", "QC")
_BELGIUM = Jurisdiction("Belgique", "Europe/Brussels", "BE")
_SWITZERLAND = Jurisdiction("Suisse", "Europe/Zurich", None)

_BY_LAW = {
    "france": _FRANCE,
    "droit francais": _FRANCE,
    "quebec": _QUEBEC,
    "droit quebecois": _QUEBEC,
    "belgique": _BELGIUM,
    "droit belge": _BELGIUM,
    "suisse": _SWITZERLAND,
    "droit suisse": _SWITZERLAND,
}
_BY_LANGUAGE = {"fr-fr": _FRANCE, "fr-ca": _QUEBEC, "fr-be": _BELGIUM, "fr-ch": _SWITZERLAND}


def jurisdiction_of(contract: Contract) -> tuple[Jurisdiction, str] | None:
    """The jurisdiction, and where it comes from (« la langue du contrat (fr-FR) »); None when nothing tells."""
    agreement = contract.agreement
    law = agreement.governing_law
    if law is not None and law.value is not None:
        words = fold(law.value)
        for key, jurisdiction in _BY_LAW.items():
            if key in words:
                return jurisdiction, f"le droit applicable ({jurisdiction.label})"
        return None
    language = agreement.language
    if language is not None and language.value is not None:
        found = _BY_LANGUAGE.get(language.value.lower())
        return (found, f"la langue du contrat ({language.value})") if found else None
    return None
