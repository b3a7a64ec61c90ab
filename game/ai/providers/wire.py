"""The wire: one HTTP exchange by `requests`, with everything closed that could leak or hang.

No redirects, no cookies, no proxies or passwords from the environment, no compression, a
bounded body, one total deadline. Exceptions of the HTTP client hold the request and its
headers: they end here, and what goes on is a kind and a status.
"""

import ssl
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy

import requests
from msgspec import Struct
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from game.ai.providers import Kind, ProviderError
from game.ai.providers.calls import Call, Watchdog
from game.ai.providers.dial import PlainPool, TlsPool, calling

LARGEST = 256 * 1024
"""Bytes that an answer may have."""
_CHUNK = 32 * 1024
CONNECT = "connect"
"""Detail of a network failure before any connection stood."""


class Reply(Struct, frozen=True):
    """What a server sent: status, the headers that we look at, and the body."""

    status: int
    retry_after: str
    reset: str
    body: bytes


class _Adapter(HTTPAdapter):
    """Connections that a call can be cut off from."""

    def init_poolmanager(self, *args: object, **kwargs: object) -> None:
        """Use our own connection classes."""
        super().init_poolmanager(*args, **kwargs)  # type: ignore[arg-type]
        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": TlsPool}


class Wire:
    """A pool of connections to one server; any thread may use it."""

    def __init__(self, connections: int, connect: float) -> None:
        """Keep up to `connections` open; give one attempt to connect `connect` seconds."""
        self._connect = connect
        self._watchdog = Watchdog()
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        adapter = _Adapter(pool_connections=2, pool_maxsize=connections, max_retries=0)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def send(
        self,
        method: str,
        url: str,
        deadline: float,
        headers: Mapping[str, str],
        auth: AuthBase | None = None,
        body: bytes | None = None,
    ) -> Reply:
        """One exchange; raises ProviderError for everything that isn't a whole reply."""
        call = self._watchdog.begin(deadline)
        calling(call, self._connect)
        kind, status, detail = Kind.TIMEOUT, 0, ""
        reply: Reply | None = None
        try:
            if not call.killed and call.left() > 0:
                reply = self._exchange(call, method, url, headers, auth, body)
        except ProviderError as fault:
            kind, status = fault.kind, fault.status
        except (requests.exceptions.SSLError, ssl.SSLError):
            kind, detail = Kind.NETWORK, "tls"
        except (requests.RequestException, HTTPError, OSError):
            kind, detail = Kind.NETWORK, "" if call.connected else CONNECT
        except Exception:  # noqa: BLE001 - a strange server finds strange corners of a client
            kind = Kind.BAD_ANSWER
        finally:
            calling(None)
            self._watchdog.end(call)
        # Raised out here, so that no exception of the HTTP client hangs on as the context.
        if self._watchdog.closed:
            raise ProviderError(Kind.STOPPED)
        if call.killed or (reply is None and call.left() <= 0):
            raise ProviderError(Kind.TIMEOUT)
        if reply is None:
            raise ProviderError(kind, status, detail=detail)
        return reply

    def close(self) -> None:
        """Cut every call off; none can be made afterwards."""
        self._watchdog.close()
        self._session.close()

    def _exchange(
        self,
        call: Call,
        method: str,
        url: str,
        headers: Mapping[str, str],
        auth: AuthBase | None,
        body: bytes | None,
    ) -> Reply:
        left = max(0.001, call.left())
        response = self._session.request(
            method,
            url,
            data=body,
            headers={"Accept-Encoding": "identity", "Accept": "application/json", **headers},
            auth=auth or _nobody,
            timeout=(min(left, self._connect), left),
            allow_redirects=False,
            stream=True,
        )
        with response:
            if 300 <= response.status_code < 400:
                raise ProviderError(Kind.REDIRECT, response.status_code)
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise ProviderError(Kind.BAD_ANSWER, response.status_code)
            return Reply(
                response.status_code,
                response.headers.get("Retry-After", ""),
                response.headers.get("X-RateLimit-Reset", ""),
                _body(response),
            )


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _body(response: requests.Response) -> bytes:
    if len(declared := response.headers.get("Content-Length", "0")) > 9 or int(declared) > LARGEST:
        raise ProviderError(Kind.TOO_BIG, response.status_code)
    parts: list[bytes] = []
    size = 0
    while part := response.raw.read(_CHUNK, decode_content=False):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise ProviderError(Kind.TOO_BIG, response.status_code)
    return b"".join(parts)
