"""Asking a model's server one question, with a deadline that holds whatever it does.

The key goes into a header of this one request: no redirect is followed, no proxy of the
environment asked, and no text of an exception or of the server passed on.
"""

from __future__ import annotations

import threading
from typing import Any

import msgspec
import requests

from game.config import Secret

MOST = 65_536  # bytes of an answer that are read


class Reply(msgspec.Struct, frozen=True):
    """What came back: a status with its JSON object, or what went wrong instead."""

    status: int = 0
    data: dict[str, Any] = {}
    trouble: str = ""


def ask(url: str, key: Secret | None, seconds: float) -> Reply:
    """GET a URL. Returns after `seconds` at the latest."""
    replies: list[Reply] = []
    # A timeout of requests bounds each read, not the call, so somebody else watches the
    # clock; a thread that is still reading then ends with the program.
    asker = threading.Thread(target=lambda: replies.append(_get(url, key, seconds)), daemon=True)
    asker.start()
    asker.join(seconds)
    return replies[0] if replies else Reply(trouble=f"no answer in {seconds:g} s")


def _get(url: str, key: Secret | None, seconds: float) -> Reply:
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    if key is not None:
        headers["Authorization"] = f"Bearer {key.reveal()}"
    try:
        with requests.Session() as session:
            session.trust_env = False
            with session.get(
                url, headers=headers, timeout=seconds, allow_redirects=False, stream=True
            ) as response:
                body = response.raw.read(MOST)
                return Reply(response.status_code, _object(body))
    except requests.exceptions.SSLError:
        return Reply(trouble="no safe connection (certificate)")
    except requests.exceptions.Timeout:
        return Reply(trouble=f"no answer in {seconds:g} s")
    except requests.exceptions.RequestException:
        return Reply(trouble="no connection")
    except (OSError, ValueError) as error:  # what urllib3 and http.client let through
        return Reply(trouble=f"no answer ({type(error).__name__})")


def _object(body: bytes) -> dict[str, Any]:
    try:
        data = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
