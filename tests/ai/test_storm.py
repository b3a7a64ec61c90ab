"""A village and a server that does everything wrong, at random: the world lives on."""

from collections.abc import Iterator
from random import Random
from threading import Lock
from time import monotonic, sleep
from typing import Any

import pytest

from game.ai import client as clients
from game.ai import gate as gates
from game.ai.providers import Answer, Request
from game.ai.providers.openrouter import OpenRouter
from game.config import Secret
from game.core.digest import digest
from game.core.snapshot import decode, encode
from game.session import Session
from tests.ai import loopback as faults
from tests.ai.conftest import until
from tests.ai.loopback import Behaviour, Loopback, Seen, body, good, says, status
from tests.ai.worlds import Village

LATE = 0.25
"""Seconds by which a call may outlive its deadline."""
FAULTS: list[Behaviour] = [
    faults.hang, faults.slow_headers, faults.drip, faults.drip_without_length, faults.continues,
    faults.endless_chunks, faults.reset, faults.hang_up, faults.half, faults.huge, faults.zipped,
    faults.not_http, faults.echo_key, body(b"<html>"), body(b"", 302, Location="/"),
    body({"error": {"code": 502, "message": "no"}}), status(403), status(404), status(429),
    status(429, Retry_After="0.2"), status(500), status(503, Retry_After="0.2"),
    status(402, {"metadata": {"limit_source": "openrouter_in_flight_budget"}}, Retry_After="0.2"),
    says(None, "length", message={"reasoning": "hm"}), says('{"thought": "I wo', "length"),
    says("```json\n{}\n```"), says('{"choice": "fly to the moon"}'), says("[" * 20_000),
]  # fmt: skip


@pytest.fixture(autouse=True)
def forgiving(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate that hardly ever closes, so that the server gets its chance to misbehave."""
    monkeypatch.setattr(gates, "FIRST", 0.05)
    monkeypatch.setattr(gates, "LONGEST", 0.1)
    monkeypatch.setattr(clients, "BACK_OFF", 0.02)


class Counted:
    """A provider, and how many calls of it are under way at once."""

    def __init__(self, provider: OpenRouter) -> None:
        self.most = self.late = 0
        self._provider = provider
        self._active = 0
        self._lock = Lock()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._provider, name)

    def complete(self, request: Request, deadline: float) -> Answer:
        with self._lock:
            self._active += 1
            self.most = max(self.most, self._active)
        try:
            return self._provider.complete(request, deadline)
        finally:
            with self._lock:
                self._active -= 1
                self.late += monotonic() > deadline + LATE


@pytest.fixture
def counted(provider: OpenRouter) -> Counted:
    return Counted(provider)


@pytest.fixture
def village(counted: Counted) -> Iterator[Village]:
    village = Village(
        counted, agents=12, workers=4, deadline=0.5, patience_ms=50, cache_behaviors=False
    )
    yield village
    village.manager.shutdown()


def test_the_world_lives_on(server: Loopback, village: Village, counted: Counted) -> None:
    chance = Random(7)

    def moody(line: faults.Line, seen: Seen) -> None:
        behave = chance.choice(FAULTS) if chance.random() < 0.7 else good()
        behave(line, seen)

    server.usual = moody
    world = decode(encode(village.world))
    end = monotonic() + 8
    while monotonic() < end:
        began = monotonic()
        village.tick()
        village.manager.poll()
        assert monotonic() - began < 0.5  # no tick ever waits for the server
        sleep(0.01)
    stats = village.manager.stats
    assert counted.most == 4
    assert counted.late == 0
    assert stats.answered > 0
    assert len(stats.errors) >= 8, stats.errors
    assert "bug" not in stats.errors
    assert village.dropped == []
    server.usual = good()
    answered = stats.answered

    def well_again() -> bool:
        village.tick()
        village.manager.poll()
        return stats.answered > answered + 3

    until(well_again)
    for command in village.decides():
        assert command.mind in ("builtin", "test/model")
        assert "canary" not in command.intent.words
    # What was logged is enough: the run happens again without any server.
    again = Session(world)
    for report in village.reports:
        for entry in report.entries:
            again.submit(entry.command, entry.source)
        assert again.tick().events == report.events
    assert digest(again.world) == digest(village.world)


def test_a_pause_is_heeded_by_all_workers(server: Loopback, village: Village) -> None:
    server.usual = good(delay=0.05)
    server.then(status(429, Retry_After="1"))
    end = monotonic() + 3
    while monotonic() < end:
        village.tick()
        village.manager.poll()
        sleep(0.005)
    told = server.seen[0].at
    # Who was on the way already when the word came is excused.
    assert not [seen for seen in server.seen if told + 0.1 < seen.at < told + 1.0]
    assert [seen for seen in server.seen if seen.at >= told + 1.0]


def test_a_server_that_is_down_is_said(key: Secret) -> None:
    with Loopback() as gone:
        url = gone.url
    village = Village(OpenRouter(url, key, "a/model"), agents=12, patience_ms=0)

    def said() -> bool:
        village.tick()
        village.manager.poll()
        # The breaker opens on a worker's thread, before its outcome is counted on this one.
        counted = village.manager.stats.errors.get("network", 0) > 0
        return counted and "can't be reached" in village.manager.state_line()

    until(said)
    assert "built-in minds act" in village.manager.state_line()
    village.manager.shutdown()


def test_leaving_takes_no_time_under_a_server_that_hangs(
    server: Loopback, provider: OpenRouter
) -> None:
    server.usual = faults.hang
    village = Village(provider, agents=12, deadline=60)
    village.tick(30)
    until(lambda: len(server.seen) == 8)
    began = monotonic()
    village.manager.shutdown()
    assert monotonic() - began < 2.0
