"""Every mistake of writing: its code, its French sentence, its remedy; one table for the messages and their pages.

A remedy in the table is the usual one; where a likelier one is known (a nearest word, a repaired line that reads) it
stands in its place, taken from ``REMEDIES``. Words of the author go through ``said``: no terminal receives a control
character, and a quotation stays short.
"""

import re
import unicodedata
from typing import NamedTuple

from slac.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from slac.source import Span

#: How many characters of the author's text a message quotes.
QUOTED = 70


class Mistake(NamedTuple):
    """A kind of mistake; braces in ``sentence`` and ``remedy`` are filled with words already quoted."""

    severity: Severity
    sentence: str
    remedy: str = ""


_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

MISTAKES: dict[str, Mistake] = {
    # The file
    "SYN01": Mistake(
        _ERROR,
        "Ce fichier est vide.",
        'Un contrat commence par une ligne telle que « contrat mon-annexe "Niveaux de service" ».',
    ),
    "SYN02": Mistake(
        _ERROR,
        "Ce fichier n'est pas le texte d'un contrat : il contient des octets qui ne sont pas du texte.",
        "Un contrat slac s'écrit en texte simple (UTF-8) ; un fichier Word ou PDF se copie-colle dans un tel fichier.",
    ),
    "SYN03": Mistake(
        _ERROR,
        "Cette ligne contient {what} : {names}.",
        "Supprimez ce qui ne se voit pas, et peut faire lire autre chose que ce qui est écrit.",
    ),
    "SYN04": Mistake(
        _ERROR,
        "{lines} par une tabulation, dont la largeur n'est pas la même partout.",
        "Décalez avec des espaces : deux sous un bloc, quatre sous une propriété.",
    ),
    "SYN05": Mistake(
        _ERROR,
        "Aucun bloc dans ce fichier : ce n'est pas un contrat slac.",
        'Un contrat commence par une ligne telle que « contrat mon-annexe "Niveaux de service" », au bord gauche.',
    ),
    # Blocks
    "SYN10": Mistake(
        _ERROR,
        "{word} ne commence aucun bloc.",
        "Un bloc commence par « article », « partie », « horaires », « priorité », « engagement »…",
    ),
    "SYN11": Mistake(
        _ERROR,
        "Ce texte est au bord gauche : seul un bloc y commence.",
        "Décalez-le de deux espaces pour qu'il appartienne au bloc qui précède.",
    ),
    "SYN12": Mistake(
        _ERROR,
        "Cette ligne commence par le mot {word} au bord gauche, mais n'est pas l'en-tête d'un bloc.",
        "Si c'est un bloc, écrivez {header} ; si c'est du texte, décalez-la de deux espaces.",
    ),
    "SYN13": Mistake(_ERROR, "Il manque le nom après {word}.", "Écrivez par exemple {header}."),
    "SYN14": Mistake(
        _ERROR,
        "{found} n'est pas attendu après {before} : il faut {expected}.",
        "Un en-tête tient en trois parties : le mot-clé, un nom d'un seul mot, un intitulé entre guillemets.",
    ),
    "SYN15": Mistake(
        _ERROR,
        "{word} ne peut pas être un nom : c'est un mot de liaison, qui se lirait autrement dans une phrase.",
        "Choisissez un autre nom, par exemple {example}.",
    ),
    "SYN16": Mistake(
        _ERROR,
        "{word} commence un bloc : il s'écrit au bord gauche.",
        "Ôtez les espaces au début de la ligne.",
    ),
    "SYN17": Mistake(
        _ERROR,
        "Cette ligne est décalée, mais aucun bloc ne la précède.",
        "Écrivez d'abord l'en-tête d'un bloc au bord gauche, par exemple « contrat mon-annexe ».",
    ),
    "SYN18": Mistake(
        _WARNING,
        "Ce paragraphe ressemble à un bloc {word} décalé : il est lu comme du texte.",
        "Si c'est un bloc, ramenez-le au bord gauche.",
    ),
    # Properties
    "SYN20": Mistake(_ERROR, "{word} n'est pas une propriété de {block}.", "{properties}"),
    "SYN21": Mistake(
        _ERROR,
        "{word} est une propriété de {owners}, pas de {block}.",
        "Déplacez la ligne sous le bloc qu'elle concerne.",
    ),
    "SYN22": Mistake(
        _ERROR,
        "{word} est une propriété de {block} : elle s'écrit décalée sous son bloc.",
        "Décalez la ligne de deux espaces.",
    ),
    "SYN23": Mistake(
        _ERROR,
        "{word} est une propriété de {block} : elle est décalée d'un cran de trop.",
        "Ramenez-la en colonne {column}.",
    ),
    "SYN24": Mistake(
        _ERROR,
        "Cette ligne commence en colonne {found}, les autres du bloc en colonne {column}.",
        "Alignez-la sur la colonne {column}.",
    ),
    "SYN25": Mistake(
        _ERROR,
        "Deux propriétés sur une ligne : {word} doit avoir la sienne.",
        "Passez à la ligne avant ce mot.",
    ),
    "SYN26": Mistake(_ERROR, "Les deux-points sont de trop après {word}.", "Écrivez {repaired}."),
    "SYN27": Mistake(
        _ERROR,
        "{word} n'est pas une propriété de {block} : pour placer un contenu, on le met entre accolades.",
        "Écrivez {repaired} seul sur sa ligne, dans un article.",
    ),
    # Values
    "SYN30": Mistake(_ERROR, "La ligne s'arrête après {before} : il manque {expected}."),
    "SYN31": Mistake(_ERROR, "{found} n'est pas attendu ici : il faut {expected}."),
    "SYN32": Mistake(_ERROR, "{found} n'est pas reconnu."),
    "SYN33": Mistake(
        _ERROR, "{found} n'est pas dans la liste et n'est pas entre guillemets.", "Écrivez {repaired}."
    ),
    "SYN34": Mistake(_ERROR, "{found} est de trop : la ligne était complète."),
    "SYN35": Mistake(
        _ERROR,
        "Ce texte est ouvert par un guillemet qui n'est jamais refermé.",
        "Refermez-le à la fin du texte, sur la même ligne.",
    ),
    "SYN36": Mistake(
        _ERROR,
        "{found} n'est pas une heure de la journée.",
        "Une heure va de 0 h à 24 h : 9 h, 9 h 30, 17 h 30, midi, minuit.",
    ),
    "SYN37": Mistake(_ERROR, "{found} n'est pas un mois.", "Écrivez la date ainsi : « 27 mars 2026 »."),
    "SYN38": Mistake(_ERROR, "Le {found} n'existe pas : {reason}.", "Vérifiez le jour et le mois."),
    "SYN72": Mistake(
        _ERROR, "{found} est un nombre trop grand pour un contrat.", "Vérifiez les chiffres : quinze au plus."
    ),
    "SYN39": Mistake(_ERROR, "Il manque {missing} avant {found}.", "Écrivez {repaired}."),
    "SYN40": Mistake(_ERROR, "{found} devrait être un pourcentage.", "Écrivez {repaired}."),
    "SYN41": Mistake(
        _ERROR,
        "Après une valeur, un commentaire demande deux blancs avant « # ».",
        "Ajoutez un blanc avant « # », ou mettez le commentaire sur sa propre ligne.",
    ),
    "SYN42": Mistake(_ERROR, "Une condition se met entre guillemets : {found}.", "Écrivez {repaired}."),
    "SYN43": Mistake(
        _ERROR, "Le nom court s'écrit sans guillemets, avec son article.", "Écrivez {repaired}."
    ),
    "SYN44": Mistake(_ERROR, "{found} doit être entre guillemets.", "Écrivez {repaired}."),
    "SYN45": Mistake(
        _ERROR,
        "{found} est un nombre sans unité.",
        "Dites de quoi : « heures ouvrées », « heures calendaires », « jours ouvrés », « mois »…",
    ),
    "SYN46": Mistake(
        _ERROR,
        "Cette case est vide ou mal fermée.",
        "Une case sans contenu s'écrit « — » ; une case qui contient une virgule se met entre guillemets.",
    ),
    "SYN47": Mistake(_ERROR, "{found} est une date sans année.", "Ajoutez l'année : « 1er janvier 2026 »."),
    # Lines under a property
    "SYN50": Mistake(
        _ERROR,
        "{word} a déjà sa valeur au-dessus : on ne peut pas la donner aussi par cas.",
        "Laissez {word} seul sur sa ligne et donnez une ligne par cas, ou supprimez cette ligne.",
    ),
    "SYN51": Mistake(
        _ERROR,
        "Une ligne sous {word} commence par ce dont la valeur dépend.",
        "Commencez-la par un nom déclaré (« P1 », « P1, P2 », « pro et plus ») ou par un intitulé entre guillemets, "
        "puis donnez la valeur.",
    ),
    "SYN52": Mistake(
        _ERROR,
        "Une puce sous {word}, qui n'en prend pas.",
        "{remedy}",
    ),
    "SYN53": Mistake(
        _ERROR,
        "Cette ligne n'est ni une puce, ni la suite d'une puce.",
        "Commencez-la par « - », ou décalez-la sous la puce qu'elle continue.",
    ),
    "SYN54": Mistake(
        _ERROR,
        "Cette ligne continue la précédente, mais rien ne le dit.",
        "Finissez la ligne d'avant par une virgule : {repaired}.",
    ),
    "SYN55": Mistake(
        _ERROR,
        "Cette ligne est plus à droite que la précédente, qui est complète.",
        "Ramenez-la en colonne {column}.",
    ),
    "SYN56": Mistake(
        _ERROR,
        "{word} est une propriété, lue ici comme un cas de {property}.",
        "Ramenez-la en colonne {column}, ou donnez d'abord sa valeur à {property}.",
    ),
    "SYN57": Mistake(
        _ERROR, "Ces lignes s'emboîtent sur plus de {limit} niveaux.", "Ramenez-les vers la gauche."
    ),
    "SYN58": Mistake(
        _ERROR,
        "{word} ne s'écrit que sous une formule ou un montant.",
        "Placez la ligne sous « formule » ou « montant ».",
    ),
    "SYN59": Mistake(
        _ERROR,
        "Cette puce n'est sous aucune propriété de {block}.",
        "Décalez-la sous la propriété qu'elle détaille, par exemple « quand », « mission » ou « texte ».",
    ),
    # Braces and text
    "SYN60": Mistake(
        _ERROR,
        "Cette accolade n'est pas refermée.",
        "Ajoutez « } » après ce qui est cité, par exemple {repaired}.",
    ),
    "SYN61": Mistake(
        _ERROR,
        "Cette accolade fermante n'a pas d'accolade ouvrante.",
        "Ajoutez « { » avant ce qui est cité, ou supprimez « } ».",
    ),
    "SYN62": Mistake(
        _ERROR,
        "Ces accolades sont vides.",
        "Mettez-y un nom, par exemple « {client} » ; un trou à remplir s'écrit « [à préciser] ».",
    ),
    "SYN63": Mistake(
        _ERROR,
        "{found} n'est ni un nom, ni un mot-clé suivi d'un nom, ni une mesure.",
        "Un nom est un seul mot ; un terme défini se passe d'accolades ; une mesure commence par un nombre, « sous », "
        "« chaque »…",
    ),
    "SYN64": Mistake(
        _ERROR, "{found} ressemble à un trou à remplir.", "Un trou s'écrit entre crochets : {repaired}."
    ),
    "SYN65": Mistake(
        _ERROR,
        "{found} n'est pas un mot que slac sait citer.",
        "On cite par exemple « {article accès} », « {résolution P1} », « {horaires support} ».",
    ),
    "SYN66": Mistake(_ERROR, "Il manque « de », « du » ou « des » avant {found}.", "Écrivez {repaired}."),
    "SYN67": Mistake(_ERROR, "{found} n'est pas attendu dans ces accolades : il faut {expected}."),
    "SYN71": Mistake(_ERROR, "Cette citation s'arrête après {before} : il faut {expected}."),
    "SYN68": Mistake(
        _WARNING,
        "La liste commence à {found}.",
        "Si c'est la suite d'une phrase, reliez-la à la ligne d'avant ; sinon commencez à 1.",
    ),
    "SYN69": Mistake(
        _WARNING,
        "Cette ligne est lue comme un commentaire : elle ne sera pas imprimée.",
        "Un titre dans un texte s'écrit {repaired} ; un commentaire, avec un seul « # ».",
    ),
    "SYN76": Mistake(
        _WARNING,
        "Cette ligne est lue comme un commentaire : elle ne sera pas imprimée.",
        "Si elle est du texte, écrivez {repaired} ; si c'est un commentaire, commencez-le par un mot.",
    ),
    "SYN70": Mistake(
        _ERROR,
        "{found} est du HTML, que slac n'imprime pas.",
        "Supprimez-le ; l'emphase s'écrit *ainsi* ou **ainsi**, un lien [texte](https://exemple.fr).",
    ),
    "SYN73": Mistake(
        _ERROR,
        "Ce lien mène à {found}, que slac n'imprime pas.",
        "Un lien commence par https://, http://, mailto: ou tel:.",
    ),
    "SYN74": Mistake(
        _ERROR,
        "Une image s'écrit seule dans un paragraphe de texte : {found} ne serait pas imprimée ici.",
        "Laissez une ligne vide avant et après « ![ce qu'elle montre](plans/site.png) », ou dites-le en mots.",
    ),
    "SYN75": Mistake(
        _ERROR,
        "L'image {found} n'a pas de texte qui dise ce qu'elle montre.",
        "Écrivez-le entre les crochets, pour qui ne la voit pas : « ![Plan du site](plans/site.png) ».",
    ),
}

#: Remedies that are known only in place, by what they propose.
REMEDIES = {
    "write": "Écrivez {line}.",
    "example": "Par exemple : {line}.",
    "case": "Une ligne sous {word} commence par un nom : « P1, P2  4 heures ouvrées ».",
    "title": "Écrivez {header} et, à la ligne suivante, {number} : « slac fmt --coller » le fait.",
    "meant": "Vouliez-vous dire {words} ?",
    "properties": "Les propriétés de {block} : {words}.",
    "delays": "Dites lequel : « prise en charge », « réponse », « résolution »…",
    "holidays": "Écrivez « fermé  jours fériés » sur la ligne suivante.",
    "nth day": "Donnez le jour sur cette ligne, {line}, et quand il revient sur la suivante : {often}.",
    "no property": "{block} n'a pas de propriété : retirez cette ligne.",
    "number": "Un nom commence par une lettre ; pour imposer le numéro, écrivez {line} sous l'en-tête.",
    "day": "{month} compte {days} jours cette année-là",
    "no such day": "{month} ne compte que {days} jours",
    "no such month": "l'année compte douze mois",
}


def mistake(
    code: str,
    span: Span,
    *,
    remedy: str = "",
    fix: Fix | None = None,
    labels: tuple[Label, ...] = (),
    **words: str,
) -> Diagnostic:
    """The diagnostic of a mistake; ``words`` fill its sentence and its usual remedy, which ``remedy`` replaces."""
    kind = MISTAKES[code]
    return Diagnostic(
        code=code,
        severity=kind.severity,
        message=_filled(kind.sentence, words),
        span=span,
        labels=labels,
        help=remedy or _filled(kind.remedy, words),
        fix=fix,
    )


def remedy(name: str, **words: str) -> str:
    """One of ``REMEDIES``, filled."""
    return _filled(REMEDIES[name], words)


def replacement(title: str, span: Span, text: str) -> Fix:
    """A fix that writes ``text`` at ``span``; never safe, since a person has to choose it."""
    return Fix(title, (Edit(span, text),), safe=False)


def said(text: str) -> str:
    """The author's words between French quotes, shortened, blanks made plain, invisible characters named."""
    plain = " ".join(text.split())
    if len(plain) > QUOTED:
        plain = plain[: QUOTED - 1].rstrip() + "…"
    return f"« {visible(plain)} »"


def said_line(text: str) -> str:
    """As ``said``, a line of the contract: two blanks or more show as two, for they tell the keyword from its value."""
    parts = [" ".join(part.split()) for part in _TWO_BLANKS.split(text.strip())]
    plain = "  ".join(part for part in parts if part)
    if len(plain) > QUOTED:
        plain = plain[: QUOTED - 1].rstrip() + "…"
    return f"« {visible(plain)} »"


def visible(text: str) -> str:
    """``text`` with its control and direction characters replaced by their code (U+202E)."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c if c == " " or unicodedata.category(c) not in _INVISIBLE else f"U+{ord(c):04X}" for c in text
    )


_TWO_BLANKS = re.compile(r"[^\S\n]{2,}|\t")
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _filled(sentence: str, words: dict[str, str]) -> str:
    """``sentence`` with ``{word}`` replaced for each of ``words``; other braces are text."""
    for name, value in words.items():
        sentence = sentence.replace("{" + name + "}", value)
    return sentence.replace("….", "…")
