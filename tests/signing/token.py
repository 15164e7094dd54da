"""A token in a folder (SoftHSM), whose keys were made in it and never left it."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, load_der_public_key

from tests.signing.authority import certified

#: Where Debian and others put it.
LIBRARY = next(
    filter(
        Path.is_file,
        (
            Path("/usr/lib/softhsm/libsofthsm2.so"),
            *Path("/usr/lib").glob("*/softhsm/libsofthsm2.so"),
            Path("/usr/local/lib/softhsm/libsofthsm2.so"),
        ),
    ),
    None,
)
NAME = "CARTE"
PIN = "code-d-essai"


def made(folder: Path, people: Mapping[str, tuple[str, str]]) -> Path:
    """A token that holds a key and a certificate for each person, under a label: an RSA key, then elliptic curves.

    Gives the configuration by which its driver finds it (``SOFTHSM2_CONF``).
    """
    (folder / "tokens").mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder / 'tokens'}\n", encoding="utf-8")
    command = ["softhsm2-util", "--init-token", "--free", "--label", NAME, "--pin", PIN, "--so-pin", PIN]
    environment = {**os.environ, "SOFTHSM2_CONF": str(configuration)}
    subprocess.run(command, env=environment, capture_output=True, check=True)
    with _session(configuration) as session:
        for number, (label, who) in enumerate(people.items(), 1):
            key = _rsa(session, label, number) if number == 1 else _elliptic(session, label, number)
            _store(session, certified(*who, key).public_bytes(Encoding.DER), label, number)
    return configuration


@contextmanager
def _session(configuration: Path) -> Iterator[Any]:
    import pkcs11

    os.environ["SOFTHSM2_CONF"] = str(configuration)
    try:
        library = pkcs11.lib(str(LIBRARY))
        library.reinitialize()
        with library.get_token(token_label=NAME).open(rw=True, user_pin=PIN) as session:
            yield session
    finally:
        del os.environ["SOFTHSM2_CONF"]


def _rsa(session: Any, label: str, number: int) -> Any:
    from pkcs11 import KeyType
    from pkcs11.util.rsa import encode_rsa_public_key

    public, _ = session.generate_keypair(KeyType.RSA, 2048, store=True, label=label, id=bytes([number]))
    return load_der_public_key(encode_rsa_public_key(public))


def _elliptic(session: Any, label: str, number: int) -> Any:
    from pkcs11 import Attribute, KeyType
    from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters

    curve = {Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
    parameters = session.create_domain_parameters(KeyType.EC, curve, local=True)
    public, _ = parameters.generate_keypair(store=True, label=label, id=bytes([number]))
    return load_der_public_key(encode_ec_public_key(public))


def _store(session: Any, certificate: bytes, label: str, number: int) -> None:
    from pkcs11 import Attribute
    from pkcs11.util.x509 import decode_x509_certificate

    told = {Attribute.LABEL: label, Attribute.ID: bytes([number]), Attribute.TOKEN: True}
    session.create_object(decode_x509_certificate(certificate) | told)
