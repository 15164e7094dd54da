"""What click says, in French: click asks gettext, and ships no French catalogue."""

import re
import sys

import click

_MESSAGES = {
    "Usage:": "Usage :",
    "Options": "Options",
    "Positional arguments": "Arguments",
    "Commands": "Commandes",
    "Error: {message}": "Erreur : {message}",
    "Aborted!": "Interrompu.",
    "Try '{command} {option}' for help.": "Voir « {command} {option} ».",
    "Show this message and exit.": "Affiche cette aide.",
    "Show the version and exit.": "Affiche la version.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "Missing command.": "Il manque une commande.",
    "Missing argument": "Il manque l'argument",
    "Missing option": "Il manque l'option",
    "Missing parameter": "Il manque le paramètre",
    "Missing {param_type}": "Il manque : {param_type}",
    "Missing parameter: {param_name}": "Il manque le paramètre {param_name}",
    "No such option {name!r}.": "L'option « {name} » n'existe pas.",
    "No such option: {name}": "L'option « {name} » n'existe pas.",
    "No such command {name!r}.": "La commande « {name} » n'existe pas.",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "Option {name!r} does not take a value.": "L'option « {name} » ne prend pas de valeur.",
    "Argument {name!r} takes {nargs} values.": "L'argument « {name} » attend {nargs} valeurs.",
    "Invalid start character for option ({option})": "Une option commence par un tiret ({option})",
    "Value must be an iterable.": "Plusieurs valeurs sont attendues.",
    "Choose from:\n\t{choices}": "Au choix :\n\t{choices}",
    "Choice({choices})": "Choix({choices})",
    "{value!r} is not a valid {number_type}.": "« {value} » n'est pas un nombre.",
    "{value} is not in the range {range}.": "{value} n'est pas dans l'intervalle {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "« {value} » n'est ni vrai ni faux. Valeurs connues : {states}"
    ),
    "{value!r} is not a valid UUID.": "« {value} » n'est pas un UUID.",
    "file": "Le fichier",
    "directory": "Le dossier",
    "path": "Le chemin",
    "{name} {filename!r} does not exist.": "{name} « {filename} » n'existe pas.",
    "{name} {filename!r} is a file.": "{name} « {filename} » est un fichier.",
    "{name} {filename!r} is a directory.": "{name} « {filename} » est un dossier.",
    "{name} {filename!r} is not readable.": "{name} « {filename} » ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "{name} « {filename} » ne peut pas être écrit.",
    "{name} {filename!r} is not executable.": "{name} « {filename} » ne peut pas être exécuté.",
    "Could not open file {filename!r}: {message}": "Le fichier « {filename} » ne peut pas être ouvert : {message}",
    "unknown error": "erreur inconnue",
    "d": "j",
    "default: {default}": "par défaut : {default}",
    "env var: {var}": "variable d'environnement : {var}",
    "required": "obligatoire",
    "(dynamic)": "(calculé)",
    "deprecated": "abandonné",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "La commande « {name} » est abandonnée.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "Le paramètre « {name} » est abandonné.{extra_message}"
    ),
    "Do you want to continue?": "Continuer ?",
    "Confirm the action without prompting.": "Confirme sans demander.",
    "Repeat for confirmation": "Une seconde fois, pour confirmer",
    "Error: The two entered values do not match.": "Erreur : les deux saisies diffèrent.",
    "Error: invalid input": "Erreur : saisie refusée",
    "Unknown color {colour!r}": "Couleur inconnue : {colour}",
    "Press any key to continue...": "Appuyez sur une touche pour continuer...",
    "Unknown standard stream '{name}'": "Flux inconnu : {name}",
    "{editor}: Editing failed": "{editor} : l'édition a échoué",
    "{editor}: Editing failed: {e}": "{editor} : l'édition a échoué : {e}",
    "Windows error: {error}": "Erreur de Windows : {error}",
    "Couldn't detect Bash version, shell completion is not supported.": (
        "Version de Bash inconnue : la complétion n'est pas disponible."
    ),
    "Shell completion is not supported for Bash versions older than 4.4.": (
        "La complétion demande Bash 4.4 ou plus récent."
    ),
    # Faults of a program that uses click wrongly: no user sees them, but nothing of click stays in English.
    "Name '{name}' defined twice": "Le nom « {name} » est défini deux fois",
    "Boolean option {decl!r} cannot use the same flag for true/false.": (
        "L'option « {decl} » dit oui et non par le même nom."
    ),
    "Could not determine name for option with declarations {decls!r}": "Option sans nom : {decls}",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean "
    "to pass '--{name}'?": "Option sans tirets : {name}",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.": "Argument à plusieurs noms : {decls}.",
}

_PLURALS = {
    "Did you mean {possibility}?": (
        "Vouliez-vous dire {possibility} ?",
        "Vouliez-vous dire l'une de celles-ci : {possibilities} ?",
    ),
    "Got unexpected extra argument ({args})": ("Argument en trop : {args}", "Arguments en trop : {args}"),
    "Takes {nargs} values but 1 was given.": (
        "{nargs} valeurs attendues, une seule donnée.",
        "{nargs} valeurs attendues, {len} données.",
    ),
    "{value!r} is not {choice}.": (
        "« {value} » n'est pas connu ; valeur attendue : {choice}.",
        "« {value} » n'est pas connu ; valeurs attendues : {choices}.",
    ),
    "{value!r} does not match the format {format}.": (
        "« {value} » n'est pas de la forme {format}.",
        "« {value} » n'est d'aucune de ces formes : {formats}.",
    ),
    "Option {name!r} requires an argument.": (
        "L'option « {name} » attend une valeur.",
        "L'option « {name} » attend {nargs} valeurs.",
    ),
    "{len_type} values are required, but {len_value} was given.": (
        "{len_type} valeurs attendues, {len_value} donnée.",
        "{len_type} valeurs attendues, {len_value} données.",
    ),
}


def gettext(message: str) -> str:
    return _MESSAGES.get(message, message)


def ngettext(singular: str, plural: str, number: int) -> str:
    one, many = _PLURALS.get(singular, (singular, plural))
    return one if number < 2 else many


def quoted(message: str) -> str:
    """A message in which click quotes an option or an argument, with French quotation marks."""
    return _NAMED.sub(r"« \1 »", message)


_NAMED = re.compile(r"'(\[?[\w-][\w.-]*\]?)'")


def speak_french() -> None:
    """Have every module of click that is loaded use this catalogue, whatever the language of the machine."""
    for name, module in tuple(sys.modules.items()):
        names = vars(module) if name.partition(".")[0] == "click" else {}
        if "_" in names:
            names["_"] = gettext
        if "ngettext" in names:
            names["ngettext"] = ngettext
    click.Context.formatter_class = FrenchHelp


class FrenchHelp(click.HelpFormatter):
    """Help with French typography: a blank before the colon of a heading."""

    def write_heading(self, heading: str) -> None:
        super().write_heading(f"{heading} ")
