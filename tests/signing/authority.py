"""A throw-away certification authority and the people it vouches for; keys are made anew for each run."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "phrase d'essai"
_VALID = (datetime.now(UTC) - timedelta(days=1), datetime.now(UTC) + timedelta(days=30))


def _name(common: str, organisation: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        ]
    )


_ROOT = _name("Autorité d'essai", "Essais")


@cache
def _root() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    made = _begun(_ROOT, key.public_key()).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    made = made.add_extension(_usage(certifies=True), critical=True)
    return key, made.sign(key, hashes.SHA256())


def root() -> bytes:
    """The authority's own certificate, in PEM."""
    return _root()[1].public_bytes(Encoding.PEM)


@cache
def person(common: str, organisation: str) -> bytes:
    """The PKCS#12 file of somebody, locked by ``PASSPHRASE``."""
    key = ec.generate_private_key(ec.SECP256R1())
    encryption = BestAvailableEncryption(PASSPHRASE.encode())
    certificate = certified(common, organisation, key.public_key())
    return pkcs12.serialize_key_and_certificates(b"moi", key, certificate, [_root()[1]], encryption)


def certified(common: str, organisation: str, key: CertificatePublicKeyTypes) -> x509.Certificate:
    """The certificate by which the authority vouches that a key is somebody's."""
    made = _begun(_name(common, organisation), key).add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    return made.add_extension(_usage(certifies=False), critical=True).sign(_root()[0], hashes.SHA256())


def _begun(subject: x509.Name, key: CertificatePublicKeyTypes) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(_ROOT)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_VALID[0])
        .not_valid_after(_VALID[1])
    )


def _usage(*, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certifies,
        content_commitment=not certifies,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )
