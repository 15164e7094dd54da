"""The public page of each rule, and the index of them all, in Markdown.

A page is the docstring of the rule's file between a title and the way to set the finding aside, both written here.
The docstring opens with what is checked, then has the sections of ``SECTIONS`` in that order; a fault that cannot be
shown in a contract leaves out the examples, and a matter of slac's own workings has no source.
"""

from collections.abc import Mapping
from itertools import groupby

from slac.diagnostics import Severity
from slac.lint.families import FAMILIES, WRITING, family_of, page_name
from slac.lint.registry import Rule, rules

SECTIONS = (
    "Pourquoi c'est un risque",
    "Exemple fautif",
    "Exemple corrigé",
    "Comment corriger",
    "Source",
)

_RAISED_BY = {
    "model": "Ce constat vient de la lecture du contrat, avant les règles.",
    "syntax": "Cette faute est trouvée à la lecture du contrat, avant toute règle.",
    "runner": "Ce constat vient de la vérification elle-même.",
}


def page(rule: Rule) -> str:
    """The page of a rule, with its last line end."""
    facts = f"**Sévérité** : {rule.severity} · **Famille** : {rule.family}"
    about = [f"# {rule.code} — {rule.title}", facts, "## Ce qui est vérifié", rule.page.strip()]
    if rule.raised_by in _RAISED_BY:
        about.insert(2, _RAISED_BY[rule.raised_by])
    return "\n\n".join([*about, "## Comment écarter ce constat", _setting_aside(rule)]) + "\n"


def index() -> str:
    """The table of all rules, by family, with links to their pages."""
    parts = [
        "# Les règles de slac lint",
        "Page produite par `script/docs` à partir des règles : ne la modifiez pas à la main.",
    ]
    for family, members in groupby(rules(), key=lambda rule: family_of(rule.code)):
        rows = [f"| [{r.code}]({page_name(r.code)}) | {r.title} | {r.severity} |" for r in members]
        table = "\n".join(["| code | règle | sévérité |", "|---|---|---|", *rows])
        parts += [f"## {family} — {FAMILIES[family]}", table]
    return "\n\n".join(parts) + "\n"


def files() -> Mapping[str, str]:
    """What the folder ``docs/regles`` holds: the text of each file, by its name."""
    own = [rule for rule in rules() if rule.raised_by != "syntax"]
    return {"README.md": index(), f"{WRITING}.md": _writing(), **{f"{r.code}.md": page(r) for r in own}}


def _writing() -> str:
    parts = [
        f"# {WRITING} — {FAMILIES[WRITING]}",
        "Ce qui ne se lit pas est dit avant toute règle, toutes les fautes d'un fichier en une fois. Page produite "
        "par `script/docs` : ne la modifiez pas à la main.",
    ]
    for rule in (r for r in rules() if r.raised_by == "syntax"):
        told = rule.page.replace("## Comment corriger\n\n", "Remède : ")
        parts += [f"## {rule.code}", f"Sévérité : {rule.severity}.", told]
    return "\n\n".join(parts) + "\n"


def _setting_aside(rule: Rule) -> str:
    written = rule.raised_by == "syntax" and rule.severity is Severity.ERROR
    if written or family_of(rule.code) in ("SLA", "SUP"):
        return "Il ne s'écarte pas par un commentaire : corrigez ce qu'il désigne."
    return (
        "Sur une ligne à part, juste au-dessus du bloc ou de la propriété visés, le motif étant obligatoire :\n\n"
        f"```slac\n# slac: ignore {rule.code} motif\n```\n\n"
        f'Pour tout un projet, dans `slac.toml` : `ignore = ["{rule.code}"]`.'
    )
