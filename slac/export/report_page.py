"""The page that goes with an export, in French: what was exported, how far it is from the contract, what is lost."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from slac.export.conversion import Conversion, Days, clock, segments
from slac.export.losses import clause_of
from slac.export.plan import RESPONSE, Plan, closed_once
from slac.french import DAYS

_POLICIES = {
    Days.EXACT_ONLY: "`exact-only` : seuls les délais que des minutes rendent exactement sont exportés",
    Days.PRUDENT: "`prudent` : le plus grand nombre de minutes qui n'est jamais plus tard que le contrat",
    Days.MEAN: "`mean` : le nombre de jours fois la journée moyenne",
}


def page(plan: Plan, title: str, about: str, again_before: date | None, files: Iterable[str] = ()) -> str:
    """The page, in Markdown, with its last line end; ``about`` is the documentation of the system."""
    rules = plan.rules
    version = f", version {rules.version}" if rules.version else ""
    parts = [
        f"# {cell(rules.title)}{cell(version)} : export vers {title}",
        "",
        f"Contrat `{one_line(rules.identifier)}`, empreinte de la source `{rules.fingerprint}`. "
        "Produit par `slac export` : ne le modifiez pas à la main.",
        "",
        "## Ce qui est exporté",
        "",
        *_exported(plan, files),
        "",
        *_dates(plan, again_before),
        *_hours(plan),
        "## Ce que l'outil ne tient pas",
        "",
        *_lost(plan),
        "",
    ]
    if rules.assumptions:
        parts += ["## Ce qui a été supposé", "", *(f"- {cell(text)}" for text in rules.assumptions), ""]
    return "\n".join(parts) + "\n" + _instructions(about)


def _exported(plan: Plan, files: Iterable[str]) -> Iterator[str]:
    """The delays; where there are none to hold, the files."""
    if not plan.levels:
        yield from (f"- `{name}`" for name in files)
        return
    yield from table(
        ("niveau", "délai", "le contrat", "l'outil", "écart le plus grand", "clause"),
        (
            (
                level.shown,
                _delay(goal.target.term, slot),
                goal.target.written,
                _held(goal.conversion),
                error(goal.conversion),
                clause_of(goal.target.place),
            )
            for level, slot, goal in plan.goals
        ),
    )
    if plan.policy is not None:
        yield ""
        yield f"Conversion des jours demandée : {_POLICIES[plan.policy]}."


def _delay(term: str, slot: str) -> str:
    """The contract's word, and the tool's where it is another."""
    held = "prise en charge" if slot == RESPONSE else "résolution"
    return term if term == held else f"{term} (tenu comme {held})"


def _held(done: Conversion) -> str:
    if done.days:
        return f"{done.days} jours ouvrés, comptés par l'outil"
    return f"{done.minutes} min " + (f"ouvrées sur « {done.hours.name} »" if done.hours else "à l'horloge")


def error(done: Conversion) -> str:
    """« exact », « au plus 510 min trop tôt »."""
    sides = [(done.early, "trop tôt"), (done.late, "trop tard")]
    said = [f"{minutes} min {side}" for minutes, side in sides if minutes]
    return f"au plus {' ou '.join(said)}" if said else "exact"


def _dates(plan: Plan, again_before: date | None) -> Iterator[str]:
    if again_before is None:
        return
    years = plan.rules.years
    said = f"de {years[0]} à {years[-1]}" if len(years) > 1 else f"de {years[0]}"
    yield (
        f"Les jours fériés mobiles et les fermetures datées sont ceux {said} : **exportez de nouveau avant le "
        f"1er janvier {again_before.year}** (`--years`)."
    )
    yield ""


def _hours(plan: Plan) -> Iterator[str]:
    """What is typed by hand where a system cannot be told, and checked where it can."""
    if not plan.hours:
        return
    yield "## Horaires"
    yield ""
    rows = []
    for hours in plan.hours:
        for day, slots in segments(hours).items():
            said = ", ".join(f"{clock(start)}-{clock(end)}" for start, end in slots) or "fermé"
            rows.append((plan.called(hours), hours.zone or "", DAYS[day], said))
    yield from table(("calendrier", "fuseau", "jour", "heures"), rows)
    yield ""
    for hours in plan.hours:
        closed = closed_once(hours, plan.rules.years)
        if closed:
            days = (
                f"{one.day:%d/%m/%Y} ({one.name}{', chaque année' if one.yearly else ''})" for one in closed
            )
            yield f"Jours fermés de « {cell(plan.called(hours))} » : {' ; '.join(map(cell, days))}."
            yield ""


def _lost(plan: Plan) -> Iterator[str]:
    if not plan.losses:
        yield "Rien."
        return
    rows = ((loss.subject, loss.reason, clause_of(loss.place)) for loss in plan.losses)
    yield from table(("quoi", "pourquoi", "clause"), rows)


def _instructions(about: str) -> str:
    """What the target's own page says of loading and going back."""
    at = about.find("## Charger")
    return about[at:].rstrip() + "\n" if at >= 0 else ""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table; what a contract says stays in its cell."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell(text) for text in row)} |"


def cell(text: str) -> str:
    return re.sub(r"([\\`|<>\[\]*_$])", r"\\\1", one_line(text))


def one_line(text: str) -> str:
    """Without line breaks or other control characters, which could end a comment or a cell."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text)
