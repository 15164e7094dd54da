"""Znuny, OTRS et OTOBO : une configuration de calendriers, et un programme qui crée les SLA.

L'export écrit `ZZZSlac<Contrat>.pm`, la configuration des calendriers (heures entières, jours fermés, fuseau), et
`slac-sla.pl`, qui crée ou met à jour les SLA par leur nom, avec leurs délais en minutes. Un délai à l'horloge a un
calendrier ouvert jour et nuit.

## Ce qui est perdu

- Les horaires qui n'ouvrent ou ne ferment pas à une heure entière (17 h 30) : Znuny ne connaît que des heures. Les
  délais qui y courent ne sont pas exportés, jamais arrondis.
- Un SLA n'a qu'un calendrier : si la prise en charge et la résolution ne courent pas de même, la résolution seule est
  exportée.
- Les jours ouvrés : ils sont convertis en minutes, par la conversion demandée ; le « jour » de Znuny vaut 24 heures.
- La priorité : un SLA tient à un service, et se choisit sur le ticket.
- Une plage qui passe minuit est coupée en deux : un jour fermé ferme alors aussi la fin de la nuit précédente.
- Plus de neuf calendriers.

## Charger

1. Les calendriers sont numérotés à partir de 1 : si votre installation s'en sert déjà, changez leurs numéros dans les
   deux fichiers.
2. Copiez `ZZZSlac<Contrat>.pm` dans `Kernel/Config/Files/`, puis
   `bin/otrs.Console.pl Maint::Config::Rebuild`.
3. Renseignez dans `slac-sla.pl` les identifiants des services du client, puis lancez-le depuis le dossier de Znuny, en
   tant que son utilisateur : `perl slac-sla.pl`.

## Revenir en arrière

Rendez les SLA « invalides » dans l'administration, retirez `ZZZSlac<Contrat>.pm`, et reconstruisez la configuration.
"""

from collections.abc import Iterator

from slac.export.conversion import segments
from slac.export.perl import quoted
from slac.export.plan import RESOLUTION, RESPONSE, Abilities, Goal, Level, Plan, closed_dates, slug
from slac.export.ruleset import Hours

title = "Znuny"
abilities = Abilities()

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CALENDARS = 9

Week = dict[int, tuple[tuple[int, int], ...]]
#: Names of days, by (month, day) or (year, month, day).
Days = dict[tuple[int, ...], str]


def fit(plan: Plan) -> Plan:
    """Whole hours, one calendar a level, and no more of them than Znuny has."""

    def between_hours(_: Level, goal: Goal) -> tuple[str, str] | None:
        hours = goal.conversion.hours
        if hours is None or not _between_hours(hours):
            return None
        return "hours", f"les horaires « {hours.title} » n'ouvrent et ne ferment pas à des heures entières"

    kept = plan.without(between_hours).on_one_calendar(
        "un SLA de Znuny n'a qu'un calendrier : ce délai ne court pas comme la résolution"
    )

    def too_many(_: Level, goal: Goal) -> tuple[str, str] | None:
        beyond = _number(kept, goal.conversion.hours) > _CALENDARS
        return ("calendar", f"Znuny n'a que {_CALENDARS} calendriers") if beyond else None

    return kept.without(too_many)


def write(plan: Plan) -> dict[str, bytes]:
    return {f"{_package(plan)}.pm": _config(plan).encode(), "slac-sla.pl": _program(plan).encode()}


def _package(plan: Plan) -> str:
    return "ZZZSlac" + "".join(word.capitalize() for word in slug(plan.rules.identifier).split("-"))


def _between_hours(hours: Hours) -> bool:
    return any(at % 60 for slots in segments(hours).values() for slot in slots for at in slot)


def _number(plan: Plan, hours: Hours | None) -> int:
    """The calendar open day and night comes first."""
    return (plan.number(hours) if hours else 0) + plan.elapsed


def _config(plan: Plan) -> str:
    lines = [
        "# Écrit par « slac export znuny » : ne le modifiez pas à la main.",
        f"package Kernel::Config::Files::{_package(plan)};",
        "use strict;",
        "use warnings;",
        "no warnings 'redefine';",
        "use utf8;",
        "",
        "sub Load {",
        "    my ( $File, $Self ) = @_;",
        "",
    ]
    if plan.elapsed:
        zone = next((hours.zone for hours in plan.rules.hours.values() if hours.zone), "UTC")
        week: Week = dict.fromkeys(range(7), ((0, 1440),))
        lines += _calendar(1, f"{plan.rules.identifier} 24 h sur 24", zone, week, "{}", "{}")
    for hours in plan.hours:
        closed = closed_dates(hours, plan.rules.years)
        yearly: Days = {(one.day.month, one.day.day): one.name for one in closed if one.yearly}
        dated: Days = {
            (one.day.year, one.day.month, one.day.day): one.name for one in closed if not one.yearly
        }
        name, zone = plan.called(hours), hours.zone or "UTC"
        lines += _calendar(_number(plan, hours), name, zone, segments(hours), _nested(yearly), _nested(dated))
    return "\n".join([*lines, "    return 1;", "}", "", "1;"]) + "\n"


def _calendar(number: int, name: str, zone: str, week: Week, yearly: str, dated: str) -> Iterator[str]:
    yield f"    $Self->{{'TimeZone::Calendar{number}Name'}} = {quoted(name)};"
    yield f"    $Self->{{'TimeZone::Calendar{number}'}} = {quoted(zone)};"
    yield f"    $Self->{{'TimeWorkingHours::Calendar{number}'}} = {{"
    for day, slots in week.items():
        hours = [str(hour) for start, end in slots for hour in range(start // 60, end // 60)]
        yield f"        {_DAYS[day]} => [ {', '.join(hours)} ],"
    yield "    };"
    # Without these, the days off of Znuny itself would count, 24 December among them.
    yield f"    $Self->{{'TimeVacationDays::Calendar{number}'}} = {yearly};"
    yield f"    $Self->{{'TimeVacationDaysOneTime::Calendar{number}'}} = {dated};"
    yield ""


def _nested(days: Days) -> str:
    """{ 5 => { 1 => 'fête du Travail' } }."""
    if not days:
        return "{}"
    inner: dict[int, Days] = {}
    for (first, *rest), name in sorted(days.items()):
        inner.setdefault(first, {})[tuple(rest)] = name
    parts = (
        f"{key} => {_nested(below) if len(next(iter(below))) else quoted(below[()])}"
        for key, below in inner.items()
    )
    return f"{{ {', '.join(parts)} }}"


def _program(plan: Plan) -> str:
    slas = [line for level in plan.levels for line in _sla(plan, level)]
    return "\n".join(
        [
            "#!/usr/bin/perl",
            "# Écrit par « slac export znuny » : crée les SLA, ou les met à jour, par leur nom.",
            "use strict;",
            "use warnings;",
            "use utf8;",
            "use lib '.', 'Kernel/cpan-lib';",
            "",
            "our @ServiceIDs = ();    # les identifiants des services du client",
            "",
            "our @SLAs = (",
            *slas,
            ");",
            "",
            "sub Run {",
            "    require Kernel::System::ObjectManager;",
            "    local $Kernel::OM = Kernel::System::ObjectManager->new();",
            "    my $SLAObject = $Kernel::OM->Get('Kernel::System::SLA');",
            "    for my $SLA (@SLAs) {",
            "        my %Param = ( %{$SLA}, ServiceIDs => \\@ServiceIDs, ValidID => 1, UserID => 1 );",
            "        my $SLAID = $SLAObject->SLALookup( Name => $Param{Name} );",
            "        my $Done = $SLAID",
            "            ? $SLAObject->SLAUpdate( %Param, SLAID => $SLAID )",
            "            : $SLAObject->SLAAdd(%Param);",
            '        die "$Param{Name} : non enregistré\\n" if !$Done;',
            "    }",
            "    return 1;",
            "}",
            "",
            "Run() if !caller;",
            "",
            "1;",
            "",
        ]
    )


def _sla(plan: Plan, level: Level) -> Iterator[str]:
    hours = next(goal.conversion.hours for goal in level.goals.values())
    yield "    {"
    yield f"        Name => {quoted(level.name)},"
    yield f"        Comment => {quoted(level.label or level.name)},"
    yield f"        Calendar => '{_number(plan, hours)}',"
    for slot, word in ((RESPONSE, "FirstResponse"), (RESOLUTION, "Solution")):
        minutes = level.goals[slot].conversion.minutes if slot in level.goals else 0
        yield f"        {word}Time => {minutes},"
        yield f"        {word}Notify => {80 if minutes else 0},"
    yield "        UpdateTime => 0,"
    yield "        UpdateNotify => 0,"
    yield "    },"
