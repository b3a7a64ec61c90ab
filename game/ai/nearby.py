"""Nearby: a model's server on this machine, found at the ports where such servers listen.

Only the loopback address is asked, and only for its list of models. No key goes along,
unless a server wants one: then LLM_API_KEY, if that is set, and never OpenRouter's.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from game.ai.inquiry import Reply, ask
from game.config import Found, Secret

Port = tuple[str, int]
PORTS: Sequence[Port] = (
    ("Ollama", 11434),
    ("LM Studio", 1234),
    ("llama.cpp", 8080),
    ("vLLM", 8000),
)
"""(whose it is by custom, port), the first that answers is taken."""
SECONDS = 0.5
"""That a server may take; one on this machine takes a few milliseconds."""


def find(
    key: Secret | None, ports: Sequence[Port] = PORTS, seconds: float = SECONDS
) -> Found | None:
    """The first server with a model to offer; None if no port has one."""
    if not ports:
        return None
    with ThreadPoolExecutor(len(ports), thread_name_prefix="nearby") as pool:
        found = list(pool.map(partial(_at, key=key, seconds=seconds), ports))
    return next((one for one in found if one is not None), None)


def _at(port: Port, key: Secret | None, seconds: float) -> Found | None:
    name, number = port
    base_url = f"http://127.0.0.1:{number}/v1"
    reply = ask(f"{base_url}/models", None, seconds)
    if reply.status in (401, 403) and key is not None:
        reply = ask(f"{base_url}/models", key, seconds)
    models = _models(reply)
    return Found(name, base_url, models) if models else None


def _models(reply: Reply) -> tuple[str, ...]:
    """The names in an answer of the usual shape; none for anything else."""
    rows = reply.data.get("data") if reply.status == 200 else None
    if not isinstance(rows, list):
        return ()
    names = (row.get("id") for row in rows if isinstance(row, dict))
    return tuple(name for name in names if isinstance(name, str) and _plain(name))


def _plain(name: str) -> bool:
    """Whether it can be a model's name: what a stranger's server says is shown to people."""
    return 0 < len(name) <= 120 and name.isprintable()
