"""The same over TLS: answers come, and the deadline holds while a record is awaited."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from game.ai.providers import Kind, ProviderError, Request
from game.ai.providers.openrouter import OpenRouter
from game.config import Secret
from tests.ai import loopback as faults
from tests.ai.loopback import Loopback

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="no openssl program here to make a certificate with"
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


@pytest.fixture
def server(certificate: tuple[Path, Path]) -> Iterator[Loopback]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with Loopback(tls=context) as server:
        yield server


def test_answers_and_the_deadline(
    server: Loopback, provider: OpenRouter, certificate: tuple[Path, Path], request_: Request
) -> None:
    provider._wire._session.verify = str(certificate[0])
    provider.complete(request_, monotonic() + 10)
    for fault in (faults.hang, faults.drip, faults.slow_headers, faults.drip_without_length):
        server.then(fault)
        began = monotonic()
        with pytest.raises(ProviderError) as caught:
            provider.complete(request_, began + 0.4)
        assert caught.value.kind is Kind.TIMEOUT
        assert monotonic() - began < 0.4 + 0.25
        provider.complete(request_, monotonic() + 10)


def test_a_stranger_s_certificate_is_refused(
    server: Loopback, key: Secret, request_: Request
) -> None:
    provider = OpenRouter(server.url, key, "a/model")
    with pytest.raises(ProviderError) as caught:
        provider.complete(request_, monotonic() + 10)
    assert (caught.value.kind, caught.value.detail) == (Kind.NETWORK, "tls")
    assert server.seen == []
    provider.close()
