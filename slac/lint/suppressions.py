"""What the author sets aside: ``# slac: ignore TPS11 motif`` above a block or a property.

A suppression without a reason, of an unknown code, of a mandatory rule, or that sets nothing aside is itself a finding.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Severity
from slac.lint.registry import codes, suggestion
from slac.model.contract import Suppression

MISSING_REASON = "SUP01"
UNUSED = "SUP02"
UNKNOWN_CODE = "SUP03"
MANDATORY = "SUP04"


class Sorted(NamedTuple):
    """``kept`` are the findings that stand, those about suppressions included; ``set_aside`` the others, with why."""

    kept: tuple[Diagnostic, ...]
    set_aside: tuple[tuple[Diagnostic, Suppression], ...]


def sort_out(
    found: Iterable[Diagnostic],
    suppressions: Sequence[Suppression],
    ran: Collection[str],
    mandatory: Collection[str],
) -> Sorted:
    """Apply suppressions to findings; ``ran`` are the codes looked for, ``mandatory`` those that always stand."""
    in_force: dict[str, list[Suppression]] = {}
    for suppression in suppressions:
        if suppression.reason.strip() and suppression.code in codes() and suppression.code not in mandatory:
            in_force.setdefault(suppression.code, []).append(suppression)
    kept: list[Diagnostic] = []
    set_aside: list[tuple[Diagnostic, Suppression]] = []
    for diagnostic in found:
        by = next((s for s in in_force.get(diagnostic.code, ()) if _covers(s, diagnostic)), None)
        if by is None:
            kept.append(diagnostic)
        else:
            set_aside.append((diagnostic, by))
    used = {(s.code, s.span) for _, s in set_aside}
    for suppression in suppressions:
        kept += (d for d in _faults(suppression, mandatory, ran, used) if d.code in ran)
    return Sorted(tuple(kept), tuple(set_aside))


def _covers(suppression: Suppression, diagnostic: Diagnostic) -> bool:
    place, span = suppression.applies, diagnostic.span
    return place.source is span.source and place.start <= span.start <= place.end


def _faults(
    suppression: Suppression, mandatory: Collection[str], ran: Collection[str], used: Collection[object]
) -> Iterator[Diagnostic]:
    code, span = suppression.code, suppression.span
    if code not in codes():
        near = suggestion(code)
        listed = "« slac rule --all » donne la liste des règles."
        remedy = f"Vouliez-vous dire « {near} » ?" if near else listed
        named = (
            f"« {code} » n'est le code d'aucune règle"
            if code
            else "Ce commentaire ne dit pas quel constat il écarte"
        )
        message = f"{named} : rien n'est écarté."
        yield Diagnostic(UNKNOWN_CODE, Severity.WARNING, message, span, help=remedy)
    elif code in mandatory:
        message = f"La règle {code} est obligatoire dans ce projet : son constat ne peut pas être écarté."
        remedy = "Corrigez le contrat, ou retirez la règle de « mandatory » dans la configuration du projet."
        yield Diagnostic(MANDATORY, Severity.ERROR, message, span, help=remedy)
    elif not suppression.reason.strip():
        message = f"Le constat {code} est écarté sans motif : il est donc maintenu."
        remedy = f"Écrivez pourquoi : « # slac: ignore {code} motif »."
        yield Diagnostic(MISSING_REASON, Severity.ERROR, message, span, help=remedy)
    elif code in ran and (code, span) not in used:
        message = f"Aucun constat {code} n'est à écarter ici."
        remedy = "Retirez ce commentaire, ou placez-le juste au-dessus du bloc ou de la propriété visés."
        yield Diagnostic(UNUSED, Severity.WARNING, message, span, help=remedy)
