"""Articles and prepositions that agree with what they stand before: the short name of a party, the word for a clause.

« {du client} » is « du Client », « de la Société » or « de Scolab » as the short name has it: what is typed says which
preposition, the declared article says how it contracts. Nothing else is inflected.
"""

from slac.model.contract import Designation, Element, Stated
from slac.syntax.folding import folded_words

#: What may be typed before a name, folded (lower case, no accents), and the preposition it stands for ("": none).
_PREPOSITIONS = {
    **dict.fromkeys(("le", "la", "les", "l'"), ""),
    **dict.fromkeys(("de", "d'", "du", "des", "de la", "de l'", "de le", "de les"), "de"),
    **dict.fromkeys(("a", "au", "aux", "a la", "a l'", "a le", "a les"), "à"),
}

_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}
_VOWELS = "aàâeéèêëiîïoôuûyœ"


def designated(typed: str, element: Element) -> str:
    """What an element is called, agreed with what is typed before it: its short name, else its title as it is."""
    stated = getattr(element, "designation", None)
    designation = stated.value if isinstance(stated, Stated) else None
    if isinstance(designation, Designation):
        return agree(typed, designation)
    separator = "" if not typed or typed.endswith(("'", "’")) else " "
    return f"{typed}{separator}{element.title}"


def agree(typed: str, designation: Designation) -> str:
    """The short name with the article or preposition typed before it: ("de la", le Client) gives « du Client ».

    ``typed`` "" prints the bare noun; a preposition that is not known (« par », « chez ») takes the declared article.
    """
    if not typed:
        return designation.noun
    typed = folded_words(typed)
    preposition = _PREPOSITIONS.get(typed)
    if preposition is None:
        preposition = _bare(typed)
    return _join(_with_article(preposition, designation.article), designation.noun)


def definite(designation: Designation) -> str:
    """The short name with its own article: « le Client », « l'Éditeur », « Scolab »."""
    return _join(designation.article, designation.noun)


def of(noun: str) -> str:
    """« de » before words that bear no article: « de montant annuel », « d'indemnité »."""
    return _join("de", noun)


#: Nouns that contracts name without their article: what is paid, and where a party is written to.
_NOUNS = {
    "le": "montant prix total forfait loyer coût chiffre portail formulaire site guichet standard numéro service"
    " responsable niveau commercial support",
    "la": "redevance facture somme rémunération valeur mensualité part plateforme hotline ligne messagerie",
    "l'": "abonnement assiette indemnité échéance espace outil accueil adresse application",
    "les": "frais honoraires sommes redevances mensualités montants factures loyers",
}
_ARTICLES = {noun: article for article, nouns in _NOUNS.items() for noun in nouns.split()}


def the(noun: str) -> str:
    """« le portail de support », « la redevance »; a noun that is not known as it is."""
    article = _ARTICLES.get(noun.partition(" ")[0].lower())
    return _join(article, noun) if article else noun


def of_the(noun: str) -> str:
    """« du montant annuel », « des frais »; « de » before a noun that is not known or bears its article already."""
    first, _, rest = noun.partition(" ")
    article = _ARTICLES.get(first.lower())
    if article is None and first.lower() in ("le", "les") and rest:
        article, noun = first.lower(), rest
    return _join(_with_article("de", article or ""), noun)


def addressed(action: str, noun: str) -> str:
    """« transmettre au responsable », « router vers le niveau supérieur »: an action that ends with its preposition."""
    verb, _, preposition = action.rpartition(" ")
    article = _ARTICLES.get(noun.partition(" ")[0].lower(), "")
    return f"{verb} {_join(_with_article(preposition, article), noun)}"


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence_case(name: str) -> str:
    """As the first word of a heading: « Courriel »; « iTop » as it is."""
    return capitalised(name) if name[1:2].islower() else name


def _bare(typed: str) -> str:
    """« par » out of « par le », « par la », « par l' »."""
    first, _, rest = typed.rpartition(" ")
    return first if first and rest in _PREPOSITIONS and not _PREPOSITIONS[rest] else typed


def _with_article(preposition: str, article: str) -> str:
    article = article.replace("’", "'")
    if (preposition, article) in _CONTRACTED:
        return _CONTRACTED[preposition, article]
    return f"{preposition} {article}".strip()


def _join(words: str, noun: str) -> str:
    if words == "de" and noun[:1].lower() in _VOWELS:
        return f"d'{noun}"
    separator = "" if not words or words.endswith("'") else " "
    return f"{words}{separator}{noun}"
