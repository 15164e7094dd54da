"""The contract's words and the field's terms: one table for lowering, citation and the glossary.

The grammar is the definition of what may be written; this says what each keyword becomes in the model.
"""

from typing import NamedTuple

from slac.model import contract as c
from slac.record import fields
from slac.syntax.folding import folded_words


class Kind(NamedTuple):
    """A block: its element, and the attribute that each of its properties fills."""

    element: type[c.Element]
    attributes: dict[str, str]


#: Delays under the contract's own names, and their terms in the rule set (ITIL where it has one).
METRICS = {
    "délai": "delay",
    "prise en compte": "acknowledgement_time",
    "prise en charge": "response_time",
    "intervention": "intervention_time",
    "réponse": "reply_time",
    "première réponse": "first_reply_time",
    "contournement": "workaround_time",
    "rétablissement": "restoration_time",
    "résolution": "resolution_time",
    "clôture": "closure_time",
    "rappel": "callback_time",
    "remplacement": "replacement_time",
    "restauration": "restore_time",
    "diagnostic": "diagnosis_time",
    "point d'avancement": "update_interval",
    "perte de données": "recovery_point_objective",
    "reprise": "recovery_time_objective",
    "GTI": "guaranteed_intervention_time",
    "GTR": "guaranteed_restoration_time",
    "RPO": "recovery_point_objective",
    "RTO": "recovery_time_objective",
}

_ANY = {
    "numéro": "number",
    "texte": "text",
    "obligation": "obligation",
    "débiteur": "debtor",
    "aussi nommé": "aliases",
}
_TIMING = {
    "départ": "start",
    "fin": "end",
    "suspendu pendant": "suspended_during",
    "horaires": "hours",
    "unité": "units",
    "jours": "days",
    "report": "carry_over",
}
_DIVISION = {"créancier": "creditor", "déroge à": "derogates"}
_MEASURE = {
    "objectif": "targets", "soit": "also", "période": "period",
    "plage de service": "service_window", "horaires": "service_window",
    "fuseau": "zone", "formule": "formula", "disponible si": "available_if",
    "indisponible si": "unavailable_if",
    "seuil": "threshold", "hors": "excludes", "compte": "counts", "franchise": "minimum_outage",
    "mesuré par": "measured_by", "fait foi": "authoritative", "sur": "on",
}  # fmt: skip
_REMEDY = {
    "créancier": "creditor", "sur": "on", "assiette": "base", "palier": "tiers",
    "montant": "amount", "formule": "formula",
    "par tranche entamée de": "slice", "plafond": "cap", "non cumul": "not_cumulated", "forme": "form",
    "réclamation": "claim", "exclusif": "exclusive", "facultatives": "optional",
    "de plein droit": "automatic",
    "après mise en demeure": "after_notice", "libératoire": "liberating", "non libératoire": "not_liberating",
    "manquement répété": "repeated_breach", "franchise": "minimum_outage", "période": "period",
}  # fmt: skip

BLOCKS: dict[str, Kind] = {
    keyword: Kind(element, {**_ANY, **attributes})
    for keyword, element, attributes in (
        ("contrat", c.Agreement, {
            "type": "type", "sous-titre": "subtitle", "annexe de": "annex_of", "langue": "language",
            "droit applicable": "governing_law", "version": "version",
            "date d'effet": "effective_date", "durée": "term",
            "reconduction": "renewal", "révision": "revision", "préavis de dénonciation": "notice",
            "dénonciation": "termination", "montant au plus": "ceiling", "parties": "parties",
            "primauté": "precedence",
            "annonce": "announces", "rubriques": "rubrics", "numérotation": "numbering", "titres": "headings",
            "clients": "customers", "adhésion": "adhesion", "désigné": "designation",
            "référence": "reference",
        }),
        ("avenant", c.Amendment, {
            "modifie": "modifies", "remplace": "replaces", "ajoute": "adds", "supprime": "removes",
            "date d'effet": "effective_date", "version": "version", "langue": "language",
            "droit applicable": "governing_law", "parties": "parties", "sous-titre": "subtitle",
            "désigné": "designation",
            "référence": "reference", "titres": "headings", "numérotation": "numbering",
        }),
        ("document", c.Document, {
            "désigné": "designation", "référence": "reference", "version": "version",
            "date": "date", "lien": "link",
        }),
        ("titre", c.Division, _DIVISION),
        ("chapitre", c.Division, _DIVISION),
        ("annexe", c.Division, _DIVISION),
        ("article", c.Division, _DIVISION),
        ("préambule", c.Division, {}),
        ("définition", c.Definition, {}),
        ("partie", c.Party, {
            "désigné": "designation", "dénomination": "legal_name", "rôle": "role", "forme": "legal_form",
            "capital": "capital", "immatriculation": "registration", "siège": "seat",
            "représentée par": "representative",
            "courriel": "email", "téléphone": "phone", "lien": "link",
        }),
        ("gamme", c.Offer, {"prix": "price"}),
        ("demande", c.RequestKind, {"quand": "criteria", "exemples": "examples", "prix": "price"}),
        ("service", c.Service, {
            "désigné": "designation", "composants": "components",
            "documentation": "documentation", "lien": "link",
        }),
        ("périmètre", c.Scope, {
            "couvre": "covers", "exclut": "excludes", "route": "routes", "inventaire": "inventory",
            "hors périmètre": "outside",
        }),
        ("horaires", c.ServiceHours, {"fuseau": "zone", "ouvert": "opens", "fermé": "closes"}),
        ("canal", c.Channel, {
            "adresse": "address", "numéro": "phone", "tarif": "price", "horaires": "hours",
            "langue": "languages",
            "réservé à": "reserved_for", "désigné": "designation",
        }),
        ("priorité", c.Priority, {
            "rang": "rank", "quand": "criteria", "exemples": "examples", "répond": "answered_by",
            "qualifié par": "qualified_by", "canal": "through", "description": "description", **_TIMING,
        }),
        ("engagement", c.Commitment, {
            "créancier": "creditor", "par": "through", "demande": "request", "gamme": "offers", **_TIMING,
            "limite": "quota", "fréquence": "frequency", "objectif": "targets", "période": "period",
            "mesuré par": "measured_by", "fait foi": "authoritative", "silence vaut": "silence",
            "quand": "criteria",
            "moyens": "means", "déroge à": "derogates",
        }),
        ("décompte", c.Counting, {
            **_TIMING, "prorogation": "extension", "période": "period",
            "qualifié par": "qualified_by", "après contournement": "reclassification",
        }),
        ("disponibilité", c.Measure, _MEASURE),
        ("indicateur", c.Measure, _MEASURE),
        ("maintenance", c.Maintenance, {
            "plage": "windows", "fuseau": "zone", "préavis": "notice", "fréquence": "frequency",
            "durée au plus": "maximum", "comptée": "counted", "non comptée": "not_counted",
            "quand": "criteria",
        }),
        ("crédits", c.Remedy, _REMEDY),
        ("pénalités", c.Remedy, _REMEDY),
        ("activité", c.Activity, {
            "créancier": "creditor", "mission": "mission", "délais": "delays_of",
            "correspondants": "contacts",
            "moyens": "means", "horaires": "hours", "déroge à": "derogates",
        }),
        ("correspondants", c.Contacts, {"correspondants": "contacts"}),
        ("escalade", c.Escalation, {
            "pour": "concerns", "escalade": "rungs", "avant échéance de": "before_due",
            "après échéance de": "after_due",
            "sens": "direction", "quand": "criteria", "horaires": "hours",
        }),
        ("suivi", c.Governance, {
            "rapport": "meetings", "réunion": "meetings", "enquête": "meetings", "comité": "meetings",
            "audit": "meetings", "revue": "meetings",
        }),
        ("tableau", c.Table, {"colonnes": "columns", "ligne": "rows", "note": "notes"}),
        ("signature", c.Signature, {
            "lieu": "place", "date": "date", "originaux": "originals", "signataires": "signatories",
            "paraphes": "initials", "électronique": "electronic",
        }),
        ("acceptation", c.Acceptance, {"date": "date", "référence": "reference", "lien": "link"}),
        ("scénario", c.Scenario, {
            "signé": "signed", "ouvert": "opened", "gamme": "offer", "priorité": "priority",
            "engagement": "commitment",
            "canal": "channel", "demande": "request", "acquis le": "acquired", "suspendu": "suspended",
            "contourné": "worked_around", "mesure": "measure", "assiette": "base", "alors": "outcomes",
        }),
        ("paramètre", c.Parameter, {"type": "type", "bornes": "bounds", "par défaut": "default"}),
    )
}  # fmt: skip

#: Blocks that are divisions of the text: citing one prints its number.
DIVISIONS = {
    "titre",
    "chapitre",
    "annexe",
    "article",
    "préambule",
    "activité",
    "engagement",
    "paragraphe",
    "alinéa",
}

_PLURALS = {
    "activités": "activité", "annexes": "annexe", "articles": "article", "canaux": "canal",
    "chapitres": "chapitre",
    "correspondant": "correspondants", "définitions": "définition", "demandes": "demande",
    "disponibilités": "disponibilité", "documents": "document", "engagements": "engagement",
    "escalades": "escalade",
    "gammes": "gamme", "indicateurs": "indicateur", "maintenances": "maintenance", "paramètres": "paramètre",
    "parties": "partie", "périmètres": "périmètre", "priorités": "priorité", "scénarios": "scénario",
    "services": "service", "suivis": "suivi", "tableaux": "tableau", "titres": "titre", "crédit": "crédits",
    "pénalité": "pénalités", "exclusion": "exclusions",
}  # fmt: skip

#: Every keyword by its folded form.
CANONICAL = {
    folded_words(word): word
    for word in (
        *BLOCKS,
        *METRICS,
        *DIVISIONS,
        *_PLURALS,
        *(word for kind in BLOCKS.values() for word in kind.attributes),
        "tableau",
        "liste",
        "dérogations",
        "exclusions",
        "obligations",
        "rapports",
        "réunions",
        "renvois",
    )
}


def folded_keyword(word: str) -> str:
    """A keyword in its canonical spelling, however it was typed."""
    words = folded_words(word)
    return CANONICAL.get(words, words)


def kind_of_word(keyword: str) -> str | None:
    """The block that a (canonical) word names, alone or in the plural: « priorités » is "priorité"."""
    keyword = _PLURALS.get(keyword, keyword)
    return keyword if keyword in BLOCKS or keyword in DIVISIONS else None


def attribute_of(block: str, keyword: str) -> str | None:
    """Where a block keeps what a property states: an attribute of its element, or the name of a delay."""
    kind = BLOCKS.get(block)
    if kind is None:
        return None
    if keyword in METRICS and "delays" in fields(kind.element):
        return keyword
    return kind.attributes.get(keyword)
