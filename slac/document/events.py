"""The events that delays run from or to, each with its article: « la réception de la demande »."""

#: Words of the closed lists, with their article.
_EVENTS = {
    "ouverture du ticket": "l'ouverture du ticket",
    "réception": "la réception de la demande",
    "réception de la demande": "la réception de la demande",
    "réception des informations": "la réception des informations",
    "qualification": "la qualification",
    "prise en compte": "la prise en compte",
    "prise en compte de l'appel": "la prise en compte de l'appel",
    "prise en charge": "la prise en charge",
    "appel du client": "l'appel du client",
    "notification": "la notification",
    "signalement": "le signalement",
    "accusé de réception": "l'accusé de réception",
    "réponse": "la réponse",
    "première réponse": "la première réponse",
    "contournement": "le contournement",
    "contournement admis": "le contournement admis",
    "contournement en place": "le contournement en place",
    "rétablissement": "le rétablissement",
    "résolution": "la résolution",
    "clôture": "la clôture",
    "clôture du ticket": "la clôture du ticket",
    "confirmation du client": "la confirmation du client",
    "attente du client": "l'attente du client",
    "attente d'un tiers": "l'attente d'un tiers",
    "maintenance": "la maintenance",
    "force majeure": "la force majeure",
    "accès refusé": "le refus d'accès",
    "visite reportée": "le report de la visite",
    "attente de pièces": "l'attente de pièces",
    "incident": "l'incident",
    "signature": "la signature",
    "livraison": "la livraison",
    "échéance": "l'échéance",
    "terme": "le terme",
    "date d'effet": "la date d'effet",
    "fin du mois mesuré": "la fin du mois mesuré",
    "fin du mois": "la fin du mois",
    "fin de la période": "la fin de la période",
    "facture": "la facture",
}
_CONTRACTED = {"de le ": "du ", "de les ": "des ", "à le ": "au "}


def known(value: str) -> str | None:
    """« l'appel du client »; None for what is in no list of the language."""
    return _EVENTS.get(value)


def since(value: str) -> str:
    """« à compter du signalement »; « à compter de : livraison du lot 2 » for what is in no list."""
    event = known(value)
    return contracted(f"à compter de {event}") if event else f"à compter de : {value}"


def contracted(text: str) -> str:
    """« du » for « de le »."""
    for long, short in _CONTRACTED.items():
        text = text.replace(long, short)
    return text
