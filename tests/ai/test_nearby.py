"""`auto`: a server on this machine is found at its port, and asked for models without a key."""

import socket
from functools import partial

from game.ai.minds import make_provider
from game.ai.nearby import find
from game.ai.providers.openrouter import OpenRouter
from game.config import Secret, choose_mind, load_settings
from game.doctor.report import examine
from tests.ai.loopback import Behaviour, Loopback, body, hang, not_http, status

KEY = {"OPENROUTER_API_KEY": "sk-or-canary"}
OWN = {"LLM_API_KEY": "its-own"}
AUTO = load_settings(None, ["llm.provider=auto"])


def models(*names: object) -> Behaviour:
    """What a server lists."""
    return body({"object": "list", "data": [{"id": name} for name in names]})


def dead() -> int:
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return int(sock.getsockname()[1])


def test_the_first_port_that_offers_a_model_is_taken() -> None:
    with Loopback(status(404)) as web, Loopback(models("llama3", "qwen")) as own:
        found = find(None, [("Nobody", dead()), ("Web", web.port), ("Ollama", own.port)])
        assert found is not None
        assert (found.name, found.base_url) == ("Ollama", own.url)
        assert found.models == ("llama3", "qwen")
        assert [seen.path for seen in own.seen] == ["/v1/models"]


def test_what_is_no_list_of_models_is_nothing() -> None:
    for usual in (models(), body([1, 2]), body({"data": [{"id": 7}, {"id": "a\nb"}]}), not_http):
        with Loopback(usual) as server:
            assert find(None, [("Ollama", server.port)]) is None


def test_a_server_that_hangs_is_waited_for_no_longer_than_said() -> None:
    with Loopback(hang) as server, Loopback(models("m")) as own:
        found = find(None, [("Slow", server.port), ("Own", own.port)], 0.3)
        assert found is not None and found.name == "Own"


def test_only_the_servers_own_key_goes_along_and_only_when_wanted() -> None:
    with Loopback(models("m")) as server:
        find(Secret("its-own"), [("Ollama", server.port)])
        assert "authorization" not in server.seen[0].headers
    with Loopback(models("m")) as server:
        server.then(status(401))
        assert find(Secret("its-own"), [("Ollama", server.port)]) is not None
        assert server.seen[1].headers["authorization"] == "Bearer its-own"


def test_auto_takes_a_key_then_a_server_then_the_builtin_minds() -> None:
    with Loopback(models("llama3")) as server:
        look = partial(find, ports=[("Ollama", server.port)])
        assert choose_mind(AUTO, None, KEY, look).kind == "openrouter"
        assert not server.seen, "with a key nobody else is asked"
        choice = choose_mind(AUTO, None, OWN, look)
        assert (choice.kind, choice.base_url, choice.model) == ("server", server.url, "llama3")
        assert "Ollama" in choice.why and "llama3" in choice.why
        provider = make_provider(AUTO, choice)
        assert isinstance(provider, OpenRouter)
        assert (provider.model, provider.paid) == ("llama3", False)
        wanted = load_settings(None, ["llm.model=qwen"])
        server.usual = models("llama3", "qwen")
        assert choose_mind(wanted, "auto", {}, look).model == "qwen"
    nobody = choose_mind(AUTO, None, {}, partial(find, ports=[("Ollama", dead())]))
    assert nobody.kind == "builtin" and "no server on this machine" in nobody.why


def test_openrouter_without_a_key_asks_nobody() -> None:
    with Loopback(models("llama3")) as server:
        look = partial(find, ports=[("Ollama", server.port)])
        assert choose_mind(load_settings(), None, {}, look).kind == "builtin"
        assert not server.seen


def test_doctor_says_what_was_found(tmp_path: object) -> None:
    with Loopback(models("llama3")) as server:
        settings = load_settings(None, ["llm.provider=auto", f"paths.saves={tmp_path}"])
        look = partial(find, ports=[("Ollama", server.port)])
        report = examine(settings, {}, settings.saves_dir / "config.yaml", look)
        assert (report.mind, report.health.good) == ("server", True)
        assert "Ollama" in report.why and "llama3" in report.why
