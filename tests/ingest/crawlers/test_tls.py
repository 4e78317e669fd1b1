"""Certificates are checked; a host that leaves out its intermediate one is believed when the operator supplies it."""

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.ingest.crawlers.crawling import Crawler
from tests.ingest.crawlers.gazette import Issue
from tests.ingest.crawlers.replica import Page, Replica

ISSUE = Issue("2026-03-05", 40005, {"1.htm": "Ağıl Yönetmeliği"})


@dataclass(frozen=True)
class Signer:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def issue(name: str, by: Signer | None, *, authority: bool) -> Signer:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if not authority:
        here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        builder = builder.add_extension(here, critical=False)
    return Signer(builder.sign(by.key if by else key, hashes.SHA256()), key)


@pytest.mark.parametrize(
    ("supplied", "state"),
    [("", "broken"), ("root", "broken"), ("root intermediate", "done")],
    ids=["unknown", "gap", "gap filled"],
)
def test_certificates(tmp_path: Path, supplied: str, state: str) -> None:
    root = issue("Kök", None, authority=True)
    intermediate = issue("Ara", root, authority=True)
    leaf = issue("gazete", intermediate, authority=False)
    pem = leaf.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "server.pem").write_bytes(pem + leaf.pem)  # without the intermediate one, like the real host
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    bundle = b"".join({"root": root, "intermediate": intermediate}[name].pem for name in supplied.split())
    (tmp_path / "known.pem").write_bytes(bundle or issue("Başka", None, authority=True).pem)
    with Replica({"/robots.txt": Page(b""), **ISSUE.whole()}, context) as replica:
        crawler = Crawler(tmp_path, replica.url, trusted=str(tmp_path / "known.pem"))
        told = crawler.run(ISSUE.day).told
        assert told["state"] == state
        assert ("güvenli bağlantı kurulamadı" in (told["said"] or "")) == (state == "broken")
        assert len(replica.visits) == (0 if state == "broken" else 4)
