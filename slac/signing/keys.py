"""The user's own key: a PKCS#12 file, or a token that speaks PKCS#11."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

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
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
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
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError as error:
        raise NotSigned(NO_SIGN) from error
    try:
        session = open_pkcs11_session(
            str(token.library), token_criteria=TokenCriteria(token.token), user_pin=pin
        )
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise NotSigned(
            f"La clé « {token.token} » ne s'ouvre pas avec « {token.library} » : elle est absente, ou le code est faux."
        ) from error
    with session:
        try:
            # The digest is made here: fewer tokens know how to make it themselves.
            yield PKCS11Signer(
                session,
                cert_label=token.certificate,
                key_label=token.key or None,
                use_raw_mechanism=True,
            )
        except pkcs11.PKCS11Error as error:
            raise NotSigned(
                f"La clé « {token.token} » n'a pas signé : y a-t-elle un certificat « {token.certificate} » ?"
            ) from error
