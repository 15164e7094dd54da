"""The contract's running text as plain text, its citations replaced by what they stand for."""

from slac.model.contract import (
    CaseKey,
    Cite,
    Commitment,
    Contract,
    Designation,
    Element,
    Gap,
    Passage,
    Priority,
    RichText,
    ServiceHours,
    Stated,
    Timed,
    Words,
)

_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}


def plain(text: RichText, contract: Contract) -> str:
    """One line of text, blanks collapsed; a hole stands in its brackets, an unknown citation is said to be so."""
    return " ".join("".join(_part(part, contract) for part in text).split())


def paragraphs(prose: tuple[Passage, ...], contract: Contract) -> str:
    """A block's prose: a line for each passage, bullets kept."""
    lines = []
    for passage in prose:
        text = plain(passage.text, contract)
        if passage.kind == "placement":
            continue  # the content that is put there has its own place in the rule set
        if passage.kind == "section":
            inner = paragraphs(passage.passages, contract)
            lines += [line for line in (passage.title, inner) if line]
        elif passage.kind == "item":
            lines.append("  " * max(passage.depth - 1, 0) + f"{passage.marker or '-'} {text}")
        elif text:
            lines.append(text)
    return "\n".join(lines)


def _part(part: Words | Cite | Gap, contract: Contract) -> str:
    match part:
        case Words(text, _):
            return text
        case Gap(text, _):
            return f"[{text}]"
        case Cite():
            return _cited(part, contract)


def _cited(cite: Cite, contract: Contract) -> str:
    element = contract.find(cite.target)
    match cite.kind:
        case "name" if element is not None:
            said = agreed(cite.article, element)
            return said[:1].upper() + said[1:] if cite.written[:1].isupper() else said
        case "fact" if element is not None:
            return _fact(element, cite.attribute, contract) or cite.written
        case "clause" if element is not None:
            return _clauses((cite.target or "", *cite.more), contract)
        case "placement" if element is not None:
            return f"« {element.title} »"
        case "unknown":
            return f"[renvoi inconnu : {cite.written}]"
    return cite.written


def agreed(article: str, element: Element) -> str:
    """The short name of a party, service or document, with the article asked for agreed to its own: « du Client »."""
    stated = getattr(element, "designation", None)
    designation: Designation | None = stated.value if isinstance(stated, Stated) else None
    if designation is None:
        return f"{article} {element.title}".strip()
    if not article:
        return designation.noun
    own = designation.article
    words = article.replace("’", "'").split()
    preposition = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à", "a": "à"}.get(
        words[0], words[0]
    )
    if preposition in ("le", "la", "les", "l'"):
        return _joined(own, designation.noun)
    contracted = _CONTRACTED.get((preposition, own))
    if contracted:
        return f"{contracted} {designation.noun}"
    if preposition == "de" and not own and designation.noun[:1].lower() in "aeiouyhéèêâîô":
        return f"d'{designation.noun}"
    return f"{preposition} {_joined(own, designation.noun)}"


def _joined(article: str, noun: str) -> str:
    if not article:
        return noun
    return f"{article}{noun}" if article.endswith(("'", "’")) else f"{article} {noun}"


def _clauses(names: tuple[str, ...], contract: Contract) -> str:
    """« article 3 », « articles 3 et 5 »; a clause without a number goes by its title."""
    elements = [element for name in names if (element := contract.find(name)) is not None]
    clauses = [contract.clause_of(element) for element in elements]
    numbers = [clause.number for clause in clauses if clause and clause.number]
    if len(numbers) < len(elements):
        return " et ".join(f"« {element.title} »" for element in elements)
    *first, last = numbers
    return f"articles {', '.join(first)} et {last}" if first else f"article {last}"


def _fact(element: Element, attribute: str | None, contract: Contract) -> str:
    """What the element states, in the contract's own words; "" when it states nothing of the kind."""
    stated: tuple[object, ...] = tuple(t.stated for t in _delays(element) if t.metric == attribute)
    if isinstance(element, ServiceHours) and attribute is None:
        stated = element.opens
    elif attribute is not None and not stated:
        found = getattr(element, attribute, None)
        stated = found if isinstance(found, tuple) else (found,)
    return ", ".join(_words(one, contract) for one in stated if isinstance(one, Stated))


def _delays(element: Element) -> tuple[Timed, ...]:
    return element.delays if isinstance(element, Priority | Commitment) else ()


def _words(stated: Stated[object], contract: Contract) -> str:
    """The words of a statement; of one that has cases, « Essentiel : 99,9 % ; Critique : 99,99 % »."""
    if not stated.cases:
        return " ".join(stated.span.text.split())
    cases = [(", ".join(_called(key, contract) for key in keys), inner) for keys, inner in stated.cases]
    return " ; ".join(f"{case} : {_words(inner, contract)}" for case, inner in cases)


def _called(key: CaseKey, contract: Contract) -> str:
    element = contract.find(key.name)
    return element.title if element else key.label or key.name or ""
