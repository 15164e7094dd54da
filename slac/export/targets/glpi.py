"""GLPI 10 et 11 : les appels à l'interface REST, prêts à envoyer.

L'export écrit `requests.json` : dans l'ordre, les calendriers avec leurs plages et leurs fermetures, un SLM par
horloge (un SLM n'a qu'un calendrier : les délais à l'horloge ont le leur, sans calendrier), un SLA par délai
(TTO pour la prise en charge, TTR pour la résolution) et, pour chaque priorité du contrat, une règle métier qui pose les
SLA. Les priorités vont de la plus haute de GLPI à la plus basse, dans l'ordre de leurs rangs.

Avec `--days mean`, un délai en jours ouvrés qui s'achève à la fermeture est laissé en jours : GLPI les compte lui-même,
exactement pour un ticket ouvert un jour d'ouverture, avec un jour de plus pour un ticket ouvert un jour fermé.

## Ce qui est perdu

- Le fuseau : GLPI compte dans celui de son serveur.
- Une fermeture d'une partie de journée : une fermeture de GLPI est d'un jour entier.
- Le TTO est tenu par l'attribution du ticket, et non par une réponse au client.
- Une plage qui passe minuit est coupée en deux : un jour fermé ferme alors aussi la fin de la nuit précédente.

## Charger

`slac push glpi CONTRAT --url https://… --token-env NOM --input entity=ID`
dit ce qu'il ferait, et le fait avec `--apply` : chaque objet est cherché par son nom, puis créé ou mis à jour.
`slac drift glpi`, avec les mêmes options, compare ensuite ce qui est réglé avec ce qui a été signé. À la main :

1. Autorisez l'API dans Configuration › Générale › API, et créez un jeton d'utilisateur.
2. Dans `requests.json`, `inputs` dit ce qu'il faut donner : `$entity`, l'identifiant de l'entité du client (0 pour la
   racine, à éviter quand plusieurs contrats partagent un GLPI).
3. Envoyez les requêtes dans l'ordre, après `GET /apirest.php/initSession` ; l'identifiant que rend chacune remplace son
   `id` dans les suivantes. `find` dit comment reconnaître un objet déjà là, à mettre à jour au lieu de le créer.

## Revenir en arrière

Désactivez les règles métier du contrat (leur nom commence par le sien), puis supprimez les SLA, les SLM et les
calendriers du même nom. Les échéances déjà posées restent sur les tickets.
"""

from collections.abc import Iterator

from slac.export.conversion import Conversion, Days, clock, day_minutes, segments
from slac.export.losses import Loss
from slac.export.plan import RESPONSE, Abilities, Goal, Level, Plan, closed_once
from slac.export.quantities import Json
from slac.export.requests import Request, literal, written
from slac.export.ruleset import Hours

title = "GLPI"
abilities = Abilities()
INPUTS = {"$entity": "L'identifiant de l'entité du client (0 : la racine)."}

_TTR, _TTO = 0, 1
#: GLPI's priorities for each rank of the contract, « majeure » (6) with « très haute »; the last rank takes the rest.
_PRIORITIES = ((5, 6), (4,), (3,), (2,), (1,))


def fit(plan: Plan) -> Plan:
    """Days that GLPI counts itself, where a mean is accepted; and what its rules cannot choose by."""
    levels, losses = [], list(plan.losses)
    for level in plan.levels:
        if plan.policy is Days.MEAN:
            goals = {slot: goal._replace(conversion=_in_days(goal)) for slot, goal in level.goals.items()}
            level = level._replace(goals=goals)
        levels.append(level)
        if level.order is None or level.cases or level.order > len(_PRIORITIES):
            why = "aucune règle métier ne choisit ce niveau : ses SLA se choisissent sur le ticket"
            losses.append(Loss(level.name, "choice", why, level.answered.place))
    return plan._replace(levels=tuple(levels), losses=tuple(losses))


def write(plan: Plan) -> dict[str, bytes]:
    return {"requests.json": written("glpi", plan, INPUTS, list(requests(plan)))}


def _in_days(goal: Goal) -> Conversion:
    target, done = goal.target, goal.conversion
    (length,) = target.lengths
    if (
        length.unit != "working_day"
        or target.reading != "end_of_working_day"
        or done.hours is None
        or done.exact
    ):
        return done
    # From a closed day, GLPI first goes to the next open one, and counts from there.
    longest = max(day_minutes(done.hours).values())
    return done._replace(days=int(length.value), early=0, late=longest)


def requests(plan: Plan) -> Iterator[Request]:
    for hours in plan.hours:
        yield from _calendar(plan, hours)
    yield from _holidays(plan)
    if plan.elapsed:
        yield _slm(plan, None)
    for hours in plan.hours:
        yield _slm(plan, hours)
    for level in plan.levels:
        yield from _slas(plan, level)
    last = max((level.order for level in plan.levels if level.order), default=0)
    for level in plan.levels:
        if level.order is not None and not level.cases and level.order <= len(_PRIORITIES):
            yield from _rule(level, last)


def _post(itemtype: str, id_: str, find: Json, body: Json, stated: Level | Hours | None = None) -> Request:
    """``stated`` is what of the contract it comes from."""
    place = stated.answered.place if isinstance(stated, Level) else stated.place if stated else None
    return Request("POST", f"/apirest.php/{itemtype}/", {"input": body}, f"${id_}", find, place)


def _owned(body: Json) -> Json:
    return body | {"entities_id": "$entity", "is_recursive": 1}


def _calendar(plan: Plan, hours: Hours) -> Iterator[Request]:
    calendar = f"calendar-{plan.number(hours)}"
    name = literal(plan.called(hours))
    comment = literal(f"slac : {hours.title} ; fuseau {hours.zone} (à régler sur le serveur)")
    yield _post("Calendar", calendar, {"name": name}, _owned({"name": name, "comment": comment}), hours)
    for day, slots in segments(hours).items():
        for start, end in slots:
            # GLPI counts weekdays from Sunday.
            slot = {"calendars_id": f"${calendar}", "day": (day + 1) % 7, "begin": f"{clock(start)}:00"}
            id_ = f"{calendar}-{(day + 1) % 7}-{start}"
            yield _post("CalendarSegment", id_, slot, _owned(slot | {"end": f"{clock(end)}:00"}), hours)


def _holidays(plan: Plan) -> Iterator[Request]:
    """Each once, and its links with the calendars that it closes."""
    found: dict[tuple[str, str, bool], list[Hours]] = {}
    for hours in plan.hours:
        for day, name, recurs in closed_once(hours, plan.rules.years):
            found.setdefault((day.isoformat(), name, recurs), []).append(hours)
    for number, ((iso, name, recurs), closing) in enumerate(found.items(), 1):
        find = {"name": name if recurs else f"{name} {iso[:4]}", "begin_date": iso}
        yield _post(
            "Holiday",
            f"holiday-{number}",
            find,
            _owned(find | {"end_date": iso, "is_perpetual": int(recurs)}),
        )
        for hours in closing:
            calendar = f"calendar-{plan.number(hours)}"
            link = {"calendars_id": f"${calendar}", "holidays_id": f"$holiday-{number}"}
            yield _post("Calendar_Holiday", f"holiday-{number}-{calendar}", link, link, hours)


def _slm_id(plan: Plan, hours: Hours | None) -> str:
    return f"slm-{plan.number(hours)}" if hours else "slm"


def _slm(plan: Plan, hours: Hours | None) -> Request:
    """Without a calendar, time runs by the clock."""
    name = literal(f"{plan.rules.identifier} {hours.name if hours else '24 h sur 24'}")
    calendar: str | int = f"$calendar-{plan.number(hours)}" if hours else 0
    body = {"name": name, "calendars_id": calendar, "comment": literal(f"slac : {plan.rules.title}")}
    return _post("SLM", _slm_id(plan, hours), {"name": name}, _owned(body), hours)


def _slas(plan: Plan, level: Level) -> Iterator[Request]:
    for slot, goal in level.goals.items():
        done = goal.conversion
        kind, word = (_TTO, "TTO") if slot == RESPONSE else (_TTR, "TTR")
        name = literal(f"{level.name} {word}")
        value, unit = _time(done)
        body = {
            "name": name,
            "slms_id": f"${_slm_id(plan, done.hours)}",
            "type": kind,
            "number_time": value,
            "definition_time": unit,
            "end_of_working_day": int(bool(done.days)),
            "comment": literal(
                f"slac : {level.label or level.name}, {goal.target.term} : {goal.target.written}"
            ),
        }
        yield _post("SLA", _sla_id(level, word), {"name": name}, _owned(body), level)


def _time(done: Conversion) -> tuple[int, str]:
    """In hours where they are whole: the form of GLPI stops at a thousand."""
    if done.days:
        return done.days, "day"
    return (done.minutes // 60, "hour") if done.minutes % 60 == 0 else (done.minutes, "minute")


def _sla_id(level: Level, word: str) -> str:
    return f"sla-{level.tag}-{word.lower()}"


def _rule(level: Level, last: int) -> Iterator[Request]:
    assert level.order is not None
    rule = f"rule-{level.tag}"
    name = literal(level.name)
    body = {
        "name": name,
        "sub_type": "RuleTicket",
        "match": "OR",
        "condition": 3,
        "is_active": 1,
        "description": literal(f"slac : {level.label or level.name}"),
    }
    yield _post("RuleTicket", rule, {"name": name, "sub_type": "RuleTicket"}, _owned(body), level)
    below = _PRIORITIES[level.order - 1 :] if level.order == last else (_PRIORITIES[level.order - 1],)
    for priority in (number for group in below for number in group):
        criterion = {"rules_id": f"${rule}", "criteria": "priority", "condition": 0, "pattern": str(priority)}
        yield _post("RuleCriteria", f"{rule}-{priority}", criterion, criterion, level)
    for slot in level.goals:
        word, field = ("TTO", "slas_id_tto") if slot == RESPONSE else ("TTR", "slas_id_ttr")
        find = {"rules_id": f"${rule}", "field": field}
        action = find | {"action_type": "assign", "value": f"${_sla_id(level, word)}"}
        yield _post("RuleAction", f"{rule}-{word.lower()}", find, action, level)
