"""The words that stand before what a block states, by the field of the model that holds it.

A field that is not here is called by the contract's own word for it, so that nothing a contract states goes unprinted.
"""

from slac.model.vocabulary import BLOCKS

LABELS = {
    # any block
    "debtor": "Débiteur",
    "obligation": "Obligation",
    # contrat
    "governing_law": "Droit applicable",
    "version": "Version",
    "effective_date": "Date d'effet",
    "term": "Durée",
    "renewal": "Reconduction",
    "revision": "Révision",
    "notice": "Préavis",
    "termination": "Dénonciation",
    "ceiling": "Montant maximal",
    "precedence": "Ordre de primauté",
    "announces": "Contenu",
    "customers": "Clients",
    "adhesion": "Contrat d'adhésion",
    # divisions
    "derogates": "Déroge à",
    # parties, documents, offers
    "legal_name": "Dénomination",
    "role": "Rôle",
    "legal_form": "Forme",
    "capital": "Capital",
    "registration": "Immatriculation",
    "seat": "Siège",
    "representative": "Représentant",
    "email": "Courriel",
    "phone": "Téléphone",
    "reference": "Référence",
    "date": "Date",
    "price": "Prix",
    "designation": "Désigné",
    "aliases": "Aussi nommé",
    # services and scope
    "components": "Composants",
    "documentation": "Documentation",
    "covers": "Couvre",
    "excludes": "Exclusions",
    "routes": "Orientation",
    "inventory": "Inventaire",
    "outside": "Hors périmètre",
    # hours and channels
    "zone": "Fuseau",
    "opens": "Ouverture",
    "closes": "Fermeture",
    "address": "Adresse",
    "hours": "Horaires",
    "languages": "Langues",
    "reserved_for": "Réservé à",
    # how delays run
    "units": "Unité",
    "start": "Départ",
    "end": "Fin",
    "suspended_during": "Suspension",
    "days": "Jours",
    "carry_over": "Report",
    "extension": "Prorogation",
    "period": "Période de mesure",
    "qualified_by": "Qualification par",
    "reclassification": "Après contournement",
    # priorities and commitments
    "rank": "Rang",
    "criteria": "Critères",
    "examples": "Exemples",
    "answered_by": "Réponse par",
    "creditor": "Créancier",
    "through": "Canal",
    "request": "Demandes",
    "quota": "Limite",
    "frequency": "Fréquence",
    "targets": "Objectif",
    "silence": "Silence",
    # measures
    "service_window": "Plage de service",
    "formula": "Formule",
    "available_if": "Disponible si",
    "unavailable_if": "Indisponible si",
    "threshold": "Seuil",
    "minimum_outage": "Durée minimale comptée",
    "measured_by": "Mesuré par",
    "authoritative": "Fait foi",
    "also": "Équivalent",
    "counts": "Compte aussi",
    # maintenance
    "windows": "Plage",
    "maximum": "Durée maximale",
    "counted": "Comptée dans l'indisponibilité",
    # credits and penalties
    "on": "Manquement visé",
    "base": "Assiette",
    "tiers": "Paliers",
    "amount": "Montant",
    "slice": "Par tranche entamée de",
    "cap": "Plafond",
    "not_cumulated": "Non-cumul",
    "form": "Forme",
    "claim": "Réclamation",
    "exclusive": "Réparation exclusive",
    "optional": "Facultatif",
    "automatic": "De plein droit",
    "after_notice": "Après mise en demeure",
    "liberating": "Libératoire",
    "repeated_breach": "Manquement répété",
    # activities, contacts, escalation, governance
    "mission": "Mission",
    "delays_of": "Délais",
    "contacts": "Correspondants",
    "means": "Moyens",
    "concerns": "Concerne",
    "rungs": "Niveaux",
    "before_due": "Avant l'échéance de",
    "direction": "Sens",
    "meetings": "Rendez-vous",
    # acceptance
    "manner": "Mode d'acceptation",
}

#: Labels that differ in one kind of block, by the contract's word for it.
LABELS_OF = {
    ("disponibilité", "excludes"): "Exclus du calcul",
    ("indicateur", "excludes"): "Exclus du calcul",
    ("disponibilité", "on"): "Porte sur",
    ("indicateur", "on"): "Porte sur",
    ("contrat", "notice"): "Préavis de dénonciation",
    ("canal", "phone"): "Numéro",
    ("canal", "price"): "Tarif",
    ("escalade", "concerns"): "Pour",
}

#: Fields that do not print as facts: another part of the document says them (title page, heading, table, signature), or
#: they only steer the compiler.
SILENT = {
    "contrat": (
        "type",
        "subtitle",
        "annex_of",
        "language",
        "parties",
        "rubrics",
        "numbering",
        "headings",
        "designation",
        "aliases",
    ),
    "tableau": ("columns", "rows", "notes"),
    "signature": ("place", "date", "originals", "signatories", "initials", "electronic"),
}


def label(keyword: str, field: str) -> str:
    """What stands before the content of ``field`` in a block of that keyword."""
    found = LABELS_OF.get((keyword, field)) or LABELS.get(field)
    if found is None:
        kind = BLOCKS.get(keyword)
        attributes = kind.attributes.items() if kind is not None else ()
        found = next((word for word, attribute in attributes if attribute == field), field)
    return found[:1].upper() + found[1:]
