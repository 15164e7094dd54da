"""What the rule set is made of: every key, what it holds, and what that means, in French for whoever reads the rules.

A kind is the name of a value (``duration``), of a list of it (``duration*``), or of a plain JSON type.
"""

from typing import Any, NamedTuple

#: A property of a block: a fact (value and source), or one a case.
STATED = "stated"
#: A property that may repeat: a list of facts.
FACTS = "facts"
#: A value as it is.
PLAIN = "plain"


class Field(NamedTuple):
    """One key of an object."""

    kind: str
    said: str
    shape: str = PLAIN
    required: bool = False


class Section(NamedTuple):
    """A list of blocks of one sort: the name of what it lists, what that is, and its own keys."""

    record: str
    title: str
    fields: dict[str, Field]


def stated(**fields: tuple[str, str]) -> dict[str, Field]:
    return {key: Field(kind, said, STATED) for key, (kind, said) in fields.items()}


def facts(**fields: tuple[str, str]) -> dict[str, Field]:
    return {key: Field(kind, said, FACTS) for key, (kind, said) in fields.items()}


def plain(**fields: tuple[str, str]) -> dict[str, Field]:
    return {key: Field(kind, said) for key, (kind, said) in fields.items()}


def _closed(*values: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


#: What a fact bears beside its value, written out for the values that stand without a ``value`` of their own.
CASES = plain(
    conditions=("condition*", "Ce qu'une personne apprécie : la réponse est alors « sous réserve »."),
    **{"for": ("key*", "Les cas auxquels le fait se limite.")},
)
SAID = {
    "source": Field("source", "D'où vient le fait.", required=True),
    "number": Field("text", "Le numéro que le contrat impose à la rubrique."),
    **CASES,
}
MISSING = plain(
    missing=("missing", "Pourquoi il n'y a pas de valeur."),
    missing_text=("text", "Le mot du contrat pour cela ; « vide » si la propriété est laissée vide."),
)

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_INTERVAL = plain(
    day=("weekday", "Le jour où elle commence."),
    opens=("time", "Ouverture."),
    closes=("time", "Fermeture."),
    day_assumed=("boolean", "Le contrat ne dit pas les jours : lundi à vendredi est supposé."),
)

#: Named kinds: what they are, and their fields or their own schema.
VALUES: dict[str, tuple[str, Any]] = {
    "text": ("Un texte.", {"type": "string"}),
    "integer": ("Un nombre entier.", {"type": "integer"}),
    "number": ("Un nombre décimal exact : lisez-le comme un décimal, pas comme un flottant.", {"type": "number"}),
    "boolean": ("Vrai ou faux.", {"type": "boolean"}),
    "date": ("Une date, AAAA-MM-JJ.", {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
    "time": ("Une heure de l'horloge, HH:MM, de 00:00 à 24:00.", {"type": "string", "pattern": r"^\d{2}:\d{2}$"}),
    "sha256": ("Une empreinte SHA-256.", {"type": "string", "pattern": "^[0-9a-f]{64}$"}),
    "weekday": ("Un jour de la semaine.", _closed(*_DAYS)),
    "missing": (
        "Pourquoi il n'y a pas de valeur : laissée vide, à compléter, à désigner, à convenir, sur demande, sans objet, "
        "ou donnée ailleurs (« selon … »).",
        _closed(
            "empty", "to_be_completed", "to_be_named", "to_be_agreed", "on_request", "not_applicable", "elsewhere"
        ),
    ),
    "source": (
        "D'où vient un fait. La clause est null quand elle n'est pas numérotée ou que le bloc ne s'imprime pas.",
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["clause", "line"],
            "properties": {
                "clause": {"description": "Le numéro imprimé de la clause.", "type": ["string", "null"]},
                "line": {"description": "La ligne du fichier source, à partir de 1.", "type": "integer", "minimum": 1},
                "file": {"description": "Le fichier inclus d'où vient le fait.", "type": "string"},
            },
        },
    ),
    "key": ("Un cas : le nom d'un élément du contrat, ou un libellé.", plain(
        name=("text", "Le nom d'un élément (gamme, priorité, partie…)."), label=("text", "Un libellé."),
    )),
    "condition": ("Une condition qu'une personne apprécie.", {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind", "text"],
        "properties": {
            "kind": {"description": "si, sauf, pendant.", "enum": ["if", "unless", "while"]},
            "text": {"description": "Les mots du contrat.", "type": "string"},
        },
    }),
    "reference": ("Un élément du contrat, par son nom, ou une expression qui n'en nomme aucun.", plain(
        name=("text", "Le nom d'un élément."), attribute=("text", "La propriété visée."),
        text=("text", "L'expression."),
    )),
    "bullet": ("Un point d'une liste.", {
        "text": Field("text", "Le texte.", required=True),
        "depth": Field("integer", "La profondeur, à partir de 2."),
        "id": Field("text", "L'identifiant qui permet de le citer."),
        "source": Field("source", "D'où il vient.", required=True),
    }),
    "clock": (
        "Comment le temps court : business, pendant l'ouverture des horaires ; elapsed, à l'horloge ; unstated, le "
        "contrat ne le dit pas.",
        _closed("business", "elapsed", "unstated"),
    ),
    "unit": (
        "L'unité : working_day, jour ouvré ; workable_day, jour ouvrable ; calendar_day, jour calendaire ; clear_day, "
        "jour franc ; day, jour dont le contrat ne dit pas la nature.",
        _closed(
            "millisecond", "second", "minute", "hour",
            "working_day", "workable_day", "calendar_day", "clear_day", "day", "week", "month", "year",
        ),
    ),
    "length": ("Une partie d'une durée, d'une seule nature.", {
        "value": Field("number", "Le nombre.", required=True),
        "unit": Field("unit", "L'unité.", required=True),
        "clock": Field("clock", "Comment ce temps court.", required=True),
    }),
    "in_words": ("Le nombre écrit en lettres à côté du chiffre.", plain(
        text=("text", "Les lettres."), value=("number", "Ce qu'elles valent."),
    )),
    "duration": (
        "Une durée : value, unit et clock ; ou parts quand elle mêle plusieurs natures (« 1 mois et 15 jours »).",
        plain(
            value=("number", "Le nombre."), unit=("unit", "L'unité."), clock=("clock", "Comment ce temps court."),
            parts=("length*", "Les parties, dans l'ordre."), written=("text", "Les mots du contrat."),
            in_words=("in_words", "Le nombre en lettres."),
        ),
    ),
    "money": ("Un montant.", {
        "amount": Field("number", "Le montant.", required=True),
        "currency": Field("text", "La devise (ISO 4217).", required=True),
        "tax": Field("text", "HT, TTC, taxes en sus ; absent si le contrat ne le dit pas."),
    }),
    "share": ("Une part.", {
        "percent": Field("number", "En pour cent.", required=True),
        "of": Field("text", "De quoi, si la ligne le dit ; sinon l'assiette du bloc."),
    }),
    "words": ("Des mots.", {"text": Field("text", "Les mots du contrat.", required=True)}),
    "price": ("Une part, un montant, une durée ou des mots.", {"anyOf": [
        {"$ref": "#/$defs/share"}, {"$ref": "#/$defs/money"}, {"$ref": "#/$defs/duration"}, {"$ref": "#/$defs/words"},
    ]}),
    "quantity": ("Un nombre, une durée ou un montant.", {"anyOf": [
        {"$ref": "#/$defs/number"}, {"$ref": "#/$defs/duration"}, {"$ref": "#/$defs/money"},
    ]}),
    "dated": ("Une date, ou les mots qui en tiennent lieu.", {"anyOf": [
        {"$ref": "#/$defs/date"}, {"$ref": "#/$defs/words"},
    ]}),
    "yearly_day": ("Un jour de chaque année.", {
        "every_year": Field("text", "« 24 décembre ».", required=True),
        "month_day": Field("text", "Le mois et le jour, MM-JJ ; absent si ce n'est pas un jour du calendrier."),
    }),
    "day": ("Un jour d'une année, ou de chaque année.", {"anyOf": [
        {"$ref": "#/$defs/date"}, {"$ref": "#/$defs/yearly_day"},
    ]}),
    "wording": ("Une phrase, ou ses alinéas.", {"anyOf": [
        {"$ref": "#/$defs/text"}, {"type": "array", "items": {"$ref": "#/$defs/bullet"}},
    ]}),
    "designation": ("Le nom court d'une partie, d'un service, et son article.", plain(
        article=("text", "L'article, vide pour un nom propre."), noun=("text", "Le nom."),
    )),
    "contract_type": ("La nature du document.", plain(
        kind=("text", "annexe, charte, contrat…"), number=("text", "Son numéro."),
    )),
    "modified": ("Le contrat qu'un avenant modifie.", plain(
        contract=("text", "Son nom."), version=("text", "Sa version."),
    )),
    "term_slice": ("Une tranche de la durée du contrat.", plain(
        length=("duration", "Sa longueur."), label=("text", "Son nom."),
    )),
    "term": ("La durée du contrat.", plain(
        slices=("term_slice*", "Les tranches."), total=("duration", "Le total énoncé."),
        indefinite=("boolean", "Durée indéterminée."),
    )),
    "registration": ("Une immatriculation.", plain(
        register=("text", "Le registre."), number=("text", "Le numéro."), place=("text", "Le lieu."),
    )),
    "representative": ("Qui signe pour une partie.", plain(
        person=("text", "La personne."), capacity=("text", "Sa qualité."),
    )),
    "step": ("Ce qui est fait d'une demande hors périmètre.", plain(
        action=("text", "L'action."), to=("text", "Vers qui."),
        link=("text", "Ce qui le lie au précédent : « puis », « ou »."),
    )),
    "scope_item": ("Ce qu'un périmètre couvre, exclut ou route.", plain(
        name=("text", "Son nom."), label=("text", "Son libellé."), requests=("text*", "Les demandes concernées."),
        level=("text", "Le niveau de support."), route_to=("text", "Vers qui."), bullets=("bullet*", "Le détail."),
        text=("text", "Le texte de ce qui n'a ni nom ni libellé."), depth=("integer", "Sa profondeur, à partir de 2."),
        id=("text", "L'identifiant qui permet de le citer."), source=("source", "D'où il vient."),
    )),
    "hours": ("Un intervalle d'ouverture, fin exclue ; une fin avant le début est le lendemain.", plain(
        opens=("time", "Ouverture."), closes=("time", "Fermeture."),
    )),
    "interval": ("Une ouverture de la semaine.", _INTERVAL),
    "weekly_interval": ("Une ouverture de la semaine, et d'où elle vient.", _INTERVAL | SAID),
    "dated_hours": ("Des jours ouverts ou fermés par exception, bornes comprises.", SAID | plain(
        first=("day", "Premier jour."), last=("day", "Dernier jour."),
        hours=("hours*", "Les heures ; absent : le jour entier."),
    )),
    "closed_days": ("Des jours de la semaine fermés.", SAID | plain(days=("weekday*", "Les jours."))),
    "holiday": ("Un jour férié.", plain(
        date=("date", "Sa date."), name=("text", "Son nom."),
        every_year=("boolean", "Vrai : il tombe chaque année à cette date ; absent pour une fête mobile."),
    )),
    "holidays": ("La fermeture des jours fériés.", {
        "list": Field("text", "La liste suivie (« FR », « FR-57 »…)."),
        "lists": Field("text*", "Toutes les listes suivies, quand il y en a plusieurs."),
        "list_as_written": Field("text", "La liste, dans les mots du contrat."),
        "title": Field("text", "Le nom de la liste."),
        "legal_basis": Field("text", "Le texte qui fonde la liste."),
        "stated": Field("boolean", "Faux : la liste est supposée, voir assumptions.", required=True),
        "dates": Field("holiday*", "Les dates, pour les années de holiday_years.", required=True),
        **SAID,
    }),
    "zone": ("Un fuseau : sa clé IANA, ou le libellé du contrat.", plain(
        iana=("text", "La clé de la base IANA."), label=("text", "Le libellé, quand ce n'est pas une clé."),
        taken_as=("text", "La clé qui prend ce libellé à la lettre."),
    )),
    "zone_in_force": ("Le fuseau qui compte.", {
        "iana": Field("text", "La clé de la base IANA."),
        "label": Field("text", "Le libellé du contrat, quand ce n'est pas une clé."),
        "stated": Field("boolean", "Faux : le fuseau est supposé, voir assumptions.", required=True),
        **MISSING,
        **SAID,
    }),
    "window": ("Une plage de maintenance.", plain(
        weekly_intervals=("interval*", "Les ouvertures de la semaine."), text=("text", "Des mots (« à tout moment »)."),
    )),
    "most": ("Une durée au plus.", plain(length=("duration", "La durée."), per=("text", "Par mois, par an…"))),
    "period": ("La période d'une mesure.", plain(
        kind=("text", "calendar, civile ; rolling, glissante ; plain, autre."), unit=("text", "mois civil, semaine…"),
        length=("duration", "La longueur d'une période glissante."),
        by=("duration", "La tranche (« par tranches de »)."),
    )),
    "frequency": ("Une fréquence : times fois tous les every unit.", plain(
        unit=("text", "L'unité."), every=("integer", "Tous les combien."), times=("integer", "Combien de fois."),
        at_least=("boolean", "Au moins."),
    )),
    "quota": ("Une limite.", plain(
        amount=("quantity", "Combien."), unit=("text", "De quoi."), per=("text*", "Par quoi."),
    )),
    "equivalent": ("L'équivalent énoncé d'un taux.", plain(
        length=("duration", "La durée."), per=("text", "Par quoi."), base=("duration", "La base du calcul."),
    )),
    "count": ("Un nombre de choses, ou une note.", plain(
        value=("number", "Le nombre."), unit=("text", "De quoi, ou sur combien (« sur 10 »)."),
    )),
    "objective": ("Un objectif mesuré.", plain(
        rate=("number", "Le taux, en pour cent."), population=("text", "De quoi (« requêtes »)."),
        within=("duration", "La durée à ne pas dépasser."), stated_equivalent=("equivalent", "L'équivalent énoncé."),
        count=("count", "Un nombre."), comparison=("text", "« moins de », « au plus »…"),
        statistic=("text", "« en moyenne », « en médiane »…"),
    )),
    "bound": ("Une borne d'un palier.", plain(
        rate=("number", "Le taux, en pour cent ; le nombre, de ce qui se compte ou se note."),
        offset_from_objective=("number", "L'écart à l'objectif, en points."), length=("duration", "La durée."),
        inclusive=("boolean", "Borne comprise ; absent si le contrat ne le dit pas."),
        source=("source", "D'où elle vient."),
    )),
    "tier": ("Un palier : l'intervalle du taux mesuré, non borné là où la borne manque.", plain(
        **{"from": ("bound", "La borne basse."), "to": ("bound", "La borne haute.")},
        per=("text", "Par quoi, au lieu de bornes."), credit=("price", "Ce qui est dû."),
    )),
    "cap": ("Un plafond.", plain(
        limit=("price", "La limite."), of=("text", "L'assiette de la limite."),
        shared_with=("text*", "Les autres blocs avec lesquels il se cumule."), per=("text", "Par quelle période."),
    )),
    "ceiling": ("Un montant au plus.", plain(amount=("money", "Le montant."), per=("text", "Par quelle période."))),
    "claim": ("Le délai de réclamation.", plain(
        within=("duration", "Le délai."), after=("text", "L'événement qui le fait courir."),
        through=("reference", "Par quel moyen."),
    )),
    "notice": ("Un préavis.", plain(within=("duration", "Sa durée."), through=("reference", "Par quel moyen."))),
    "formula": ("Une formule.", {
        "text": Field("text", "La formule.", required=True),
        "where": Field("letters", "Ce que valent ses lettres."),
    }),
    "letters": ("Ce que valent les lettres d'une formule.", {
        "type": "object", "additionalProperties": {"type": "string"},
    }),
    "each_amount": ("Tant par quelque chose.", plain(each=("price", "Tant."), per=("text", "Par quoi."))),
    "formal_notice": ("La mise en demeure : un délai, ou simplement exigée ou non.", plain(
        value=("number", "Le nombre."), unit=("unit", "L'unité."), clock=("clock", "Comment ce temps court."),
        parts=("length*", "Les parties."), written=("text", "Les mots du contrat."),
        in_words=("in_words", "Le nombre en lettres."), required=("boolean", "Exigée."),
    )),
    "contact": ("Qui répond.", plain(
        people=("text*", "Les personnes ou fonctions."), phones=("text*", "Les téléphones."),
        emails=("text*", "Les courriels."), channels=("text*", "Les canaux."),
        to_be_named=("boolean", "À désigner."),
    )),
    "level": ("Un échelon d'une escalade.", plain(
        level=("text", "Son rang (« N1 »)."), who=("text", "Qui."), after=("duration", "Au bout de combien."),
        before_due=("duration", "Combien avant l'échéance."), after_due=("duration", "Combien après l'échéance."),
        when_due=("boolean", "À l'échéance."), to_be_named=("boolean", "À désigner."),
    )),
    "meeting": ("Un rapport, une réunion, une enquête, un comité.", plain(
        kind=("text", "De quoi il s'agit."), title=("text", "Son nom."), frequency=("frequency", "Sa fréquence."),
        by=("text", "Par qui."), content=("text", "Son contenu."), items=("bullet*", "Le détail de son contenu."),
        attendees=("text*", "Les participants."), within=("duration", "Le délai de sa remise."),
    )),
    "note": ("Une note d'un tableau.", plain(mark=("text", "Son appel."), text=("text", "Son texte."))),
    "day_reading": ("Comment les délais en jours s'achèvent.", plain(
        reading=(
            "text",
            "end_of_day, à la fin du jour ; end_of_working_day, à sa fermeture ; same_time, heure pour heure ; other.",
        ),
        term=("text", "Les mots du contrat."),
    )),
    "target": ("Un délai promis, et tout ce qu'il faut pour calculer son échéance.", {
        "metric": Field("text", "Le terme de la profession : response_time, resolution_time…", required=True),
        "term": Field("text", "Le nom que le contrat lui donne.", required=True),
        **SAID,
        **MISSING,
        **plain(
            value=("number", "Le nombre."), unit=("unit", "L'unité."), clock=("clock", "Comment ce temps court."),
            parts=("length*", "Les parties d'une durée de plusieurs natures."),
            written=("text", "Les mots du contrat."),
            in_words=("in_words", "Le nombre en lettres."),
            manner=("text", "immediate ou best_effort, quand il n'y a pas de chiffre."),
            at_least=("duration", "Le bas d'une fourchette ; value en est le haut."),
            stated_equivalent=("duration", "L'équivalent énoncé (« soit 3 jours ») : il ne compte pas."),
            percentile=("number", "La part des cas, en pour cent."), population=("text", "De quoi (« tickets »)."),
            every=("frequency", "Une fréquence au lieu d'un délai."),
            phrase=("text", "Des mots au lieu d'un chiffre."),
            from_event=("text", "L'événement de départ, dit sur la ligne du délai."),
        ),
        **stated(
            calendar=("reference", "Les horaires sur lesquels il court."),
            start=("text*", "L'événement de départ."), end=("text*", "L'événement de fin."),
            pauses=("text*", "Ce qui le suspend."), day_reading=("day_reading", "La lecture des jours."),
            carry_over=("text", "Le report d'une échéance qui tombe en dehors."),
        ),
    }),
    "clause": ("Une clause du document imprimé.", {
        "number": Field("clause_number", "Son numéro ; null si elle n'en a pas.", required=True),
        "title": Field("text", "Son titre.", required=True),
        "heading": Field("text*", "Son adresse, de la division la plus large à elle.", required=True),
        "elements": Field("text*", "Les blocs qui s'y impriment.", required=True),
    }),
    "clause_number": ("Un numéro de clause.", {"type": ["string", "null"]}),
    "assumption": ("Ce que le contrat ne dit pas et qui a été supposé.", {
        "about": Field("text", "Le bloc concerné.", required=True),
        "text": Field("text", "Une phrase.", required=True),
        "source": Field("source", "Où le contrat se tait.", required=True),
    }),
    "modality": (
        "Ce que la phrase fait de son débiteur : duty, il doit ; best_efforts, il fait de son mieux ; permission, il "
        "peut ; prohibition, il ne peut pas ; no_duty, il n'est pas tenu ; exoneration, il ne répond pas ; wish, il "
        "devrait.",
        _closed("duty", "best_efforts", "permission", "prohibition", "no_duty", "exoneration", "wish"),
    ),
    "obligation": ("Une phrase qui oblige, permet, interdit ou exonère une partie.", {
        "id": Field("text", "Son identifiant (« formation.2 »).", required=True),
        "element": Field("text", "Le bloc où elle se trouve.", required=True),
        "debtors": Field("text*", "Les parties obligées."),
        "creditors": Field("text*", "Les parties envers qui elles le sont."),
        "modality": Field("modality", "Ce que la phrase fait du débiteur.", required=True),
        "text": Field("text", "La phrase, ou le point de la liste.", required=True),
        "lead": Field("text", "La phrase qui introduit la liste."),
        "deadline": Field("duration", "Le délai que la phrase mesure."),
        "source": Field("source", "D'où elle vient.", required=True),
    }),
    "reclassified": ("Un changement de priorité.", {
        "after": Field("text", "Après quoi : workaround, un contournement.", required=True),
        "from": Field("text", "La priorité d'avant.", required=True),
        "to": Field("text", "La priorité d'après.", required=True),
        "source": Field("source", "D'où il vient.", required=True),
    }),
}  # fmt: skip
