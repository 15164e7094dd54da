"""``slac verify``: what a signed document proves."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from slac.bounded import beginning
from slac.cli.terminal import say
from slac.visible import visible

if TYPE_CHECKING:
    from slac.signing.verifying import Signature, Verification

EPILOG = """\b
Exemples :
  slac verify annexe-signe.pdf
  slac verify annexe-signe.pdf --trust autorite.pem
  slac verify annexe-signe.pdf --format json

\b
Le fichier est tenu pour celui d'un inconnu : rien de ce qu'il contient n'est
ouvert ni suivi, et rien n'est demandé au réseau ; la révocation des
certificats n'est donc pas consultée. Les règles jointes sont refaites à
partir de la source jointe, à part, puis comparées.

\b
Codes de sortie : 0 tout est prouvé ; 1 quelque chose ne l'est pas, et c'est
dit ; 2 mauvais usage.
"""


@click.command(epilog=EPILOG, options_metavar="[OPTIONS]")
@click.argument("file", metavar="FICHIER.pdf", type=click.Path(path_type=Path))
@click.option(
    "--trust",
    "trusted",
    metavar="CERTIFICAT",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Une autorité à laquelle vous vous fiez (PEM ou DER) ; peut être répété.",
)
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    type=click.Choice(("text", "json")),
    default="text",
    help="Forme de la réponse : text, json.",
)
@click.pass_context
def verify(ctx: click.Context, file: Path, trusted: tuple[Path, ...], format_: str) -> None:
    """Dit ce que prouve un document signé.

    Qui l'a signé, si quelque chose a changé depuis, si les règles jointes
    sont celles de la source jointe, et s'il reste conforme.
    """
    from slac.signing import needed

    needed()
    from slac.signing.verifying import LARGEST, read_authority
    from slac.signing.verifying import verify as verified

    try:
        content = beginning(file, LARGEST)
    except OSError as error:
        raise click.UsageError(f"Impossible de lire « {file} ».") from error
    found = verified(content, [read_authority(path) for path in trusted])
    if format_ == "json":
        say(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        for line in told(found, file.name):
            say(visible(line))
    ctx.exit(0 if found.proves else 1)


def as_json(found: "Verification") -> dict[str, Any]:
    """The verdict as plain data; ``version`` changes with its shape."""
    return {
        "version": 1,
        "proves": found.proves,
        "draft": found.draft,
        "signatures": [
            {**one._asdict(), "at": one.at.isoformat() if one.at is not None else None}
            for one in found.signatures
        ],
        "unsigned_fields": list(found.missing),
        "added_after_last_signature": found.added,
        "pages_changed_after_last_signature": list(found.pages_changed),
        "rules": found.rules,
        "conformance_faults": list(found.faults),
    }


def told(found: "Verification", name: str) -> Iterator[str]:
    """The verdict in sentences, the conclusion first."""
    verdict = "tout est prouvé" if found.proves else "tout n'est pas prouvé"
    yield f"{name} : {verdict}."
    yield ""
    if found.draft:
        yield "Document"
        yield "  ✗ C'est un projet : chaque page porte PROJET."
        yield ""
    yield "Signatures"
    if not found.signatures:
        yield "  ✗ Personne n'a signé ce document."
    for one in found.signatures:
        yield from _signature(one)
    for field in found.missing if found.signatures else ():
        yield f"  ✗ Personne n'a signé pour « {field.removeprefix('Signature_')} »."
    yield ""
    yield "Depuis la signature"
    yield _since(found)
    yield ""
    yield "Règles jointes"
    yield {
        "same": "  ✓ Elles sont celles de la source jointe, refaites et comparées.",
        "different": "  ✗ Elles ne sont pas celles de la source jointe.",
        "unreadable": "  ✗ La source jointe ne donne pas de règles : rien n'est comparé.",
        "absent": "  ✗ Il manque les règles ou la source.",
    }[found.rules]
    yield ""
    yield "Conformité (ce qui s'en voit sans validateur)"
    if found.faults:
        for fault in found.faults:
            yield f"  ✗ {fault[:1].upper()}{fault[1:]}."
    else:
        yield "  ✓ PDF/A-3a et PDF/UA-1 : déclarés, et rien de ce qui a été regardé ne les contredit."


def _since(found: "Verification") -> str:
    """What happened to the file since it was signed, in one sentence: the gravest."""
    if not found.signatures:
        return "  – Sans objet."
    if not all(one.intact for one in found.signatures):
        return "  ✗ Ce qui a été signé a été modifié dans le fichier."
    if not all(one.whole for one in found.signatures):
        return "  ✗ Impossible à dire : une signature laisse une partie du fichier de côté."
    if found.pages_changed:
        return f"  ✗ Un ajout au fichier change ce que montre le document : {_pages(found.pages_changed)}."
    if not all(one.unaltered for one in found.signatures):
        return "  ✗ Un ajout au fichier change le document, au-delà des signatures."
    if found.added:
        return "  ✗ Le fichier a été complété après la dernière signature, qui ne couvre pas cet ajout."
    others = ", si ce n'est les signatures suivantes" if len(found.signatures) > 1 else ""
    return f"  ✓ Rien n'a changé{others}."


def _pages(pages: Sequence[int]) -> str:
    """« page 3 », « pages 1, 2 et 5 »."""
    *others, last = map(str, pages)
    return f"pages {', '.join(others)} et {last}" if others else f"page {last}"


def _signature(one: "Signature") -> Iterator[str]:
    from slac.signing import moment

    who = one.signer or "signataire sans nom"
    of = f" ({one.organisation})" if one.organisation else ""
    when = f", {moment(one.at)} selon son horloge" if one.at is not None else ""
    sign = "✓" if one.holds else "✗"
    yield f"  {sign} {who}{of} a signé pour « {one.field.removeprefix('Signature_')} »{when}."
    if one.fault:
        yield "      Cette signature est abîmée : elle ne prouve rien."
    elif not one.intact:
        yield "      Ce qu'elle couvre a été modifié depuis."
    elif not one.whole:
        yield "      Elle laisse une partie du fichier de côté, que chacun peut changer sans que cela se voie."
    elif not one.unaltered:
        yield "      Ce qu'elle couvre est intact, mais un ajout fait depuis change le document."
    if one.intact and not one.recognised:
        yield f"      Son identité n'est pas établie : « {one.issuer} » la certifie, à qui rien ne dit de se fier"
        yield "      (--trust CERTIFICAT, si vous connaissez cette autorité)."
