"""The pages of ``docs/exports``: one a target, made of what it says of itself, and the list of them."""

from slac.export.targets import Target, names, target

_MADE = "Page produite par `script/docs` à partir du code : ne la modifiez pas à la main."

_INDEX = f"""# Les exports

{_MADE}

`slac export OUTIL CONTRAT` écrit les règles d'un contrat sous la forme qu'un outil accepte, à partir du seul
[jeu de règles](../regles-json.md). Rien n'est perdu en silence : `not_exported.json` dit ce que l'outil ne tient pas,
pourquoi, et à quelle clause ; `LISEZ-MOI.md` le dit en français.

## Les jours et les minutes

La plupart des outils ne comptent qu'en minutes. Un délai en jours ouvrés vaut plus ou moins de minutes selon l'instant
où il commence ; l'écart le plus grand est calculé exactement, sur tous les instants des années exportées. Si aucun
nombre de minutes n'est exact, l'export est refusé tant qu'une conversion n'est pas choisie :

- `--days exact-only` : les délais que des minutes rendent exactement sont exportés, et eux seuls ;
- `--days prudent` : le plus grand nombre de minutes qui n'est jamais plus tard que le contrat ;
- `--days mean` : le nombre de jours fois la journée moyenne, avec l'écart dans les deux sens.

Un refus n'écrit que `not_exported.json`, et finit avec le code 1.

## Les années

Les jours fériés mobiles sont datés pour les années de `--years` (`2026`, `2026-2028`), par défaut celle de la date de
référence et la suivante. `export_again_before`, dans `not_exported.json`, dit quand exporter de nouveau.

## Les outils

"""


def files() -> dict[str, str]:
    """The pages, by file name."""
    targets = [target(name) for name in names()]
    rows = [f"| [`{one.name}`]({one.name}.md) | {one.title} | {_made(one)} |" for one in targets]
    index = _INDEX + "\n".join(["| outil | nom | ce qui est écrit |", "|---|---|---|", *rows]) + "\n"
    return {"README.md": index, **{f"{one.name}.md": _page(one) for one in targets}}


def _page(one: Target) -> str:
    _, _, rest = one.page.strip().partition("\n")
    return f"# `slac export {one.name}` : {one.title}\n\n{_MADE}\n\n{_made(one)}\n\n{rest.strip()}\n"


def _made(one: Target) -> str:
    """The first sentence, « GLPI : les appels », without the name of the system."""
    said = one.page.strip().partition("\n")[0].partition(" : ")[2]
    return said[:1].upper() + said[1:]
