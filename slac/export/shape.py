"""The sections of the rule set, and the keys of each: what the schema and its page are made of."""

from slac.export.fields import Field, Section, facts, plain, stated

_CREDITOR = stated(creditor=("reference*", "À qui cela est dû."))
_DESIGNATION = stated(designation=("designation", "Le nom court, avec son article."))
_LINK = stated(link=("text", "L'adresse d'une page."))
_DATE = stated(date=("dated", "La date."))
_MEASURED = stated(
    period=("period", "La période de mesure."),
    measured_by=("reference*", "Qui mesure."),
    authoritative=("reference*", "Ce qui fait foi."),
)

#: What every block bears.
COMMON = {
    "name": Field("text", "Le nom du bloc : unique dans le contrat.", required=True),
    "label": Field("text", "Son libellé imprimé."),
    "text": Field("text", "Sa prose, une ligne par alinéa ou par point."),
    "source": Field("source", "Où il est écrit.", required=True),
    **stated(
        aliases=("text*", "Ses autres noms."),
        debtor=("reference*", "Qui doit ce que le bloc énonce."),
        wording=("wording", "La phrase que le contrat substitue à celle de slac."),
    ),
    **facts(obligation=("text*", "Moyens, moyens renforcée, résultat.")),
}

#: What the contract itself states; its block has no ``name`` but an ``identifier``.
AGREEMENT = {
    **{key: field for key, field in COMMON.items() if key != "name"},
    "identifier": Field("text", "Le nom donné au contrat.", required=True),
    "title": Field("text", "Le titre imprimé.", required=True),
    "source_file": Field("text", "Le fichier source.", required=True),
    "source_sha256": Field("sha256", "L'empreinte du texte source, comme au pied des pages.", required=True),
    **_DESIGNATION,
    **stated(
        type=("contract_type", "La nature du document."),
        subtitle=("text", "Le sous-titre."),
        annex_of=("reference", "Le document dont c'est l'annexe."),
        language=("text", "La langue (« fr-FR »)."),
        governing_law=("text", "Le droit applicable."),
        version=("text", "La version."),
        effective_date=("dated", "La date d'effet."),
        term=("term", "La durée."),
        renewal=("text", "La reconduction."),
        revision=("text", "La révision."),
        notice=("duration", "Le préavis de dénonciation."),
        termination=("text", "La dénonciation."),
        ceiling=("ceiling", "Le montant au plus."),
        parties=("reference*", "Les parties."),
        precedence=("reference*", "L'ordre de primauté des documents."),
        announces=("text", "Ce que le contrat annonce contenir."),
        rubrics=("text*", "Le plan que suit chaque activité."),
        customers=("text", "Professionnels ou consommateurs."),
        adhesion=("boolean", "Contrat d'adhésion."),
        reference=("text", "La référence."),
        modifies=("modified", "Le contrat que l'avenant modifie."),
        replaces=("reference*", "Ce que l'avenant remplace."),
        adds=("reference*", "Ce que l'avenant ajoute."),
        removes=("reference*", "Ce que l'avenant supprime."),
    ),
}

_REMEDY = {
    **_CREDITOR,
    **stated(
        on=("reference*", "Ce dont le manquement est sanctionné."),
        base=("text", "L'assiette."),
        amount=("each_amount", "Le montant."),
        formula=("formula", "La formule."),
        slice=("duration", "La tranche entamée."),
        cap=("cap", "Le plafond."),
        not_cumulated=("text", "Le non-cumul."),
        form=("text", "La forme : avoir, remboursement…"),
        claim=("claim", "Le délai de réclamation."),
        exclusive=("boolean", "Seul recours."),
        optional=("boolean", "Facultatives."),
        automatic=("boolean", "De plein droit."),
        after_formal_notice=("formal_notice", "Après mise en demeure."),
        discharging=("boolean", "Libératoire."),
        not_discharging=("boolean", "Non libératoire."),
        repeated_breach=("text", "Le manquement répété."),
        minimum_outage=("most", "La plus courte interruption comptée."),
        period=("period", "La période."),
    ),
    **facts(tiers=("tier", "Les paliers.")),
}

_MEASURE = {
    **_MEASURED,
    **facts(objectives=("objective", "Les objectifs.")),
    **stated(
        service_window=("reference", "La plage pendant laquelle la mesure compte."),
        calendar=("reference", "Les horaires."),
        zone=("zone", "Le fuseau de la mesure."),
        formula=("formula", "La formule."),
        available_if=("bullet*", "Quand le service est réputé disponible."),
        unavailable_if=("bullet*", "Quand il est réputé indisponible."),
        threshold=("text", "Le seuil."),
        excludes=("reference*", "Ce qui n'est pas compté."),
        minimum_outage=("most", "La plus courte interruption comptée."),
        stated_equivalent=("equivalent", "L'équivalent énoncé."),
        also_counts=("reference*", "Ce qui compte aussi."),
        on=("reference*", "Ce qui est mesuré."),
    ),
}

_ANSWERED = {
    "targets": Field("target*", "Les délais promis : un par délai et par cas."),
    **stated(
        calendar=("reference", "Les horaires, où le bloc ne promet aucun délai ; sinon, avec chaque délai."),
        start=("text*", "L'événement de départ, où le bloc ne promet aucun délai."),
        end=("text*", "L'événement de fin, où le bloc ne promet aucun délai."),
        pauses=("text*", "Ce qui suspend le bloc, où il ne promet aucun délai."),
        day_reading=("day_reading", "La lecture des jours, où le bloc ne promet aucun délai."),
        carry_over=("text", "Le report, où le bloc ne promet aucun délai."),
        units=("text*", "Les unités de ce que le bloc dit en heures ou en jours."),
        criteria=("bullet*", "Quand cela s'applique."),
        channels=("reference*", "Par quels canaux."),
    ),
}

#: By key, in the order of the documentation.
SECTIONS = {
    "parties": Section(
        "party",
        "Les parties.",
        {
            **_DESIGNATION,
            **_LINK,
            **stated(
                legal_name=("text", "La dénomination."),
                role=("text", "Prestataire, client, tiers…"),
                legal_form=("text", "La forme sociale."),
                capital=("money", "Le capital."),
                registration=("registration", "L'immatriculation."),
                seat=("text", "Le siège."),
                representative=("representative", "Qui la représente."),
                email=("text", "Le courriel."),
                phone=("text", "Le téléphone."),
            ),
        },
    ),
    "documents": Section(
        "document",
        "Les textes extérieurs auxquels le contrat renvoie.",
        {
            **_DESIGNATION,
            **_LINK,
            **_DATE,
            **stated(reference=("text", "La référence."), version=("text", "La version.")),
        },
    ),
    "offers": Section("offer", "Les gammes, dans leur ordre.", stated(price=("text", "Le prix."))),
    "request_kinds": Section(
        "request_kind",
        "Les sortes de demandes.",
        stated(
            criteria=("bullet*", "Quand une demande est de cette sorte."),
            examples=("bullet*", "Des exemples."),
            price=("text", "Le prix."),
        ),
    ),
    "services": Section(
        "service",
        "Les services rendus.",
        {
            **_DESIGNATION,
            **_LINK,
            **stated(
                components=("reference*", "Les composants."),
                documentation=("text", "Où est la documentation."),
            ),
        },
    ),
    "scope": Section(
        "scope",
        "Les périmètres : ils s'ajoutent, et une exclusion l'emporte.",
        {
            **facts(
                covers=("scope_item", "Ce qui est couvert."),
                excludes=("scope_item", "Ce qui est exclu."),
                routes=("scope_item", "Ce qui est transmis à un autre."),
            ),
            **stated(
                inventory=("text", "L'inventaire : ouvert, arrêté à la signature ou à une date."),
                out_of_scope=("step*", "Ce qui est fait d'une demande hors périmètre."),
            ),
        },
    ),
    "definitions": Section("definition", "Les termes définis ; text est la définition.", {}),
    "articles": Section(
        "article",
        "Les divisions et articles, avec leur texte.",
        {**_CREDITOR, **stated(derogates_from=("text", "Ce à quoi l'article déroge."))},
    ),
    "service_hours": Section(
        "service_hours",
        "Les horaires d'ouverture.",
        {
            "zone": Field("zone_in_force", "Le fuseau.", required=True),
            **plain(
                weekly_intervals=(
                    "weekly_interval*",
                    "Les ouvertures de chaque jour de la semaine, dans l'ordre.",
                ),
                open_on=("dated_hours*", "Les ouvertures exceptionnelles."),
                closed_on=("dated_hours*", "Les fermetures exceptionnelles."),
                closed_days=("closed_days*", "Les jours de la semaine fermés."),
                holidays=("holidays", "Les jours fériés ; absent si le contrat ne ferme pas ces jours-là."),
            ),
        },
    ),
    "channels": Section(
        "channel",
        "Les canaux d'accès.",
        {
            **_DESIGNATION,
            **stated(
                address=("text", "L'adresse."),
                phone=("text", "Le numéro."),
                price=("text", "Le tarif."),
                calendar=("reference", "Les horaires."),
                languages=("text*", "Les langues."),
                reserved_for=("reference*", "À qui il est réservé."),
            ),
        },
    ),
    "counting": Section(
        "counting",
        "Comment courent les délais, là où un bloc ne le dit pas lui-même.",
        stated(
            calendar=("reference", "Les horaires."),
            units=("text*", "Les unités de ce qui est dit en heures ou en jours."),
            start=("text*", "L'événement de départ."),
            end=("text*", "L'événement de fin."),
            pauses=("text*", "Ce qui suspend un délai."),
            day_reading=("day_reading", "La lecture des jours."),
            carry_over=("text", "Le report d'une échéance qui tombe en dehors."),
            extension=("boolean", "Prorogation au jour ouvré suivant."),
            period=("period", "La période de mesure."),
            qualified_by=("reference*", "Qui qualifie."),
        ),
    ),
    "priorities": Section(
        "priority",
        "Les priorités.",
        {
            **_ANSWERED,
            **stated(
                rank=("integer", "Le rang, 1 pour le plus grave."),
                examples=("bullet*", "Des exemples."),
                description=("bullet*", "La description."),
                answered_by=("reference*", "Qui répond."),
                qualified_by=("reference*", "Qui qualifie."),
            ),
        },
    ),
    "commitments": Section(
        "commitment",
        "Les engagements.",
        {
            **_CREDITOR,
            **_ANSWERED,
            **_MEASURED,
            **facts(objectives=("objective", "Les objectifs.")),
            **stated(
                request=("reference*", "Les demandes concernées."),
                offers=("reference*", "Les gammes concernées."),
                quota=("quota", "La limite."),
                frequency=("frequency", "La fréquence."),
                silence_means=("text", "Ce que vaut le silence."),
                means=("bullet*", "Les moyens."),
                derogates_from=("text", "Ce à quoi l'engagement déroge."),
            ),
        },
    ),
    "availability": Section("availability", "Les taux de disponibilité.", _MEASURE),
    "performance": Section("performance", "Les autres indicateurs mesurés.", _MEASURE),
    "maintenance": Section(
        "maintenance",
        "Les plages de maintenance.",
        {
            **facts(windows=("window", "Les plages.")),
            **stated(
                zone=("zone", "Le fuseau."),
                notice=("notice", "Le préavis."),
                frequency=("frequency", "La fréquence."),
                maximum=("most", "La durée au plus."),
                counted=("boolean", "Comptée dans la disponibilité."),
                not_counted=("boolean", "Non comptée dans la disponibilité."),
                criteria=("bullet*", "Quand cela s'applique."),
            ),
        },
    ),
    "credit_tiers": Section("credit", "Les crédits de service.", _REMEDY),
    "penalties": Section("penalty", "Les pénalités.", _REMEDY),
    "activities": Section(
        "activity",
        "Les activités.",
        {
            **_CREDITOR,
            **stated(
                mission=("bullet*", "La mission."),
                delays=("bullet*", "Les délais, en toutes lettres."),
                contacts=("contact", "Qui répond."),
                means=("bullet*", "Les moyens."),
                calendar=("reference", "Les horaires."),
                derogates_from=("text", "Ce à quoi l'activité déroge."),
            ),
        },
    ),
    "contacts": Section(
        "contacts", "Les correspondants.", facts(contacts=("contact", "Qui répond, par cas."))
    ),
    "escalation": Section(
        "escalation",
        "Les escalades.",
        {
            **facts(levels=("level", "Les échelons.")),
            **stated(
                concerns=("reference*", "Ce qui est escaladé."),
                before_due=("duration", "Combien avant l'échéance."),
                after_due=("duration", "Combien après l'échéance."),
                direction=("text", "Niveau supérieur, autre domaine."),
                criteria=("bullet*", "Quand cela s'applique."),
                calendar=("reference", "Les horaires."),
            ),
        },
    ),
    "reports": Section(
        "governance",
        "Le suivi : rapports, réunions, enquêtes, comités.",
        facts(meetings=("meeting", "Chacun d'eux.")),
    ),
    "tables": Section(
        "table",
        "Les tableaux libres.",
        {
            **stated(columns=("text*", "Les titres des colonnes.")),
            **facts(rows=("text*", "Les lignes."), notes=("note", "Les notes.")),
        },
    ),
    "signature": Section(
        "signature",
        "La signature.",
        {
            **_DATE,
            **stated(
                place=("text", "Le lieu."),
                originals=("integer", "Le nombre d'originaux."),
                signatories=("reference*", "Les signataires."),
                initials=("boolean", "Les paraphes."),
                electronic=("text", "La signature électronique."),
            ),
        },
    ),
    "acceptance": Section(
        "acceptance",
        "L'acceptation sans signature.",
        {
            **_DATE,
            **_LINK,
            **stated(
                manner=("text", "Par référence, par l'usage, par un clic."),
                reference=("text", "La référence."),
            ),
        },
    ),
}

#: What is always there.
TOP = {
    "version": ("integer", "La version de cette forme : 1."),
    "reference_date": (
        "date",
        "La date de référence, qui choisit les années dont les jours fériés sont datés.",
    ),
    "holiday_years": (
        "integer*",
        "Les années dont les jours fériés sont datés : celle de la date de référence et la suivante, sauf demande.",
    ),
    "contract": ("agreement", "Le contrat lui-même."),
    "clauses": ("clause*", "Les clauses du document imprimé, dans leur ordre."),
    "assumptions": ("assumption*", "Ce que le contrat ne dit pas et qui a été supposé."),
}
#: What is there when the contract states it, and is no list of blocks.
OPTIONAL = {
    "reclassification": ("reclassified*", "Les changements de priorité."),
    "obligations": ("obligation*", "Les obligations lues dans les phrases du contrat, dans leur ordre."),
}
