"""``slac sign``: one more signature on a document, with the user's own key."""

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from slac.bounded import beginning
from slac.cli.files import write_all
from slac.cli.terminal import say
from slac.configuration import configuration_of
from slac.visible import visible

EPILOG = """\b
Exemples :
  slac sign annexe.pdf --key moi.p12 --field client
  slac sign annexe.pdf --key moi.p12 --passphrase-file secret.txt
  slac sign annexe.pdf --key moi.p12 --passphrase-env PHRASE -o signe.pdf
  slac sign annexe.pdf --pkcs11 /usr/lib/opensc-pkcs11.so --token CARTE --certificate Signature

\b
La phrase secrète (ou le code de la carte) est demandée au clavier, ou lue
dans un fichier ou une variable d'environnement ; jamais sur la ligne de
commande, que d'autres programmes peuvent lire.

\b
Codes de sortie : 0 signé ; 2 rien n'est signé, et la raison est dite.
"""

#: No document to sign is larger.
_LARGEST = 100_000_000


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("file", metavar="FICHIER.pdf", type=click.Path(path_type=Path))
@click.option(
    "--key", metavar="CLÉ.p12", type=click.Path(path_type=Path), help="Votre clé, un fichier PKCS#12."
)
@click.option(
    "--pkcs11",
    "library",
    metavar="PILOTE",
    type=click.Path(path_type=Path),
    help="Ou la bibliothèque PKCS#11 de votre carte.",
)
@click.option("--token", metavar="NOM", help="Le nom de la carte (avec --pkcs11).")
@click.option("--certificate", metavar="NOM", help="Le nom du certificat sur la carte (avec --pkcs11).")
@click.option(
    "--passphrase-file",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Lit la phrase secrète, ou le code, sur la première ligne de ce fichier.",
)
@click.option("--passphrase-env", metavar="VARIABLE", help="Ou dans cette variable d'environnement.")
@click.option(
    "--field", metavar="NOM", help="Qui signe, comme le contrat l'appelle ; s'il ne reste qu'un champ, lui."
)
@click.option("--draft", is_flag=True, help="Signe même un projet, dont chaque page porte PROJET.")
@click.option("--reason", metavar="TEXTE", default="", help="Motif porté par la signature.")
@click.option(
    "-o",
    "--output",
    metavar="FICHIER",
    type=click.Path(path_type=Path),
    help="Où écrire. Par défaut : à côté, avec « -signe » dans le nom.",
)
def sign(
    file: Path,
    key: Path | None,
    library: Path | None,
    token: str | None,
    certificate: str | None,
    passphrase_file: Path | None,
    passphrase_env: str | None,
    field: str | None,
    draft: bool,
    reason: str,
    output: Path | None,
) -> None:
    """Signe un document avec votre propre clé.

    Le document garde tout ce qu'il était, signatures comprises : celle-ci
    s'ajoute (PAdES), et il reste conforme à PDF/A-3a et PDF/UA-1. Un projet
    ne se signe pas, sauf avec --draft.
    """
    if (key is None) == (library is None):
        raise click.UsageError("Donnez votre clé : --key CLÉ.p12, ou --pkcs11 PILOTE pour une carte.")
    if library is not None and not (token and certificate):
        raise click.UsageError("--pkcs11 demande aussi --token et --certificate.")
    if passphrase_file is not None and passphrase_env is not None:
        raise click.UsageError("Une seule source pour la phrase secrète : un fichier, ou une variable.")
    from slac.signing import needed

    needed()
    from slac.document.fonts import find_fonts
    from slac.signing import NotSigned, keys, signing

    content = _read(file)
    fields, is_draft = signing.fields_of(content), signing.bears_draft(content)
    if is_draft and not draft:
        raise NotSigned(
            f"« {visible(file.as_posix())} » est un projet, chaque page porte PROJET : rien n'est signé. "
            "Compilez le document définitif (slac build --final), ou signez ce projet tel quel avec --draft."
        )
    name = signing.field_to_sign(fields, field)
    secret = _secret(passphrase_file, passphrase_env, "Phrase secrète" if key else "Code de la carte")
    at, fonts = datetime.now().astimezone(), find_fonts(configuration_of(Path.cwd()).fonts)
    if key is not None:
        signed = signing.sign(content, keys.from_file(key, secret.encode()), name, at, fonts, reason)
    else:
        assert library is not None
        card = keys.Token(library, token or "", certificate or "")
        with keys.from_token(card, secret) as signer:
            signed = signing.sign(content, signer, name, at, fonts, reason)
    target = output or file.with_name(f"{file.stem.removesuffix('-signe')}-signe.pdf")
    write_all(target.parent, {target.name: signed})
    left = [one.short for one in signing.fields_of(signed) if not one.signed]
    rest = f" ; reste à signer : {', '.join(left)}" if left else " ; tous ont signé"
    made = f"{visible(target.as_posix())}{', un projet' if is_draft else ''}"
    say(f"{visible(file.as_posix())} → {made}{visible(rest)}")


def _read(file: Path) -> bytes:
    from slac.signing import NotSigned

    try:
        content = beginning(file, _LARGEST)
    except OSError as error:
        raise NotSigned(f"Impossible de lire « {file} ».") from error
    if len(content) > _LARGEST:
        raise NotSigned(f"« {file} » dépasse {_LARGEST // 1_000_000} Mo.")
    return content


def _secret(file: Path | None, variable: str | None, asked: str) -> str:
    from slac.signing import NotSigned

    if file is not None:
        try:
            return file.read_text(encoding="utf-8").splitlines()[0]
        except (OSError, UnicodeDecodeError, IndexError) as error:
            raise NotSigned(f"« {file} » n'a pas de première ligne lisible.") from error
    if variable is not None:
        if variable not in os.environ:
            raise NotSigned(f"La variable d'environnement « {variable} » n'est pas définie.")
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise NotSigned(
            "Personne n'est là pour donner le secret de la clé : donnez --passphrase-file ou --passphrase-env."
        )
    return str(click.prompt(asked, hide_input=True, default="", show_default=False, err=True))
