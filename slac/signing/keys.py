"""The user's own key: a PKCS#12 file, or a token that speaks PKCS#11."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from slac.bounded import beginning
from slac.signing import NO_SIGN, NotSigned

#: No key file is larger.
_LARGEST = 1_000_000


class Token(NamedTuple):
    """A card or a key: the library that drives it, the token's label, and the labels of what is in it."""

    library: Path
    token: str
    certificate: str
    key: str = ""


def from_file(path: Path, passphrase: bytes) -> Any:
    """A signer from a PKCS#12 file (``.p12``, ``.pfx``); raises NotSigned."""
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    try:
        content = beginning(path, _LARGEST)
    except OSError as error:
        raise NotSigned(f"Impossible de lire la clé « {path} ».") from error
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, passphrase or None)
    except ValueError as error:
        raise NotSigned(
            f"« {path} » ne s'ouvre pas : la phrase secrète est fausse, ou ce n'est pas un fichier PKCS#12."
        ) from error
    if key is None or certificate is None:
        raise NotSigned(f"« {path} » ne contient pas une clé et son certificat.")
    signer = SimpleSigner.load_pkcs12(str(path), passphrase=passphrase or None)  # type: ignore[no-untyped-call]  # untyped library
    if signer is None:
        raise NotSigned(
            f"La clé de « {path} » n'est pas d'une sorte qui signe des PDF (RSA, ECDSA, Ed25519)."
        )
    return signer


@contextmanager
def from_token(token: Token, pin: str) -> Iterator[Any]:
    """A signer whose key never leaves its token; raises NotSigned."""
    try:
        import pkcs11
        from pyhanko.sign.pkcs11 import PKCS11Signer
    except ImportError as error:
        raise NotSigned(NO_SIGN) from error
    with _opened(token, pin) as session:
        _find_certificate(session, token)
        try:
            # The digest is made here: fewer tokens know how to make it themselves.
            yield PKCS11Signer(
                session,
                cert_label=token.certificate,
                key_label=token.key or None,
                use_raw_mechanism=True,
            )
        except pkcs11.PKCS11Error as error:
            raise NotSigned(f"La carte « {token.token} » n'a pas signé ({type(error).__name__}).") from error


def _opened(token: Token, pin: str) -> Any:
    """A session on the token, which closes as a file does."""
    import pkcs11

    try:
        library = pkcs11.lib(str(token.library))
        cards = list(library.get_tokens())
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise NotSigned(
            f"Le pilote « {token.library} » ne se charge pas : est-ce bien celui de votre carte ?"
        ) from error
    card = next((card for card in cards if card.label == token.token), None)
    if card is None:
        raise NotSigned(f"Pas de carte « {token.token} » ; {_there(card.label for card in cards)}.")
    try:
        return card.open(user_pin=pin)
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
        raise NotSigned(f"Le code de la carte « {token.token} » est faux.") from error
    except pkcs11.PinLocked as error:
        raise NotSigned(f"La carte « {token.token} » est bloquée, après trop de codes faux.") from error
    except pkcs11.PKCS11Error as error:
        raise NotSigned(f"La carte « {token.token} » ne s'ouvre pas ({type(error).__name__}).") from error


def _find_certificate(session: Any, token: Token) -> None:
    from pkcs11 import Attribute, ObjectClass

    found = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    labels = {str(each[Attribute.LABEL]) for each in found}
    if token.certificate not in labels:
        raise NotSigned(
            f"Pas de certificat « {token.certificate} » sur la carte « {token.token} » ; {_there(labels)}."
        )


def _there(names: Iterable[str]) -> str:
    """What there is instead: « présents : CARTE », « il n'y en a aucun »."""
    named = sorted(name for name in names if name)
    return f"présents : {', '.join(named)}" if named else "il n'y en a aucun"
